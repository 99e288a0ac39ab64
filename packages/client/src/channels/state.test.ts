import { describe, expect, test } from 'vitest';
import type { Client } from '../api.ts';
import { makeClient } from '../testing/make-client.ts';
import { settle } from '../testing/settle.ts';

const goog = 'feed:stock.GOOG';

function watch(client: Client, maxRate?: number) {
  const told: string[] = [];
  const subscription = client.state(
    goog,
    {
      onValue: (value, { seq, skipped }) =>
        told.push(`${seq}${skipped > 0 ? ` (${skipped} skipped)` : ''} ${JSON.stringify(value)}`),
      onSync: (sync) => told.push(sync),
      onError: ({ code }) => told.push(`error ${code}`),
      onDegraded: ({ to }) => told.push(`degraded ${to}`),
    },
    maxRate === undefined ? {} : { maxRate },
  );
  return { told, subscription };
}

describe('the value of a state', () => {
  test('begins with a snapshot and follows by patches of changed fields', async () => {
    const { client, gateway, goLive } = makeClient();
    gateway.set(goog, { last: 1, bid: 2 });
    const { told, subscription } = watch(client);
    expect(subscription.value).toBeUndefined();
    await goLive();
    gateway.set(goog, { last: 3, bid: 2 });
    gateway.set(goog, { last: 4 });
    expect(told).toEqual(['joining', '1 {"last":1,"bid":2}', 'live', '2 {"last":3,"bid":2}', '3 {"last":4}']);
    expect(subscription.value).toEqual({ last: 4 });
    client.stop();
  });

  test('is null when nothing was published yet', async () => {
    const { client, gateway, goLive } = makeClient();
    const { told, subscription } = watch(client);
    await goLive();
    expect(subscription.value).toBeNull();
    gateway.set(goog, { last: 1 });
    expect(told).toEqual(['joining', '0 null', 'live', '1 {"last":1}']);
    client.stop();
  });

  test('counts values that were skipped on purpose', async () => {
    const { client, gateway, goLive } = makeClient();
    const { told } = watch(client);
    await goLive();
    gateway.set(goog, { last: 9 }, { skipped: 31 });
    expect(told.at(-1)).toBe('32 (31 skipped) {"last":9}');
    client.stop();
  });

  test('is asked for anew after a hole, and no patch is applied to a value it was not made for', async () => {
    const { client, gateway, goLive } = makeClient();
    gateway.set(goog, { last: 1, bid: 1 });
    const { told } = watch(client);
    await goLive();
    gateway.set(goog, { last: 1, bid: 7 }, { lost: true });
    gateway.intercept = (_, message) => message.type === 'subscribe';
    gateway.set(goog, { last: 2, bid: 7 });
    gateway.set(goog, { last: 3, bid: 7 });
    expect(told.slice(-2)).toEqual(['live', 'catching_up']);
    const [question] = gateway.link.heardOf('subscribe');
    if (question !== undefined) gateway.answer(gateway.link, question);
    expect(told.slice(-2)).toEqual(['4 (2 skipped) {"last":3,"bid":7}', 'live']);
    client.stop();
  });

  test('is not told twice when nothing changed while away, and is a fresh snapshot when something did', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    gateway.set(goog, { last: 1 });
    const { told } = watch(client);
    await goLive();
    gateway.link.close(1006);
    await clock.advance(150);
    expect(told.slice(-2)).toEqual(['catching_up', 'live']);
    gateway.link.close(1006);
    gateway.states.set(goog, { epoch: 'q2', seq: 1, value: { last: 5 } });
    await clock.advance(300);
    expect(told.slice(-2)).toEqual(['1 {"last":5}', 'live']);
    client.stop();
  });

  test('drops a patch that was heard already', async () => {
    const { client, gateway, goLive } = makeClient();
    const { told } = watch(client);
    await goLive();
    gateway.set(goog, { last: 1 });
    gateway.link.say({ type: 'event', channel: goog, seq: 1, ts: 0, data: { last: 0 } });
    expect(told.at(-1)).toBe('1 {"last":1}');
    expect(gateway.link.heardOf('subscribe')).toEqual([]);
    client.stop();
  });

  test('is never changed in place', async () => {
    const { client, gateway, goLive } = makeClient();
    gateway.set(goog, { last: 1 });
    const { subscription } = watch(client);
    await goLive();
    const before = subscription.value;
    gateway.set(goog, { last: 2 });
    expect(before).toEqual({ last: 1 });
    client.stop();
  });
});

