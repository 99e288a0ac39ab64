import 'fake-indexeddb/auto';
import type { ServerMessage } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import type { Client } from '../api.ts';
import { createClient } from '../client.ts';
import { OutboxFullError } from '../failure.ts';
import { bob, FakeGateway } from '../testing/fake-gateway.ts';
import { type Bench, type BenchOptions, makeClient } from '../testing/make-client.ts';
import { settle, until } from '../testing/settle.ts';
import { indexedDbStorage } from './indexed-db-storage.ts';
import { memoryStorage, type OutboxStorage } from './storage.ts';
import { aloneInTheWorld } from './tabs.ts';

const room = 'room:01990000-0000-7000-8000-0000000000aa';
const other = 'room:01990000-0000-7000-8000-0000000000bb';

const states = (client: Client) => client.outbox.map(({ body, state }) => `${body} ${state.name}`);
const bodies = (gateway: FakeGateway, channel = room) =>
  gateway.log(channel).events.map(({ data }) => (data.kind === 'message.created' ? data.body : data.kind));
const published = (gateway: FakeGateway) =>
  gateway.links.flatMap((link) => link.heardOf('publish').map(({ data }) => data.body));

/** Answers publishes of some bodies with an error, as often as it says. */
function refuse(
  gateway: FakeGateway,
  refusals: Record<string, { times: number; error: Partial<ServerMessage> }>,
): void {
  gateway.intercept = (link, message) => {
    if (message.type !== 'publish') return false;
    const refusal = refusals[message.data.body ?? ''];
    if (refusal === undefined || refusal.times === 0) return false;
    refusal.times -= 1;
    link.say({ type: 'error', re: message.id, message: 'no', ...refusal.error } as ServerMessage);
    return true;
  };
}

