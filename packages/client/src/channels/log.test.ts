import type { LogEvent, ServerMessage } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import type { Client, LogSubscription } from '../api.ts';
import { ada } from '../testing/fake-gateway.ts';
import { makeClient } from '../testing/make-client.ts';
import { settle } from '../testing/settle.ts';

const room = 'room:01990000-0000-7000-8000-0000000000aa';
const other = 'room:01990000-0000-7000-8000-0000000000bb';

type Notes = { told: string[]; subscription: LogSubscription };

/** Reads a room and writes down what it is told, in a shorthand. */
function read(
  client: Client,
  options: { since?: { epoch: string; seq: number } } = {},
  channel = room,
): Notes {
  const told: string[] = [];
  const list = (events: readonly { seq: number }[]) => events.map(({ seq }) => seq).join(',');
  const subscription = client.log(
    channel as `room:${string}`,
    {
      onReset: ({ reason, events, more }) =>
        told.push(`reset ${reason} ${list(events)}${more ? ' more' : ''}`),
      onEvents: (events, { replayed }) => told.push(`${replayed ? 'replayed' : 'event'} ${list(events)}`),
      onSync: (sync) => told.push(sync),
      onError: ({ code }) => told.push(`error ${code}`),
    },
    options,
  );
  return { told, subscription };
}

const event = (channel: string, { seq, ts, data }: LogEvent): ServerMessage => ({
  type: 'event',
  channel,
  seq,
  ts,
  data,
});

describe('the first answer', () => {
  test('brings the recent events, and the position of a log that never saw any', async () => {
    const { client, goLive } = makeClient();
    const { told, subscription } = read(client);
    expect(subscription).toMatchObject({ channel: room, position: undefined, sync: 'joining' });
    await goLive();
    expect(told).toEqual(['joining', 'reset initial ', 'live']);
    expect(subscription).toMatchObject({ position: { epoch: 'e1', seq: 0 }, sync: 'live' });
    client.stop();
  });

  test('after a position brings exactly what was missed since', async () => {
    const { client, gateway, goLive } = makeClient();
    for (const body of ['a', 'b', 'c']) gateway.message(room, body);
    const { told, subscription } = read(client, { since: { epoch: 'e1', seq: 1 } });
    expect(subscription.position).toEqual({ epoch: 'e1', seq: 1 });
    await goLive();
    expect(gateway.link.heardOf('hello')[0]?.subscribe).toEqual([
      { channel: room, since: { epoch: 'e1', seq: 1 } },
    ]);
    expect(told).toEqual(['joining', 'replayed 2,3', 'live']);
    expect(subscription.position).toEqual({ epoch: 'e1', seq: 3 });
    client.stop();
  });

  test('to a subscription made while live comes in one question of its own', async () => {
    const { client, gateway, goLive } = makeClient();
    gateway.message(room, 'a');
    await goLive();
    const { told } = read(client);
    await settle();
    expect(gateway.link.heardOf('subscribe')).toMatchObject([{ channel: room }]);
    expect(told).toEqual(['reset initial 1', 'live']);
    client.stop();
  });

  test('to several readers gives each what it asked for, whoever was first', async () => {
    const { client, gateway, goLive } = makeClient();
    for (const body of ['a', 'b', 'c']) gateway.message(room, body);
    const resuming = read(client, { since: { epoch: 'e1', seq: 2 } });
    const fresh = read(client);
    await settle();
    expect(fresh.subscription.position).toBeUndefined();
    await goLive();
    expect(resuming.told).toEqual(['joining', 'replayed 3', 'live']);
    expect(fresh.told).toEqual(['joining', 'reset initial 3 more', 'live']);
    client.stop();
  });

  test('says that nothing is older when the position was the very beginning', async () => {
    const { client, gateway, goLive } = makeClient();
    gateway.message(room, 'a');
    read(client, { since: { epoch: 'e1', seq: 0 } });
    await goLive();
    const { told } = read(client);
    await settle();
    expect(told).toEqual(['reset initial 1', 'live']);
    client.stop();
  });

  test('never calls a handler before the subscription was returned', async () => {
    const { client, gateway, goLive } = makeClient();
    gateway.message(room, 'a');
    await goLive();
    let isReturned = false;
    const wasReturned: boolean[] = [];
    client.log(room, {
      onReset: () => wasReturned.push(isReturned),
      onSync: () => wasReturned.push(isReturned),
    });
    isReturned = true;
    await settle();
    expect(wasReturned).toEqual([true, true]);
    client.stop();
  });
});

