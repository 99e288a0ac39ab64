import type { PresencePage, ServerMessage } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { createHub, type FakeReader, feed, room, subscribe } from '../hub.fixture.ts';
import { person } from './presence.fixture.ts';

type Bench = ReturnType<typeof createHub>;

/** A page of this person, open on nothing yet. */
function openPage({ openReader }: Bench, id: string): FakeReader {
  const page = openReader();
  page.reader.person = person(id);
  return page;
}

/** A page that is told who is in the room. */
async function watch(bench: Bench, id: string) {
  const page = openPage(bench, id);
  const greeting = await subscribe(page, room, { presence: true });
  return { page, presence: 'presence' in greeting ? greeting.presence : undefined };
}

const told = ({ sink }: FakeReader) => sink.messages.filter(isPresence);
const isPresence = (message: ServerMessage) => message.type === 'presence';
const window = { watch: true, limit: 50 };
const idsOf = (page: PresencePage | undefined) => page?.people.map(({ id }) => id);

describe('a subscription to a room', () => {
  test('[N6] brings the count, the version and the window with the greeting when it asks, oneself included', async () => {
    const bench = createHub();
    const ada = await watch(bench, 'ada');
    expect(ada.presence).toEqual({
      epoch: 'n1',
      version: 1,
      count: 1,
      people: [person('ada')],
      more: false,
    });
    const bob = await watch(bench, 'bob');
    // Bob was not told yet: it is the same second.
    expect(idsOf(bob.presence)).toEqual(['ada']);
    bench.clock.advance(1_000);
    for (const { page } of [ada, bob]) {
      expect(told(page)).toMatchObject([{ version: 2, count: 2, joined: [person('bob')], left: [] }]);
    }
  });

  test('[N5] makes a person present and tells nothing to those who did not ask', async () => {
    const bench = createHub();
    const quiet = openPage(bench, 'quiet');
    await subscribe(quiet, room);
    const ada = await watch(bench, 'ada');
    expect(idsOf(ada.presence)).toEqual(['quiet']);
    bench.clock.advance(1_000);
    expect(told(quiet)).toEqual([]);
    expect(told(ada.page)).toHaveLength(1);
  });

  test('[N5] can be told from later on, and be left in peace again', async () => {
    const bench = createHub();
    const ada = openPage(bench, 'ada');
    await subscribe(ada, room);
    expect(idsOf(ada.reader.people(room, window))).toEqual(['ada']);
    await subscribe(openPage(bench, 'bob'), room);
    bench.clock.advance(1_000);
    expect(told(ada)).toMatchObject([{ version: 2, joined: [person('bob')] }]);
    ada.reader.people(room, { watch: false, limit: 50 });
    await subscribe(openPage(bench, 'eve'), room);
    bench.clock.advance(1_000);
    expect(told(ada)).toHaveLength(1);
    expect(ada.reader.people(room, { limit: 50 })).toMatchObject({ version: 3, count: 3 });
  });

  test('[N5] nobody is present on a feed, and nothing is known of a room that is not subscribed', async () => {
    const bench = createHub();
    const ada = openPage(bench, 'ada');
    await subscribe(ada, feed);
    expect(ada.reader.people(feed, window)).toBeUndefined();
    expect(ada.reader.people(room, window)).toBeUndefined();
    expect(bench.hub.presence.roomCount).toBe(0);
  });

  test('[N6] nothing is told before the greeting', async () => {
    const bench = createHub();
    const ada = openPage(bench, 'ada');
    const opened = await ada.reader.subscribe(room, { presence: true });
    const greeting = opened.greet(10_000);
    bench.clock.advance(2_000);
    await subscribe(openPage(bench, 'bob'), room);
    expect(ada.sink.messages).toEqual([]);
    ada.reader.send({ type: 'subscribed', re: 1, greeting });
    opened.begin();
    expect(ada.sink.messages.map(({ type }) => type)).toEqual(['subscribed', 'presence']);
  });

  test('[N6] a greeting with no room for the window comes without it, and the window is asked for', async () => {
    const bench = createHub();
    const ada = openPage(bench, 'ada');
    const greeting = await subscribe(ada, room, { presence: true, budgetBytes: 20 });
    expect(greeting).not.toHaveProperty('presence');
    expect(idsOf(ada.reader.people(room, window))).toEqual(['ada']);
  });

  test('[N8] a full connection queues nothing of it and gets the newest at its turn', async () => {
    const bench = createHub();
    const { page } = await watch(bench, 'ada');
    page.sink.room = 0;
    for (const id of ['b', 'c', 'd']) {
      await subscribe(openPage(bench, id), room);
      bench.clock.advance(1_000);
    }
    expect(page.reader.heldBytes).toBe(0);
    bench.drain(page);
    // Two versions are missing, which shows, and the window brings them.
    expect(told(page)).toMatchObject([{ version: 4, count: 4, joined: [person('d')] }]);
    expect(bench.hub.counters.presenceSkipped).toBe(1);
    expect(page.reader.people(room, window)).toMatchObject({ version: 4, count: 4 });
    await subscribe(openPage(bench, 'e'), room);
    bench.clock.advance(1_000);
    expect(told(page).at(-1)).toMatchObject({ version: 5, joined: [person('e')] });
  });

  test('[N9] who is no longer subscribed is told nothing more, not even what waited', async () => {
    const bench = createHub();
    const { page } = await watch(bench, 'ada');
    page.sink.room = 0;
    await subscribe(openPage(bench, 'bob'), room);
    bench.clock.advance(1_000);
    page.reader.unsubscribe(room);
    bench.drain(page);
    await subscribe(openPage(bench, 'eve'), room);
    bench.clock.advance(1_000);
    expect(told(page)).toEqual([]);
  });

  test('[N1] a connection that ends and one that subscribes anew are counted once each', async () => {
    const bench = createHub();
    const { page: watcher } = await watch(bench, 'watcher');
    const bob = openPage(bench, 'bob');
    await subscribe(bob, room);
    await subscribe(bob, room);
    bench.clock.advance(10_000);
    expect(told(watcher).at(-1)).toMatchObject({ count: 2 });
    bob.reader.end();
    bench.clock.advance(10_000);
    expect(told(watcher).at(-1)).toMatchObject({ count: 1, left: ['bob'] });
  });

  test('[N1] a log that begins anew ends being there, and coming back within the grace shows nothing', async () => {
    const bench = createHub();
    const { page: watcher } = await watch(bench, 'watcher');
    const before = bench.source.epoch;
    bench.source.reset('e2');
    expect(before).not.toBe('e2');
    bench.hub.deliver({ type: 'reset', channel: room, epoch: 'e2' });
    expect(watcher.sink.messages.at(-1)).toMatchObject({ type: 'unsubscribed' });
    expect(watcher.reader.people(room, window)).toBeUndefined();
    const greeting = await subscribe(watcher, room, { presence: true });
    expect(greeting).toMatchObject({ presence: { count: 1, version: 1 } });
    bench.clock.advance(20_000);
    expect(told(watcher)).toEqual([]);
  });

  test('[N12] when everybody has gone nothing is left, no room and no timer', async () => {
    const bench = createHub();
    const pages = [await watch(bench, 'ada'), await watch(bench, 'bob')];
    for (const { page } of pages) page.reader.end();
    bench.clock.advance(10_000);
    expect(bench.hub.presence.roomCount).toBe(0);
    expect(bench.clock.pendingTasks).toBe(0);
  });
});