describe('sending', () => {
  test('each room is sent in order, one message at a time, and rooms do not wait for each other', async () => {
    const { client, gateway, goLive } = makeClient();
    await goLive();
    gateway.intercept = (_, message) => message.type === 'publish';
    for (const body of ['a1', 'a2']) client.publish(room, body);
    client.publish(other, 'b1');
    await settle();
    expect(states(client)).toEqual(['a1 sending', 'a2 queued', 'b1 sending']);
    gateway.intercept = () => false;
    for (const question of gateway.link.heardOf('publish')) gateway.answer(gateway.link, question);
    await settle();
    expect(bodies(gateway)).toEqual(['a1', 'a2']);
    expect(bodies(gateway, other)).toEqual(['b1']);
    expect(client.outbox).toEqual([]);
    client.stop();
  });

  test('nothing is sent before it is kept', async () => {
    const { promise: kept, resolve: keep } = Promise.withResolvers<void>();
    const storage = { ...memoryStorage(), put: () => kept };
    const { client, gateway, goLive } = makeClient({ storage });
    await goLive();
    client.publish(room, 'x');
    await settle();
    expect(published(gateway)).toEqual([]);
    expect(states(client)).toEqual(['x queued']);
    keep();
    await settle();
    expect(published(gateway)).toEqual(['x']);
    client.stop();
  });

  test('what cannot be kept is sent all the same, says that it is not durable, and the fault is reported', async () => {
    const broken = new DOMException('full', 'QuotaExceededError');
    const storage = { ...memoryStorage(), isDurable: true, put: () => Promise.reject(broken) };
    const { client, gateway, faults, goLive } = makeClient({ storage });
    client.publish(room, 'x');
    await settle();
    expect(client.outbox).toMatchObject([{ durable: false, state: { name: 'queued' } }]);
    await goLive();
    expect(bodies(gateway)).toEqual(['x']);
    expect(faults).toEqual([broken]);
    client.stop();
  });

  test('what is shared with other tabs is sent in this tab’s turn; what only this tab knows does not wait for one', async () => {
    const turns: (() => void)[] = [];
    const tabs = {
      ...aloneInTheWorld,
      holdTurn: (onGranted: () => void) => {
        turns.push(onGranted);
        return () => undefined;
      },
    };
    let isFull = false;
    const memory = memoryStorage();
    const put: OutboxStorage['put'] = (message) =>
      isFull ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : memory.put(message);
    const { client, gateway, clock, goLive } = makeClient({
      storage: { ...memory, isShared: true, put },
      tabs,
    });
    client.publish(room, 'kept');
    await settle();
    isFull = true;
    client.publish(other, 'lost');
    await goLive();
    await settle();
    expect(published(gateway)).toEqual(['lost']);
    turns[0]?.();
    await settle();
    expect(published(gateway)).toEqual(['lost', 'kept']);
    isFull = false;
    gateway.link.close(1006);
    await clock.advance(150);
    client.publish(room, 'not my turn any more');
    await settle();
    expect(published(gateway)).toEqual(['lost', 'kept']);
    turns[1]?.();
    await settle();
    expect(bodies(gateway)).toEqual(['kept', 'not my turn any more']);
    client.stop();
  });

  test('what is written while away is queued, and sent once back', async () => {
    const { client, gateway, goLive } = makeClient();
    const { settled } = client.publish(room, 'early');
    client.publish(room, 'later');
    await settle();
    expect(states(client)).toEqual(['early queued', 'later queued']);
    await goLive();
    await settle();
    expect(await settled).toMatchObject({ outcome: 'sent', seq: 1 });
    expect(bodies(gateway)).toEqual(['early', 'later']);
    client.stop();
  });

  test('a reply says which thread it belongs to, also when it is sent again', async () => {
    const { client, gateway, goLive } = makeClient();
    const replyTo = '01990000-0000-7000-8000-0000000000cc';
    refuse(gateway, { reply: { times: 1, error: { code: 'forbidden', retryable: false } } });
    const { messageId } = client.publish(room, 'reply', { replyTo });
    expect(client.outbox).toMatchObject([{ body: 'reply', replyTo }]);
    await settle();
    await goLive();
    await settle();
    expect(client.outbox).toMatchObject([{ replyTo, state: { name: 'failed' } }]);
    client.retry(messageId);
    await settle();
    const sent = gateway.links.flatMap((link) => link.heardOf('publish').map(({ data }) => data.replyTo));
    expect(sent).toEqual([replyTo, replyTo]);
    expect(client.outbox).toEqual([]);
    client.stop();
  });

  test('at most eight rooms are sent at once', async () => {
    const { client, gateway, goLive } = makeClient();
    gateway.intercept = (_, message) => message.type === 'publish';
    for (let n = 0; n < 12; n += 1) client.publish(`room:${`${room.slice(5, -2)}${n + 10}`}`, `${n}`);
    await settle();
    await goLive();
    client.publish(other, 'one more room');
    await settle();
    expect(client.outbox.filter(({ state }) => state.name === 'sending')).toHaveLength(8);
    client.stop();
  });

  test('a server that goes away is sent nothing new; it goes out over the next connection', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    await goLive();
    gateway.link.say({ type: 'goaway', reconnectInMs: 100, why: 'deploy' });
    client.publish(room, 'x');
    await settle();
    expect(published(gateway)).toEqual([]);
    gateway.link.close(4200);
    await clock.advance(100);
    expect(bodies(gateway)).toEqual(['x']);
    client.stop();
  });
});