describe('coming back', () => {
  test('replays what was missed before it is live, and asks from where it was', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    const { told } = read(client);
    client.onStatus(({ state }) => told.push(`status ${state}`));
    await goLive();
    gateway.message(room, 'a');
    gateway.link.close(1006);
    gateway.message(room, 'b');
    gateway.message(room, 'c');
    told.length = 0;
    await clock.advance(150);
    expect(gateway.link.heardOf('hello')[0]?.subscribe).toEqual([
      { channel: room, since: { epoch: 'e1', seq: 1 } },
    ]);
    expect(told).toEqual(['status connecting', 'status greeting', 'replayed 2,3', 'live', 'status live']);
    client.stop();
  });

  test('shows nothing twice, even if the server replays what is known already', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    for (const body of ['a', 'b', 'c']) gateway.message(room, body);
    const { told } = read(client);
    await goLive();
    gateway.overlap = 2;
    gateway.link.close(1006);
    gateway.message(room, 'd');
    await clock.advance(150);
    expect(told.slice(-2)).toEqual(['replayed 4', 'live']);
    client.stop();
  });

  test('to another history shows that instead, and says why', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    gateway.message(room, 'a');
    const { told, subscription } = read(client);
    await goLive();
    gateway.link.close(1006);
    Object.assign(gateway.log(room), { epoch: 'e2', events: [] });
    gateway.message(room, 'new');
    told.length = 0;
    await clock.advance(150);
    expect(told).toEqual(['reset epoch_changed 1', 'live']);
    expect(subscription.position).toEqual({ epoch: 'e2', seq: 1 });
    client.stop();
  });

  test('too late shows the recent events, and says so', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    gateway.log(room).keeps = 10;
    const { told } = read(client);
    await goLive();
    gateway.link.close(1006);
    for (let n = 0; n < 60; n += 1) gateway.message(room, `${n}`);
    told.length = 0;
    await clock.advance(150);
    expect(told[0]).toMatch(/^reset too_old 11,12,.*,60 more$/);
    client.stop();
  });

  test('shows that it is behind from the moment the connection is gone', async () => {
    const { client, gateway, goLive } = makeClient();
    const { told, subscription } = read(client);
    await goLive();
    gateway.link.close(1006);
    expect(told.at(-1)).toBe('catching_up');
    expect(subscription.sync).toBe('catching_up');
    client.stop();
  });

  test('survives a stop and a start', async () => {
    const { client, gateway, goLive } = makeClient();
    const { told } = read(client);
    await goLive();
    client.stop();
    gateway.message(room, 'meanwhile');
    await goLive();
    expect(told.slice(-2)).toEqual(['replayed 1', 'live']);
    client.stop();
  });
});

