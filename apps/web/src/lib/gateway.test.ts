import type { NodeEvent } from '@tidewire/protocol';
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
  log.error = (about: unknown) => void errors.push(about);
  return { errors, ...createGateway({ gatewayInternalUrl: new URL(url), internalSecret }, log) };
};

test('[A22] events arrive in their order, with the secret, at most 1,000 in a request', async () => {
  const { publish, errors } = gatewayAt(fake.url, fake.secret);
  await publish(ended(2_500));
  expect(fake.events).toEqual(ended(2_500));
  expect(fake.requests).toBe(3);
  expect(errors).toEqual([]);
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