describe('exactly once', () => {
  test('a message whose answer was lost is sent again under the same id, and there is one copy', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    await goLive();
    gateway.intercept = (link, message) => {
      if (message.type !== 'publish') return false;
      gateway.intercept = () => false;
      link.isDeaf = true;
      gateway.answer(link, message);
      link.isDeaf = false;
      link.close(1006);
      return true;
    };
    const { settled } = client.publish(room, 'once');
    await settle();
    expect(states(client)).toEqual(['once queued']);
    await clock.advance(150);
    expect(await settled).toEqual({ outcome: 'sent', seq: 1, duplicate: true });
    expect(published(gateway)).toEqual(['once', 'once']);
    expect(bodies(gateway)).toEqual(['once']);
    client.stop();
  });

  test('its own event is an answer too: nothing is sent again when the replay shows it', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    client.log(room, {});
    await goLive();
    gateway.intercept = (link, message) => {
      if (message.type !== 'publish') return false;
      gateway.intercept = () => false;
      link.isDeaf = true;
      gateway.answer(link, message);
      link.isDeaf = false;
      link.close(1006);
      return true;
    };
    const { settled } = client.publish(room, 'once');
    await clock.advance(150);
    expect(await settled).toEqual({ outcome: 'sent', seq: 1, duplicate: false });
    expect(published(gateway)).toEqual(['once']);
    expect(client.outbox).toEqual([]);
    client.stop();
  });

  test('so is its event among the recent ones, when the position was too old', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    gateway.log(room).keeps = 0;
    client.log(room, {});
    await goLive();
    gateway.intercept = (link, message) => {
      if (message.type !== 'publish') return false;
      gateway.intercept = () => false;
      link.isDeaf = true;
      gateway.answer(link, message);
      link.isDeaf = false;
      link.close(1006);
      return true;
    };
    const { settled } = client.publish(room, 'once');
    await clock.advance(150);
    expect(await settled).toEqual({ outcome: 'sent', seq: 1, duplicate: false });
    expect(published(gateway)).toEqual(['once']);
    client.stop();
  });

  test('somebody else’s event under the same id is no answer', async () => {
    const { client, gateway, goLive } = makeClient();
    client.log(room, {});
    await goLive();
    gateway.intercept = (_, message) => message.type === 'publish';
    const { messageId } = client.publish(room, 'mine');
    await settle();
    gateway.append(room, { kind: 'message.created', messageId, author: bob, body: 'stolen' });
    expect(states(client)).toEqual(['mine sending']);
    client.stop();
  });

  test('no answer for ten seconds: the socket is asked, and the message sent again under the same id', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    await goLive();
    gateway.intercept = (_, message) => {
      if (message.type !== 'publish') return false;
      gateway.intercept = () => false;
      return true;
    };
    client.publish(room, 'once');
    await clock.advance(10_000);
    expect(gateway.link.heardOf('ping')).toHaveLength(1);
    const ids = gateway.link.heardOf('publish').map(({ data }) => data.messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(bodies(gateway)).toEqual(['once']);
    client.stop();
  });

  test('the same id published twice is one message', async () => {
    const { client, gateway, goLive } = makeClient();
    client.log(room, {});
    await goLive();
    const messageId = '01990000-0000-7000-8000-0000000000cc';
    gateway.intercept = (_, message) => message.type === 'publish';
    client.publish(room, 'x', { messageId });
    await settle();
    const again = client.publish(room, 'x', { messageId });
    gateway.intercept = () => false;
    gateway.link.subscribed.clear();
    for (const question of gateway.link.heardOf('publish')) gateway.answer(gateway.link, question);
    expect(await again.settled).toEqual({ outcome: 'sent', seq: 1, duplicate: false });
    expect(states(client)).toEqual(['x sent']);
    expect(await client.publish(room, 'x', { messageId }).settled).toMatchObject({ outcome: 'sent', seq: 1 });
    await settle();
    expect(published(gateway)).toEqual(['x']);
    client.stop();
  });

  test('an event that comes before its answer is answer enough: the next message goes', async () => {
    const { client, gateway, goLive } = makeClient();
    client.log(room, {});
    const publications = ['a', 'b'].map((body) => client.publish(room, body));
    await settle();
    const asked: number[] = [];
    gateway.intercept = (_, message) => {
      if (message.type !== 'publish') return false;
      asked.push(message.id);
      const { messageId, body = '' } = message.data;
      gateway.append(room, { kind: 'message.created', messageId, author: gateway.author, body });
      return true;
    };
    await goLive();
    expect(await Promise.all(publications.map(({ settled }) => settled))).toEqual([
      { outcome: 'sent', seq: 1, duplicate: false },
      { outcome: 'sent', seq: 2, duplicate: false },
    ]);
    // The answers, late and wrong.
    const wrong = { type: 'error', code: 'forbidden', message: 'no', retryable: false } as const;
    for (const re of asked) gateway.link.say({ ...wrong, re });
    expect(client.outbox).toEqual([]);
    client.stop();
  });

  test('ids are UUID v7, in the order of writing', async () => {
    const { client } = makeClient();
    const ids = ['a', 'b', 'c'].map((body) => client.publish(room, body).messageId);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(ids.toSorted()).toEqual(ids);
    await settle();
  });
});

