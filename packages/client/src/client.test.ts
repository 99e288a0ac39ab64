import { describe, expect, test } from 'vitest';
import { ada } from './testing/fake-gateway.ts';
import { makeClient } from './testing/make-client.ts';
import { settle } from './testing/settle.ts';

const room = 'room:01990000-0000-7000-8000-0000000000aa';

describe('a first conversation', () => {
  test('a client gets a ticket, says hello with its channels, and is live once everything missed was told', async () => {
    const { client, gateway, faults, goLive } = makeClient({ name: 'x'.repeat(65) });
    gateway.message(room, 'before');
    const told: string[] = [];
    client.onStatus(({ state }) => told.push(state));
    client.log(room, {
      onReset: ({ reason, events }) => told.push(`${reason} ${events.length}`),
      onEvents: (events) => told.push(...events.map(({ seq }) => `event ${seq}`)),
    });
    await goLive();
    gateway.message(room, 'after');
    expect(told).toEqual(['idle', 'connecting', 'greeting', 'initial 1', 'live', 'event 2']);
    expect(gateway.link.heard[0]).toMatchObject({ type: 'hello', ticket: 't1', client: 'x'.repeat(64) });
    expect(gateway.link.url).toBe('ws://gateway.test/live');
    expect(faults).toEqual([]);
    client.stop();
  });

  test('one that was stopped before its welcome, and whose channels are closed, leaves no timer behind', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    gateway.intercept = (_, { type }) => type === 'hello';
    const subscription = client.log(room, {});
    await goLive();
    expect(client.status.state).toBe('greeting');
    client.stop();
    subscription.close();
    await clock.advance(60_000);
    expect(clock.pending).toBe(0);
  });

  test('a published message comes back as an event, and its publication is settled', async () => {
    const { client, gateway, goLive } = makeClient();
    const bodies: string[] = [];
    client.log(room, {
      onEvents: (events) => {
        for (const { data } of events) if (data.kind === 'message.created') bodies.push(data.body);
      },
    });
    await goLive();
    const { messageId, settled } = client.publish(room, 'hello');
    expect(client.outbox).toMatchObject([{ messageId, body: 'hello', state: { name: 'queued' } }]);
    await settle();
    expect(await settled).toEqual({ outcome: 'sent', seq: 1, duplicate: false });
    expect(bodies).toEqual(['hello']);
    expect(client.outbox).toEqual([]);
    expect(gateway.log(room).events[0]?.data).toMatchObject({ messageId, author: ada });
    client.stop();
  });
});
