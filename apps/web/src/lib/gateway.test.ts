import { type NodeEvent, roomChannel } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeGateway, startFakeGateway } from '../testing/fake-gateway.fixture.ts';
import { createGateway } from './gateway.ts';
import { createLog } from './log.ts';

let fake: FakeGateway;
beforeEach(async () => {
  fake = await startFakeGateway();
});
afterEach(() => fake.close());

const ended = (count: number): NodeEvent[] =>
  Array.from({ length: count }, (_, at) => ({ type: 'user.ended', userId: `u${at}` }));

const gatewayAt = (url: string, internalSecret: string) => {
  const log = createLog({ logLevel: 'silent' });
  const errors: unknown[] = [];
  log.warn = (about: unknown) => void errors.push(about);
  return { errors, ...createGateway({ gatewayInternalUrl: new URL(url), internalSecret }, log) };
};

test('[A22] events arrive in their order, with the secret, at most 1,000 in a request', async () => {
  const { publish, errors } = gatewayAt(fake.url, fake.secret);
  await publish(ended(2_500));
  expect(fake.events).toEqual(ended(2_500));
  expect(fake.requests).toBe(3);
  expect(errors).toEqual([]);
});

test('[A22] what is published while a request is under way shares the next one, in its order', async () => {
  const { publish, errors } = gatewayAt(fake.url, fake.secret);
  const given = ended(50);
  await Promise.all(given.map((event) => publish([event])));
  expect(fake.events).toEqual(given);
  expect(fake.requests).toBe(2);
  expect(errors).toEqual([]);
});

test('[A22] a request is no larger than the gateway reads', async () => {
  const { publish } = gatewayAt(fake.url, fake.secret);
  const channel = roomChannel(v7());
  const author = { id: 'ann', name: 'Ann', guest: false };
  const given = Array.from({ length: 200 }, (_, at): NodeEvent => {
    const data = { kind: 'message.created', messageId: v7(), author, body: 'ä'.repeat(4_000) } as const;
    return { type: 'log', channel, epoch: 'e', seq: at + 1, ts: 1, data };
  });
  await publish(given);
  expect(fake.events.map((event) => 'seq' in event && event.seq)).toEqual(given.map((_, at) => at + 1));
  expect(fake.largestBody).toBeLessThan(1_048_576);
});

test('[A22] an event that the gateway refuses costs the others nothing', async () => {
  const { publish, errors } = gatewayAt(fake.url, fake.secret);
  const bad = { type: 'user.ended', userId: 'x'.repeat(10_000) } as const;
  await Promise.all([publish(ended(1)), publish([bad]), publish(ended(2))]);
  expect(fake.events).toEqual([...ended(1), ...ended(2)]);
  expect(errors).toEqual([expect.objectContaining({ events: 1, types: ['user.ended'] })]);
});

test('[A22] nothing is asked when there is nothing to say', async () => {
  await gatewayAt(fake.url, fake.secret).publish([]);
  expect(fake.requests).toBe(0);
});

test('[A22] a failure is tried once more, then logged, and never thrown', async () => {
  fake.status = 503;
  const { publish, errors } = gatewayAt(fake.url, fake.secret);
  await publish(ended(1));
  expect(fake.requests).toBe(2);
  expect(errors).toEqual([expect.objectContaining({ events: 1, types: ['user.ended'] })]);
});

test('[A22] a gateway that is away is logged, and never thrown', async () => {
  const { publish, errors } = gatewayAt('http://127.0.0.1:1', fake.secret);
  await publish(ended(1));
  expect(errors).toHaveLength(1);
});