describe('what a person sees', () => {
  test('a sent message stays listed until its event is shown, so that nothing flickers', async () => {
    const { client, goLive } = makeClient();
    const shown: string[] = [];
    client.log(room, { onEvents: (events) => shown.push(...events.map(({ seq }) => `event ${seq}`)) });
    client.onOutbox((entries) => shown.push(entries.map(({ state }) => state.name).join() || 'empty'));
    await goLive();
    shown.length = 0;
    client.publish(room, 'x');
    await settle();
    expect(shown.filter((now, at) => now !== shown[at - 1])).toEqual([
      'queued',
      'sending',
      'sent',
      'event 1',
      'empty',
    ]);
    client.stop();
  });

  test('one in a room that nobody looks at is gone once it is sent', async () => {
    const { client, goLive } = makeClient();
    await goLive();
    const { settled } = client.publish(room, 'x');
    expect(await settled).toMatchObject({ outcome: 'sent' });
    expect(client.outbox).toEqual([]);
    client.stop();
  });

  test('one in a room that was closed a moment ago, or is refused, is not waited for', async () => {
    const { client, gateway, goLive } = makeClient();
    gateway.refused.set(other, 'forbidden');
    const subscription = client.log(room, {});
    client.log(other, {});
    await goLive();
    gateway.link.subscribed.clear();
    subscription.close();
    client.publish(room, 'x');
    client.publish(other, 'y');
    await settle();
    expect(client.outbox).toEqual([]);
    client.stop();
  });

  test('one in a room whose first answer is still on its way waits for that', async () => {
    const { client, gateway, goLive } = makeClient();
    await goLive();
    gateway.intercept = (_, message) => message.type === 'subscribe';
    client.log(room, {});
    client.publish(room, 'x');
    await settle();
    expect(states(client)).toEqual(['x sent']);
    const [question] = gateway.link.heardOf('subscribe');
    if (question !== undefined) gateway.answer(gateway.link, question);
    expect(client.outbox).toEqual([]);
    client.stop();
  });

  test('one whose event was lost is gone when the history begins anew', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    client.log(room, {});
    await goLive();
    gateway.link.subscribed.clear();
    client.publish(room, 'x');
    await settle();
    expect(states(client)).toEqual(['x sent']);
    gateway.link.subscribed.add(room);
    gateway.restart(room);
    await clock.advance(150);
    expect(client.outbox).toEqual([]);
    client.stop();
  });

  test('one whose room is left before its event came is gone, too', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    const subscription = client.log(room, {});
    client.log(other, {});
    await goLive();
    gateway.link.subscribed.clear();
    client.publish(room, 'x');
    client.publish(other, 'y');
    await settle();
    expect(states(client)).toEqual(['x sent', 'y sent']);
    subscription.close();
    await clock.advance(1_000);
    expect(states(client)).toEqual(['y sent']);
    client.stop();
  });

  test('the list is not touched by what others say', async () => {
    const { client, gateway, goLive } = makeClient();
    client.log(room, {});
    await goLive();
    await settle();
    let changes = -1;
    client.onOutbox(() => {
      changes += 1;
    });
    gateway.message(room, 'theirs');
    expect(changes).toBe(0);
    client.stop();
  });

  test('the list is replaced, never changed in place', async () => {
    const { client, goLive } = makeClient();
    client.publish(room, 'x');
    const before = client.outbox;
    await goLive();
    await settle();
    expect(before).toMatchObject([{ state: { name: 'queued' } }]);
    expect(client.outbox).not.toBe(before);
    client.stop();
  });
});