describe('order', () => {
  test('an event that was heard already is dropped', async () => {
    const { client, gateway, goLive } = makeClient();
    const { told } = read(client);
    await goLive();
    const first = gateway.message(room, 'a');
    gateway.link.say(event(room, first));
    gateway.message(room, 'b');
    gateway.link.say(event(room, first));
    expect(told).toEqual(['joining', 'reset initial ', 'live', 'event 1', 'event 2']);
    client.stop();
  });

  test('a hole is fetched, and what came after it waits for it', async () => {
    const { client, gateway, goLive } = makeClient();
    const { told } = read(client);
    await goLive();
    gateway.message(room, 'a');
    gateway.message(room, 'lost', 'lost');
    gateway.message(room, 'lost too', 'lost');
    gateway.intercept = (_, message) => message.type === 'history';
    gateway.message(room, 'd');
    expect(told.slice(-2)).toEqual(['event 1', 'catching_up']);
    gateway.message(room, 'e');
    const [question] = gateway.link.heardOf('history');
    expect(question).toMatchObject({ channel: room, after: 1 });
    if (question !== undefined) gateway.answer(gateway.link, question);
    expect(told.slice(-2)).toEqual(['event 2,3,4,5', 'live']);
    expect(gateway.link.heardOf('history')).toHaveLength(1);
    client.stop();
  });

  test('a hole longer than a page is fetched page by page', async () => {
    const { client, gateway, goLive } = makeClient();
    const { told, subscription } = read(client);
    await goLive();
    for (let n = 0; n < 150; n += 1) gateway.message(room, 'lost', 'lost');
    gateway.message(room, 'heard');
    expect(gateway.link.heardOf('history')).toMatchObject([{ after: 0 }, { after: 100 }]);
    expect(subscription.position?.seq).toBe(151);
    expect(told.at(-1)).toBe('live');
    client.stop();
  });

  test('when too much comes after a hole it is let go, and the subscription is asked for again from before the hole', async () => {
    const { client, gateway, goLive } = makeClient();
    const { subscription } = read(client);
    await goLive();
    gateway.message(room, 'lost', 'lost');
    gateway.intercept = (_, message) => message.type === 'history';
    for (let n = 0; n < 257; n += 1) gateway.message(room, `${n}`);
    expect(gateway.link.heardOf('subscribe')).toMatchObject([
      { channel: room, since: { epoch: 'e1', seq: 0 } },
    ]);
    expect(subscription).toMatchObject({ position: { seq: 258 }, sync: 'live' });
    const [question] = gateway.link.heardOf('history');
    if (question !== undefined) gateway.answer(gateway.link, question);
    expect(subscription.position).toEqual({ epoch: 'e1', seq: 258 });
    client.stop();
  });

  test.each([
    [
      'is refused',
      (id: number) => ({ type: 'error', re: id, code: 'unavailable', message: '', retryable: true }),
    ],
    [
      'is of another history',
      (id: number) => ({ type: 'history', re: id, channel: room, epoch: 'e9', events: [], more: false }),
    ],
    [
      'does not hold it',
      (id: number) => ({ type: 'history', re: id, channel: room, epoch: 'e1', events: [], more: false }),
    ],
  ] as const)(
    'when the page that should fill a hole %s, the subscription is asked for again',
    async (_, answer) => {
      const { client, gateway, goLive } = makeClient();
      const { told, subscription } = read(client);
      await goLive();
      gateway.message(room, 'lost', 'lost');
      gateway.intercept = (link, message) => {
        if (message.type !== 'history') return false;
        link.say(answer(message.id) as ServerMessage);
        return true;
      };
      gateway.message(room, 'b');
      expect(gateway.link.heardOf('subscribe')).toHaveLength(1);
      expect(told.slice(-3)).toEqual(['catching_up', 'replayed 1,2', 'live']);
      expect(subscription.position?.seq).toBe(2);
      client.stop();
    },
  );

  test('a connection lost while a hole is fetched resumes from before the hole', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    const { told } = read(client);
    await goLive();
    gateway.message(room, 'lost', 'lost');
    gateway.intercept = (_, message) => message.type === 'history';
    gateway.message(room, 'b');
    gateway.link.close(1006);
    await clock.advance(150);
    expect(told.slice(-2)).toEqual(['replayed 1,2', 'live']);
    gateway.message(room, 'c');
    expect(told.at(-1)).toBe('event 3');
    expect(gateway.link.heardOf('history')).toEqual([]);
    client.stop();
  });

  test('one hole after another is fetched', async () => {
    const { client, gateway, goLive } = makeClient();
    const { told } = read(client);
    await goLive();
    for (const first of [1, 3]) {
      gateway.message(room, 'lost', 'lost');
      gateway.message(room, 'heard');
      expect(told.slice(-2)).toEqual([`event ${first},${first + 1}`, 'live']);
    }
    client.stop();
  });

  test('an answer about a hole that is no hole any more changes nothing', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    read(client);
    await goLive();
    gateway.message(room, 'lost', 'lost');
    gateway.intercept = (_, message) => message.type === 'history';
    for (let n = 0; n < 257; n += 1) gateway.message(room, `${n}`);
    await clock.advance(10_000);
    expect(gateway.link.heardOf('subscribe')).toHaveLength(1);
    client.stop();
  });
});