describe('several readers', () => {
  test('share one subscription, and a later one is shown the value at once', async () => {
    const { client, gateway, goLive } = makeClient();
    gateway.set(goog, { last: 1 });
    watch(client);
    await goLive();
    const { told } = watch(client);
    await settle();
    expect(told).toEqual(['1 {"last":1}', 'live']);
    expect(gateway.link.heardOf('subscribe')).toEqual([]);
    client.stop();
  });

  test('the fastest decides how often the wire brings a value', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    watch(client, 2);
    watch(client, 5);
    await goLive();
    expect(gateway.link.heardOf('hello')[0]?.subscribe).toEqual([{ channel: goog, maxRate: 5 }]);
    const fast = watch(client);
    await settle();
    expect(gateway.link.heardOf('subscribe')).toMatchObject([{ channel: goog }]);
    expect(gateway.link.heardOf('subscribe')[0]?.maxRate).toBeUndefined();
    fast.subscription.close();
    await clock.advance(0);
    expect(gateway.link.heardOf('subscribe')[1]?.maxRate).toBe(5);
    client.stop();
  });

  test('that have all closed ask for no other rate while their channel lingers', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    const { subscription } = watch(client, 5);
    await goLive();
    subscription.close();
    await clock.advance(5_000);
    expect(gateway.link.heardOf('subscribe')).toEqual([]);
    expect(gateway.link.heardOf('unsubscribe')).toHaveLength(1);
    client.stop();
  });

  test('are never told anything before their subscription was returned', async () => {
    const { client, gateway, goLive } = makeClient();
    gateway.set(goog, { last: 1 });
    await goLive();
    let isReturned = false;
    const wasReturned: boolean[] = [];
    client.state(goog, {
      onValue: () => wasReturned.push(isReturned),
      onSync: () => wasReturned.push(isReturned),
    });
    isReturned = true;
    await settle();
    expect(wasReturned).toEqual([true, true]);
    client.stop();
  });

  test.each([
    [1_000, 100],
    [0.5, 0.5],
    [0, undefined],
    [-1, undefined],
    [Number.NaN, undefined],
  ])('who asks for %d a second gets what the server can be asked for: %s', async (maxRate, asked) => {
    const { client, gateway, goLive } = makeClient();
    watch(client, maxRate);
    await goLive();
    expect(gateway.link.heardOf('hello')[0]?.subscribe[0]?.maxRate).toBe(asked);
    client.stop();
  });

  test('one that comes while the answer is awaited has its rate asked for afterwards', async () => {
    const { client, gateway, goLive } = makeClient();
    await goLive();
    gateway.intercept = (_, message) => message.type === 'subscribe';
    watch(client, 1);
    await settle();
    watch(client, 9);
    await settle();
    gateway.intercept = () => false;
    const [question] = gateway.link.heardOf('subscribe');
    if (question !== undefined) gateway.answer(gateway.link, question);
    expect(gateway.link.heardOf('subscribe').map(({ maxRate }) => maxRate)).toEqual([1, 9]);
    client.stop();
  });

  test('hear of slowness, of refusal, and nothing after they closed', async () => {
    const { client, gateway, goLive } = makeClient();
    const { told, subscription } = watch(client);
    await goLive();
    gateway.link.say({ type: 'degraded', channel: goog, to: 'conflated', why: 'slow reader' });
    gateway.link.say({ type: 'unsubscribed', channel: goog, code: 'not_found', message: 'gone' });
    expect(told.slice(-3)).toEqual(['degraded conflated', 'refused', 'error not_found']);
    subscription.close();
    gateway.set(goog, { last: 1 });
    expect(told.at(-1)).toBe('error not_found');
    client.stop();
  });
});