describe('refusals', () => {
  const forbidden = { code: 'forbidden', retryable: false } as const;

  test('a message refused for good is parked with the reason, and those behind it go on', async () => {
    const { client, gateway, goLive } = makeClient();
    refuse(gateway, { bad: { times: 1, error: forbidden } });
    const { settled } = client.publish(room, 'bad');
    client.publish(room, 'good');
    await goLive();
    expect(await settled).toEqual({
      outcome: 'failed',
      reason: 'forbidden',
      message: 'no',
      retryable: false,
    });
    await settle();
    expect(client.outbox).toMatchObject([
      { body: 'bad', state: { name: 'failed', reason: 'forbidden', message: 'no', retryable: false } },
    ]);
    expect(bodies(gateway)).toEqual(['good']);
    client.stop();
  });

  test('a parked one is sent again when the person says so, behind what waits, under the same id', async () => {
    const { client, gateway, goLive } = makeClient();
    refuse(gateway, { bad: { times: 1, error: forbidden } });
    const { messageId } = client.publish(room, 'bad');
    await goLive();
    await settle();
    const again = client.retry(messageId);
    expect(await again?.settled).toMatchObject({ outcome: 'sent' });
    expect(gateway.link.heardOf('publish').map(({ data }) => data.messageId)).toEqual([messageId, messageId]);
    expect(client.outbox).toEqual([]);
    expect(client.retry(messageId)).toBeUndefined();
    client.stop();
  });

  test('a parked one that is retried goes behind what was written meanwhile', async () => {
    const { client, gateway, goLive } = makeClient();
    refuse(gateway, { bad: { times: 1, error: forbidden } });
    const { messageId } = client.publish(room, 'bad');
    await goLive();
    await settle();
    client.stop();
    client.publish(room, 'meanwhile');
    client.retry(messageId);
    expect(states(client)).toEqual(['meanwhile queued', 'bad queued']);
    await goLive();
    await settle();
    expect(bodies(gateway)).toEqual(['meanwhile', 'bad']);
    client.stop();
  });

  test('a parked one can be discarded; so can a queued one, but not one that is being sent', async () => {
    const { client, gateway, goLive } = makeClient();
    await goLive();
    gateway.intercept = (_, message) => message.type === 'publish';
    const sending = client.publish(room, 'sending');
    const queued = client.publish(room, 'queued');
    await settle();
    expect(client.discard(sending.messageId)).toBe(false);
    expect(client.discard(queued.messageId)).toBe(true);
    expect(client.discard(queued.messageId)).toBe(false);
    expect(await queued.settled).toEqual({ outcome: 'discarded' });
    expect(states(client)).toEqual(['sending sending']);
    client.stop();
  });

  test('too fast: it waits as long as the server says, and nothing fails', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    const limited = { code: 'rate_limited', retryable: true, retryAfterMs: 1_500 } as const;
    refuse(gateway, { b: { times: 1, error: limited } });
    for (const body of ['a', 'b', 'c']) client.publish(room, body);
    await goLive();
    await settle();
    expect(states(client)).toEqual(['b queued', 'c queued']);
    await clock.advance(1_499);
    expect(bodies(gateway)).toEqual(['a']);
    await clock.advance(1);
    expect(bodies(gateway)).toEqual(['a', 'b', 'c']);
    client.stop();
  });

  test('a service that is away for a long time fails nothing, and is asked less and less often', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    refuse(gateway, { a: { times: 30, error: { code: 'unavailable', retryable: true } } });
    client.publish(room, 'a');
    await goLive();
    await settle();
    const askedAfter: number[] = [];
    let before = clock.now();
    while (bodies(gateway).length === 0) {
      const asked = published(gateway).length;
      gateway.link.say({ type: 'heartbeat', now: clock.now() });
      while (published(gateway).length === asked) await clock.advance(50);
      askedAfter.push(clock.now() - before);
      before = clock.now();
    }
    expect(askedAfter.slice(0, 7)).toEqual([300, 600, 1_200, 2_400, 4_800, 7_500, 7_500]);
    expect(askedAfter).toHaveLength(30);
    client.stop();
  });

  test('after a success the waits begin anew', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    const unavailable = { code: 'unavailable', retryable: true } as const;
    refuse(gateway, { a: { times: 3, error: unavailable }, b: { times: 1, error: unavailable } });
    client.publish(room, 'a');
    await goLive();
    await clock.advance(300 + 600 + 1_200);
    expect(bodies(gateway)).toEqual(['a']);
    client.publish(room, 'b');
    await settle();
    await clock.advance(300);
    expect(bodies(gateway)).toEqual(['a', 'b']);
    client.stop();
  });

  test('a wait ends with its connection, and leaves no timer behind', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    const limited = { code: 'rate_limited', retryable: true, retryAfterMs: 60_000 } as const;
    refuse(gateway, { a: { times: 1, error: limited } });
    client.publish(room, 'a');
    await goLive();
    await settle();
    client.stop();
    expect(clock.pending).toBe(0);
    await goLive();
    await settle();
    expect(bodies(gateway)).toEqual(['a']);
    client.stop();
  });

  test('two rooms that are told to wait wait once, as long as the latest answer says', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    await goLive();
    gateway.intercept = (_, message) => message.type === 'publish';
    client.publish(room, 'a');
    client.publish(other, 'b');
    await settle();
    gateway.intercept = () => false;
    const waits = [1_000, 3_000];
    for (const { id } of gateway.link.heardOf('publish')) {
      const limited = { type: 'error', code: 'rate_limited', message: '', retryable: true } as const;
      gateway.link.say({ ...limited, re: id, retryAfterMs: waits.shift() });
    }
    await clock.advance(2_999);
    expect(states(client)).toEqual(['a queued', 'b queued']);
    await clock.advance(1);
    expect(client.outbox).toEqual([]);
    client.stop();
  });

  test('a message the server stumbles over five times is parked, and may be retried', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    refuse(gateway, { poison: { times: 5, error: { code: 'internal', retryable: true } } });
    client.publish(room, 'poison');
    client.publish(room, 'good');
    await goLive();
    await clock.advance(20_000);
    expect(client.outbox).toMatchObject([
      { body: 'poison', state: { name: 'failed', reason: 'internal', retryable: true } },
    ]);
    expect(bodies(gateway)).toEqual(['good']);
    client.stop();
  });

  test('a full outbox says so, and keeps what it has', async () => {
    const { client } = makeClient();
    for (let n = 0; n < 1_000; n += 1) client.publish(room, `${n}`);
    expect(() => client.publish(room, 'one too many')).toThrow(OutboxFullError);
    expect(client.outbox).toHaveLength(1_000);
    await settle();
  });
});