describe('several readers of one channel', () => {
  test('share one subscription on the wire, and a later one is shown at once what is known', async () => {
    const { client, gateway, goLive } = makeClient();
    gateway.message(room, 'a');
    const first = read(client);
    await goLive();
    gateway.message(room, 'b');
    const second = read(client);
    await settle();
    gateway.message(room, 'c');
    expect(first.told.slice(-2)).toEqual(['event 2', 'event 3']);
    expect(second.told).toEqual(['reset initial 1,2', 'live', 'event 3']);
    expect(gateway.link.heardOf('subscribe')).toEqual([]);
    client.stop();
  });

  test('a later one with a position of its own is shown what it misses, and nothing twice', async () => {
    const { client, gateway, goLive } = makeClient();
    for (const body of ['a', 'b', 'c']) gateway.message(room, body);
    read(client);
    await goLive();
    const behind = read(client, { since: { epoch: 'e1', seq: 1 } });
    const ahead = read(client, { since: { epoch: 'e1', seq: 4 } });
    await settle();
    expect(ahead.subscription.position?.seq).toBe(4);
    gateway.message(room, 'd');
    gateway.message(room, 'e');
    expect(behind.told).toEqual(['replayed 2,3', 'live', 'event 4', 'event 5']);
    expect(ahead.told).toEqual(['live', 'event 5']);
    expect(ahead.subscription.position?.seq).toBe(5);
    client.stop();
  });

  test('a later one that is just where the channel is needs nothing', async () => {
    const { client, gateway, goLive } = makeClient();
    gateway.message(room, 'a');
    read(client, { since: { epoch: 'e1', seq: 1 } });
    await goLive();
    const { told } = read(client, { since: { epoch: 'e1', seq: 1 } });
    await settle();
    expect(told).toEqual(['live']);
    client.stop();
  });

  test('one that was ahead hears everything of a history that begins anew', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    const { told } = read(client);
    await goLive();
    const ahead = read(client, { since: { epoch: 'e1', seq: 9 } });
    await settle();
    gateway.restart(room);
    await clock.advance(150);
    gateway.message(room, 'a');
    expect(told.slice(-1)).toEqual(['event 1']);
    expect(ahead.told.slice(-3)).toEqual(['reset epoch_changed ', 'live', 'event 1']);
    client.stop();
  });

  test('a later one whose position is of another history, or is not remembered, is told so', async () => {
    const { client, gateway, goLive } = makeClient();
    for (let n = 0; n < 60; n += 1) gateway.message(room, `${n}`);
    read(client);
    await goLive();
    const foreign = read(client, { since: { epoch: 'e0', seq: 55 } });
    const ancient = read(client, { since: { epoch: 'e1', seq: 2 } });
    await settle();
    expect(foreign.told[0]).toMatch(/^reset epoch_changed 11,.*,60 more$/);
    expect(ancient.told[0]).toMatch(/^reset too_old 11,.*,60 more$/);
    client.stop();
  });

  test('what is remembered for later ones is bounded', async () => {
    const { client, gateway, goLive } = makeClient();
    read(client);
    await goLive();
    for (let n = 0; n < 1_000; n += 1) gateway.message(room, `${n}`);
    const late = read(client);
    await settle();
    expect(late.told[0]).toMatch(/,1000 more$/);
    expect(late.told[0]?.split(',').length).toBeLessThanOrEqual(400);
    client.stop();
  });

  test('a mount, an unmount and a mount again, as React does them, are one subscription', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    await goLive();
    read(client).subscription.close();
    const { told } = read(client);
    await clock.advance(5_000);
    expect(gateway.link.heardOf('subscribe')).toHaveLength(1);
    expect(gateway.link.heardOf('unsubscribe')).toEqual([]);
    gateway.message(room, 'a');
    expect(told.at(-1)).toBe('event 1');
    client.stop();
  });

  test('when the last one leaves, the channel is left a second later, and nothing is told any more', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    const first = read(client);
    const second = read(client);
    await goLive();
    first.subscription.close();
    first.subscription.close();
    await clock.advance(5_000);
    expect(gateway.link.heardOf('unsubscribe')).toEqual([]);
    second.subscription.close();
    await clock.advance(999);
    expect(gateway.link.heardOf('unsubscribe')).toEqual([]);
    await clock.advance(1);
    expect(gateway.link.heardOf('unsubscribe')).toMatchObject([{ channel: room }]);
    const before = second.told.length;
    gateway.message(room, 'unheard');
    expect(second.told).toHaveLength(before);
    client.stop();
  });

  test('one that was left is not asked for again by the next hello', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    const { subscription } = read(client);
    await goLive();
    subscription.close();
    gateway.link.close(1006);
    await clock.advance(150);
    expect(gateway.link.heardOf('hello')).toMatchObject([{ subscribe: [] }]);
    client.stop();
    expect(clock.pending).toBe(0);
  });

  test('one that is left while its answer is awaited is left on the wire once the answer is here', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    await goLive();
    gateway.intercept = (_, message) => message.type === 'subscribe';
    read(client).subscription.close();
    await clock.advance(3_000);
    expect(gateway.link.heardOf('unsubscribe')).toEqual([]);
    const [question] = gateway.link.heardOf('subscribe');
    if (question !== undefined) gateway.answer(gateway.link, question);
    await clock.advance(1_000);
    expect(gateway.link.heardOf('unsubscribe')).toMatchObject([{ channel: room }]);
    expect(gateway.link.subscribed.size).toBe(0);
    client.stop();
  });

  test('a handler that throws harms no other reader', async () => {
    const { client, gateway, faults, goLive } = makeClient();
    client.log(room, {
      onEvents: () => {
        throw new Error('a bug of the app');
      },
    });
    const { told } = read(client);
    await goLive();
    gateway.message(room, 'a');
    expect(told.at(-1)).toBe('event 1');
    expect(faults).toMatchObject([{ message: 'a bug of the app' }]);
    client.stop();
  });

  test('a reader that was closed before it was told anything is told nothing', async () => {
    const { client, gateway, goLive } = makeClient();
    gateway.message(room, 'a');
    const open = read(client);
    await goLive();
    const { told, subscription } = read(client);
    subscription.close();
    await settle();
    expect(told).toEqual([]);
    open.subscription.close();
    client.stop();
  });

  test('a reader that closes itself while it is told something is told no more', async () => {
    const { client, gateway, goLive } = makeClient();
    let calls = 0;
    const subscription = client.log(room, {
      onEvents: () => {
        calls += 1;
        subscription.close();
      },
    });
    await goLive();
    gateway.message(room, 'a');
    gateway.message(room, 'b');
    expect(calls).toBe(1);
    client.stop();
  });
});

describe('refusals', () => {
  test('a channel that is refused says why, once, and harms no other', async () => {
    const { client, gateway, goLive } = makeClient();
    gateway.refused.set(room, 'forbidden');
    const refused = read(client);
    const fine = read(client, {}, other);
    await goLive();
    expect(refused.told).toEqual(['joining', 'refused', 'error forbidden']);
    expect(fine.told.at(-1)).toBe('live');
    client.stop();
  });

  test('a refused one is asked for again when somebody new wants to read it, and after a reconnect', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    gateway.refused.set(room, 'not_found');
    const { told } = read(client);
    await goLive();
    gateway.refused.clear();
    read(client);
    await settle();
    expect(told.at(-1)).toBe('live');
    gateway.refused.set(room, 'not_found');
    gateway.link.close(4204);
    await clock.advance(150);
    expect(told.at(-1)).toBe('error not_found');
    gateway.refused.clear();
    gateway.link.close(4204);
    await clock.advance(300);
    expect(told.at(-1)).toBe('live');
    client.stop();
  });

  test('what may pass is tried again by itself, after the time that was named', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    await goLive();
    let refusals = 1;
    gateway.intercept = (link, message) => {
      if (message.type !== 'subscribe' || refusals === 0) return false;
      refusals -= 1;
      link.say({
        type: 'error',
        re: message.id,
        code: 'rate_limited',
        message: '',
        retryable: true,
        retryAfterMs: 1_500,
      });
      return true;
    };
    const { told } = read(client);
    await clock.advance(1_499);
    expect(told).toEqual(['joining']);
    await clock.advance(1);
    expect(told).toEqual(['joining', 'reset initial ', 'live']);
    client.stop();
  });

  test('an answer that does not come is asked for again, and the socket is asked whether it lives', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    await goLive();
    let isDeaf = true;
    gateway.intercept = (_, message) => message.type === 'subscribe' && isDeaf;
    const { told } = read(client);
    await clock.advance(9_000);
    gateway.link.say({ type: 'heartbeat', now: clock.now() });
    await clock.advance(1_000);
    expect(gateway.link.heardOf('ping')).toHaveLength(1);
    isDeaf = false;
    await clock.advance(150);
    expect(told.at(-1)).toBe('live');
    client.stop();
  });

  test('a channel that is taken away says so, and nothing more comes', async () => {
    const { client, gateway, goLive } = makeClient();
    const { told, subscription } = read(client);
    await goLive();
    gateway.link.say({ type: 'unsubscribed', channel: room, code: 'forbidden', message: 'you were removed' });
    gateway.message(room, 'secret');
    expect(told.slice(-2)).toEqual(['refused', 'error forbidden']);
    expect(subscription.sync).toBe('refused');
    client.stop();
  });

  test('a channel whose history began anew is behind at once, and asked for again by itself', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    const { told } = read(client);
    await goLive();
    gateway.restart(room);
    expect(told.at(-1)).toBe('catching_up');
    await clock.advance(150);
    expect(told.slice(-3)).toEqual(['catching_up', 'reset epoch_changed ', 'live']);
    client.stop();
  });

  test('what fails again and again is asked for less and less often, until it succeeds', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    await goLive();
    const askedAt: number[] = [];
    gateway.intercept = (_, message) => {
      if (message.type === 'subscribe') askedAt.push(clock.now());
      return false;
    };
    gateway.refused.set(room, 'unavailable');
    const began = clock.now();
    read(client);
    await clock.advance(150 + 300 + 600);
    gateway.refused.clear();
    await clock.advance(1_200);
    gateway.refused.set(room, 'internal');
    gateway.link.say({ type: 'unsubscribed', channel: room, code: 'unavailable', message: '' });
    await clock.advance(149);
    expect(askedAt.map((at) => at - began)).toEqual([0, 150, 450, 1_050, 2_250]);
    await clock.advance(1);
    expect(askedAt).toHaveLength(6);
    client.stop();
    expect(clock.pending).toBe(0);
  });

  test('somebody new who wants to read does not wait for the next try, which then is not made', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    await goLive();
    gateway.refused.set(room, 'unavailable');
    read(client);
    gateway.refused.clear();
    const { told } = read(client);
    await clock.advance(10_000);
    expect(told).toEqual(['reset initial ', 'live']);
    expect(gateway.link.heardOf('subscribe')).toHaveLength(2);
    client.stop();
  });

  test('a name that no channel can have is refused here, and harms no other channel', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    const nonsense = read(client, {}, 'room:lobby');
    const fine = read(client);
    await settle();
    expect(nonsense.told).toEqual(['joining', 'refused', 'error not_found']);
    await goLive();
    gateway.link.close(1006);
    await clock.advance(150);
    expect(gateway.link.heardOf('hello')).toMatchObject([{ subscribe: [{ channel: room }] }]);
    expect(gateway.links.flatMap((link) => link.heardOf('subscribe'))).toEqual([]);
    expect(fine.told.at(-1)).toBe('live');
    client.stop();
  });

  test('a log cannot be read as a state, nor a state as a log', async () => {
    const { client } = makeClient();
    const failures: string[] = [];
    client.log('feed:stock.GOOG' as `room:${string}`, { onError: ({ code }) => failures.push(code) });
    await settle();
    expect(failures).toEqual(['not_found']);
    expect(() => client.state('feed:stock.GOOG', {})).toThrow(TypeError);
    client.log(room, {});
    expect(() => client.state(room as `feed:${string}`, {})).toThrow(TypeError);
  });

  test('one that waits for its next try is left without waiting for it', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    await goLive();
    gateway.intercept = (link, message) => {
      if (message.type !== 'subscribe') return false;
      const limited = { type: 'error', code: 'rate_limited', message: '', retryable: true } as const;
      link.say({ ...limited, re: message.id, retryAfterMs: 60_000 });
      return true;
    };
    const before = clock.pending;
    read(client).subscription.close();
    await clock.advance(1_000);
    expect(clock.pending).toBe(before);
    client.stop();
  });

  test('a next try that was put off is not made twice', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    await goLive();
    for (let n = 0; n < 61; n += 1) {
      read(client, {}, `room:01990000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`);
    }
    gateway.refused.set(room, 'unavailable');
    read(client);
    await clock.advance(100);
    gateway.refused.clear();
    read(client);
    await clock.advance(10_000);
    expect(gateway.link.heardOf('subscribe').filter(({ channel }) => channel === room)).toHaveLength(2);
    client.stop();
  });

  test('one that is refused is left without a word', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    gateway.refused.set(room, 'forbidden');
    const { subscription } = read(client);
    await goLive();
    subscription.close();
    await clock.advance(5_000);
    expect(gateway.link.heardOf('unsubscribe')).toEqual([]);
    client.stop();
  });
});