describe('an outbox that is kept', () => {
  let databases = 0;
  const nextName = () => {
    databases += 1;
    return `kept-${databases}`;
  };
  const open = (name: string, gateway: FakeGateway, options: BenchOptions = {}): Bench =>
    makeClient({ gateway, storage: indexedDbStorage(name), ...options });

  test('is what a client has by itself where there is an IndexedDB', async () => {
    const { transport } = new FakeGateway();
    const client = createClient({ userId: 'ada', getTicket: () => new Promise(() => undefined), transport });
    client.publish(room, 'x');
    await until(() => client.outbox.every(({ durable }) => durable));
    client.discard(client.outbox[0]?.messageId ?? '');
    await settle(10);
    client.start();
    client.stop();
  });

  test('is let go of when the client stops', async () => {
    let closed = 0;
    let listening = 0;
    const storage = {
      ...memoryStorage(),
      isShared: true,
      close: () => {
        closed += 1;
      },
    };
    const tabs = {
      ...aloneInTheWorld,
      listen: () => {
        listening += 1;
        return () => {
          listening -= 1;
        };
      },
    };
    const { client, goLive } = makeClient({ storage, tabs });
    await goLive();
    expect(listening).toBe(1);
    client.stop();
    await settle();
    expect({ closed, listening }).toEqual({ closed: 1, listening: 0 });
    await goLive();
    expect(listening).toBe(1);
    client.stop();
  });

  test('is shown as soon as it is read, before there is a connection', async () => {
    const name = nextName();
    const gateway = new FakeGateway();
    const before = open(name, gateway);
    before.client.publish(room, 'still here');
    await until(() => before.client.outbox.every(({ durable }) => durable));
    gateway.opens = false;
    const after = open(name, gateway);
    after.client.start();
    await until(() => after.client.outbox.length === 1);
    expect(after.client.status.state).toBe('connecting');
    expect(states(after.client)).toEqual(['still here queued']);
    after.client.stop();
  });

  test('survives a reload: what was queued is sent by the next page', async () => {
    const name = nextName();
    const gateway = new FakeGateway();
    const before = open(name, gateway);
    before.client.publish(room, 'first');
    before.client.publish(room, 'second');
    await until(() => before.client.outbox.every(({ durable }) => durable));
    const after = open(name, gateway);
    after.client.start();
    await until(() => gateway.log(room).events.length === 2);
    expect(bodies(gateway)).toEqual(['first', 'second']);
    await until(() => after.client.outbox.length === 0);
    after.client.stop();
  });

  test('a failed message survives a reload with its reason', async () => {
    const name = nextName();
    const gateway = new FakeGateway();
    refuse(gateway, { bad: { times: 1, error: { code: 'too_large', retryable: false } } });
    const before = open(name, gateway);
    before.client.start();
    const { settled } = before.client.publish(room, 'bad');
    expect(await settled).toMatchObject({ outcome: 'failed' });
    before.client.stop();
    const after = open(name, gateway);
    after.client.start();
    await until(() => after.client.outbox.length === 1);
    expect(after.client.outbox).toMatchObject([
      { body: 'bad', durable: true, state: { name: 'failed', reason: 'too_large' } },
    ]);
    after.client.stop();
  });

  test('a crash after the commit and before the answer leaves one copy', async () => {
    const name = nextName();
    const gateway = new FakeGateway();
    const before = open(name, gateway);
    before.client.start();
    await until(() => before.client.status.state === 'live');
    gateway.intercept = (link, message) => {
      if (message.type !== 'publish') return false;
      gateway.intercept = () => false;
      link.isDeaf = true;
      gateway.answer(link, message);
      return true;
    };
    before.client.publish(room, 'once');
    await until(() => gateway.log(room).events.length === 1);
    before.client.stop();
    const after = open(name, gateway);
    after.client.start();
    await until(() => published(gateway).length === 2 && after.client.outbox.length === 0);
    expect(bodies(gateway)).toEqual(['once']);
    after.client.stop();
  });

  test('is one person’s: another who signs in on the same machine neither sees nor sends it', async () => {
    const name = nextName();
    const gateway = new FakeGateway();
    const adas = open(name, gateway);
    adas.client.publish(room, 'ada’s');
    await until(() => adas.client.outbox.every(({ durable }) => durable));
    gateway.author = bob;
    const bobs = open(name, gateway, { userId: 'bob' });
    bobs.client.start();
    await until(() => bobs.client.status.state === 'live');
    await settle(20);
    expect(bobs.client.outbox).toEqual([]);
    expect(published(gateway)).toEqual([]);
    bobs.client.stop();
  });

  describe('with two tabs', () => {
    const twoTabs = async () => {
      const name = nextName();
      const gateway = new FakeGateway();
      const [first, second] = [open(name, gateway).client, open(name, gateway).client];
      first.start();
      await until(() => first.status.state === 'live');
      await settle(5);
      second.start();
      await until(() => second.status.state === 'live');
      await settle(5);
      const [firstLink, secondLink] = gateway.links;
      if (firstLink === undefined || secondLink === undefined) throw new Error('two tabs have two links');
      const stop = () => {
        first.stop();
        second.stop();
      };
      return { gateway, first, second, firstLink, secondLink, stop };
    };

    test('one sends what either writes, and both see it go', async () => {
      const { first, second, firstLink, secondLink, stop } = await twoTabs();
      const seenByFirst: string[] = [];
      first.onOutbox((entries) => seenByFirst.push(...entries.map(({ body }) => body)));
      const { settled } = second.publish(room, 'written in the second');
      expect(await settled).toMatchObject({ outcome: 'sent', seq: 1 });
      await until(() => first.outbox.length === 0 && second.outbox.length === 0);
      expect(firstLink.heardOf('publish')).toHaveLength(1);
      expect(secondLink.heardOf('publish')).toEqual([]);
      expect(seenByFirst).toContain('written in the second');
      stop();
    });

    test('the other takes over when the one that sends goes away', async () => {
      const { gateway, first, second, firstLink, secondLink, stop } = await twoTabs();
      gateway.intercept = (link, message) => link === firstLink && message.type === 'publish';
      second.publish(room, 'stuck in the first');
      await until(() => firstLink.heardOf('publish').length === 1);
      first.stop();
      await until(() => gateway.log(room).events.length === 1);
      expect(secondLink.heardOf('publish')).toHaveLength(1);
      await until(() => second.outbox.length === 0);
      stop();
    });

    test('a failure, a retry and a discard in one are seen in the other', async () => {
      const { gateway, first, second, stop } = await twoTabs();
      refuse(gateway, {
        one: { times: 1, error: { code: 'forbidden', retryable: false } },
        two: { times: 1, error: { code: 'forbidden', retryable: false } },
      });
      const one = second.publish(room, 'one');
      const two = second.publish(room, 'two');
      expect(await one.settled).toMatchObject({ outcome: 'failed' });
      expect(await two.settled).toMatchObject({ outcome: 'failed' });
      await until(() => states(second).join() === 'one failed,two failed');
      await until(() => states(first).join() === 'one failed,two failed');
      expect(first.discard(one.messageId)).toBe(true);
      await until(() => states(second).join() === 'two failed');
      const again = second.retry(two.messageId);
      expect(await again?.settled).toMatchObject({ outcome: 'sent' });
      await until(() => first.outbox.length === 0 && second.outbox.length === 0);
      stop();
    });
  });
});