describe('as many channels as the server allows', () => {
  const many = (n: number) => `room:01990000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

  test('are asked for; one more is told so, and takes the place of one that is given up', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    const notes = Array.from({ length: 202 }, (_, n) => read(client, {}, many(n)));
    await goLive();
    expect(gateway.link.heardOf('hello')[0]?.subscribe).toHaveLength(200);
    expect(notes[200]?.told.at(-1)).toBe('error too_many_subscriptions');
    notes[7]?.subscription.close();
    await clock.advance(1_000);
    expect(notes[200]?.told.at(-1)).toBe('live');
    expect(notes[201]?.told).toEqual(['joining', 'refused', 'error too_many_subscriptions']);
    client.stop();
  });

  test('make room when somebody leaves, and meanwhile nobody is told of an error', async () => {
    const { client, clock, goLive } = makeClient();
    const notes = Array.from({ length: 200 }, (_, n) => read(client, {}, many(n)));
    await goLive();
    notes[7]?.subscription.close();
    notes[8]?.subscription.close();
    const late = read(client, {}, many(200));
    await clock.advance(3_000);
    expect(late.told).toEqual(['joining', 'reset initial ', 'live']);
    client.stop();
  });

  test('are as many as the latest welcome said', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    gateway.limits = { ...gateway.limits, subscriptions: 3 };
    for (let n = 0; n < 5; n += 1) read(client, {}, many(n));
    await goLive();
    expect(gateway.link.heardOf('hello')[0]?.subscribe).toHaveLength(5);
    gateway.link.close(1006);
    await clock.advance(150);
    expect(gateway.link.heardOf('hello')[0]?.subscribe).toHaveLength(3);
    client.stop();
  });
});

describe('a page that opens with many rooms', () => {
  test('asks for all of them in its hello, and for none of them again', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    const notes = Array.from({ length: 150 }, (_, n) =>
      read(client, {}, `room:01990000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`),
    );
    gateway.intercept = (_, message) => message.type === 'hello';
    await goLive();
    await clock.advance(500);
    gateway.intercept = () => false;
    const [hello] = gateway.link.heardOf('hello');
    expect(hello?.subscribe).toHaveLength(150);
    if (hello !== undefined) gateway.answer(gateway.link, hello);
    await clock.advance(500);
    expect(notes.map(({ told }) => told.at(-1))).toEqual(notes.map(() => 'live'));
    expect(gateway.link.heardOf('subscribe')).toEqual([]);
    client.stop();
    expect(clock.pending).toBe(0);
  });
});

describe('a page that is scrolled fast', () => {
  const many = (n: number) => `room:01990000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
  const asked = (gateway: { link: { heardOf(type: 'subscribe' | 'unsubscribe'): unknown[] } }) =>
    gateway.link.heardOf('subscribe').length + gateway.link.heardOf('unsubscribe').length;

  test('asks only for what is still looked at a moment later, and that at once', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    await goLive();
    const visible = Array.from({ length: 40 }, (_, n) => read(client, {}, many(n)));
    for (let first = 40; first < 1_000; first += 40) {
      for (const { subscription } of visible.splice(0)) subscription.close();
      visible.push(...Array.from({ length: 40 }, (_, n) => read(client, {}, many(first + n))));
      await clock.advance(20);
    }
    expect(asked(gateway)).toBeLessThanOrEqual(61 + 0.04 * 480);
    await clock.advance(100);
    expect(visible.map(({ told }) => told.at(-1))).toEqual(visible.map(() => 'live'));
    for (let second = 0; second < 10; second += 1) await clock.advance(1_000);
    expect(gateway.link.subscribed.size).toBe(40);
    client.stop();
    expect(clock.pending).toBe(0);
  });

  test('asks no faster than the server likes, however long that goes on', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    await goLive();
    const began = clock.now();
    let visible: Notes[] = [];
    for (let first = 0; first < 8_000; first += 40) {
      for (const { subscription } of visible) subscription.close();
      visible = Array.from({ length: 40 }, (_, n) => read(client, {}, many(first + n)));
      gateway.link.say({ type: 'heartbeat', now: clock.now() });
      await clock.advance(150);
      expect(asked(gateway)).toBeLessThanOrEqual(200 + 0.04 * (clock.now() - began));
    }
    for (let second = 0; second < 20; second += 1) {
      gateway.link.say({ type: 'heartbeat', now: clock.now() });
      await clock.advance(1_000);
    }
    expect(visible.map(({ told }) => told.at(-1))).toEqual(visible.map(() => 'live'));
    expect(gateway.link.subscribed.size).toBe(40);
    client.stop();
  });
});

describe('asides', () => {
  test('signals and presence are passed on to those who read', async () => {
    const { client, gateway, goLive } = makeClient();
    const told: unknown[] = [];
    client.log(room, {
      onSignal: (from, signal) => told.push([from.name, signal.kind]),
      onPresence: (presence) => told.push(presence),
      onDegraded: (degraded) => told.push(degraded),
    });
    await goLive();
    told.length = 0;
    gateway.link.say({ type: 'signal', channel: room, from: ada, data: { kind: 'typing' } });
    gateway.link.say({
      type: 'presence',
      channel: room,
      count: 2,
      joined: [ada],
      left: ['bob'],
      epoch: 'n1',
      version: 7,
    });
    gateway.link.say({ type: 'degraded', channel: room, to: 'snapshot', why: 'slow reader' });
    expect(told).toEqual([
      ['Ada', 'typing'],
      { count: 2, joined: [ada], left: ['bob'], epoch: 'n1', version: 7 },
      { to: 'snapshot', why: 'slow reader' },
    ]);
    client.stop();
  });

  test('a signal is said at most once in two seconds, and never while away', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    const typing = { kind: 'typing' } as const;
    client.signal(room, typing);
    await goLive();
    client.signal(room, typing);
    client.signal(room, typing);
    client.signal(other, typing);
    expect(gateway.link.heardOf('signal')).toMatchObject([{ channel: room }, { channel: other }]);
    await clock.advance(1_999);
    client.signal(room, typing);
    expect(gateway.link.heardOf('signal')).toHaveLength(2);
    gateway.link.close(1006);
    client.signal(room, typing);
    await clock.advance(150);
    client.signal(room, typing);
    expect(gateway.link.heardOf('signal')).toMatchObject([{ channel: room }]);
    client.stop();
  });

  test('a signal does not join a full socket', async () => {
    const { client, gateway, goLive } = makeClient();
    await goLive();
    gateway.link.bufferedBytes = 65_537;
    client.signal(room, { kind: 'typing' });
    expect(gateway.link.heardOf('signal')).toEqual([]);
    gateway.link.bufferedBytes = 65_536;
    client.signal(room, { kind: 'typing' });
    expect(gateway.link.heardOf('signal')).toHaveLength(1);
    client.stop();
  });
});

describe('history', () => {
  test('pages backwards from an event', async () => {
    const { client, gateway, goLive } = makeClient();
    for (let n = 0; n < 10; n += 1) gateway.message(room, `${n}`);
    await goLive();
    const page = await client.history(room, { before: 8, limit: 3 });
    expect(page).toMatchObject({ epoch: 'e1', more: true, events: [{ seq: 5 }, { seq: 6 }, { seq: 7 }] });
    client.stop();
  });

  test('is rejected when there is no connection, when it goes, and when there is no answer', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    await expect(client.history(room)).rejects.toMatchObject({ name: 'RequestError', code: 'disconnected' });
    await goLive();
    gateway.intercept = (_, message) => message.type === 'history';
    const late = expect(client.history(room)).rejects.toMatchObject({ code: 'timeout', retryable: true });
    await clock.advance(10_000);
    await late;
    const cut = expect(client.history(room)).rejects.toMatchObject({ code: 'disconnected' });
    gateway.link.close(1006);
    await cut;
    client.stop();
  });

  test('is rejected with what the server says', async () => {
    const { client, gateway, goLive } = makeClient();
    await goLive();
    gateway.intercept = (link, message) => {
      if (message.type !== 'history') return false;
      link.say({ type: 'error', re: message.id, code: 'forbidden', message: 'no', retryable: false });
      return true;
    };
    await expect(client.history(room)).rejects.toMatchObject({
      code: 'forbidden',
      message: 'no',
      retryable: false,
    });
    client.stop();
  });
});
