import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settle } from '../fake-clock.ts';
import { createHub, type FakeReader, room, subscribeLog } from './hub.fixture.ts';
import type { LogHubEvent } from './hub-event.ts';

type Step =
  /** The log commits an event; the broker has not brought it yet. */
  | { do: 'commit' }
  /** The broker brings one of the events that are on their way, which one `pick` says; `again` leaves it on its way. */
  | { do: 'hear'; pick: number; again: boolean }
  /** The broker loses one. */
  | { do: 'lose'; pick: number }
  /** The greeting waits until other channels of the same hello are ready. */
  | { do: 'subscribe'; since: number }
  | { do: 'greet'; reader: number }
  /** The connection has room for so many messages and is then full. */
  | { do: 'narrow'; reader: number; room: number }
  | { do: 'drain'; reader: number; room: number }
  | { do: 'let a read answer' }
  | { do: 'time passes'; ms: number };

const index = fc.nat({ max: 1_000 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Step>({ do: 'commit' }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('hear' as const), pick: index, again: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lose' as const), pick: index }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('subscribe' as const), since: fc.integer({ min: -1, max: 40 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('greet' as const), reader: index }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('narrow' as const),
      reader: index,
      room: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('drain' as const), reader: index, room: fc.nat({ max: 5 }) }),
  },
  { weight: 3, arbitrary: fc.constant<Step>({ do: 'let a read answer' }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('time passes' as const), ms: fc.constantFrom(50, 100, 1_000) }),
  },
);

/** `from` is the position that the reader had, or was given. */
type Followed = FakeReader & { from: Promise<number>; mayBeGreeted: () => void };

/** Small bounds, so that a few steps reach every one of them. */
const tight = {
  recentEvents: 4,
  pageEvents: 3,
  aheadEvents: 3,
  greetingEvents: 3,
  resumeEvents: 25,
  queuedLogBytes: 400,
  stallMs: 1e9,
  letGoMs: 100,
};

/** Plays the steps, then lets everything come to rest and gives what each reader was told. */
async function play(steps: readonly Step[]) {
  const world = createHub(tight);
  const { hub, source, clock } = world;
  source.hold();
  const underWay: LogHubEvent[] = [];
  const readers: Followed[] = [];
  for (const one of steps) {
    await playOne(one);
    await settle();
  }
  source.release();
  for (const { mayBeGreeted } of readers) mayBeGreeted();
  for (const event of underWay) hub.deliver(event);
  hub.deliver(source.append());
  for (let round = 0; round < 60; round += 1) {
    for (const reader of readers) world.drain(reader);
    await clock.advanceAsync(1_000);
  }
  return { readers, head: source.events.length };

  async function playOne(one: Step): Promise<void> {
    switch (one.do) {
      case 'commit':
        underWay.push(source.append());
        return;
      case 'hear': {
        const event = underWay[one.pick % underWay.length];
        if (event === undefined) return;
        if (!one.again) underWay.splice(underWay.indexOf(event), 1);
        hub.deliver(event);
        return;
      }
      case 'lose':
        underWay.splice(one.pick % Math.max(1, underWay.length), 1);
        return;
      case 'subscribe': {
        const reader = world.openReader();
        const since = one.since < 0 ? undefined : { epoch: 'e1', seq: one.since };
        const { promise: isReady, resolve: mayBeGreeted } = Promise.withResolvers<void>();
        const from = subscribeLog(reader, since, 250, isReady).then(({ recovered, events, seq }) =>
          recovered ? one.since : (events[0]?.seq ?? seq + 1) - 1,
        );
        readers.push({ ...reader, from, mayBeGreeted });
        return;
      }
      case 'greet':
        for (const reader of pick(one.reader)) reader.mayBeGreeted();
        return;
      case 'narrow':
        for (const reader of pick(one.reader)) reader.sink.room = one.room;
        return;
      case 'drain':
        for (const reader of pick(one.reader)) world.drain(reader, one.room);
        return;
      case 'let a read answer':
        source.releaseOne();
        return;
      case 'time passes':
        clock.advance(one.ms);
        return;
    }
  }

  function pick(nth: number): Followed[] {
    const reader = readers[nth % Math.max(1, readers.length)];
    return reader === undefined ? [] : [reader];
  }
}

/** Everything a reader was told of the channel, in the order in which it was told. */
function toldSeqs({ sink }: FakeReader): number[] {
  return sink.messages.flatMap((message) => {
    if (message.type === 'event') return [message.seq];
    if (message.type !== 'subscribed' || !('events' in message.greeting)) return [];
    return message.greeting.events.map(({ seq }) => seq);
  });
}

describe('replay and live events of a log', () => {
  test('[L1] however they interleave, a reader hears every event after its position once and in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
        const { readers, head } = await play(steps);
        for (const reader of readers) {
          const from = await reader.from;
          expect(toldSeqs(reader)).toEqual(Array.from({ length: head - from }, (_, i) => from + i + 1));
        }
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  test('[L1] who reads a page does not take it from another who is not greeted yet', async () => {
    const world = createHub(tight);
    const { hub, source } = world;
    for (const event of source.appendMany(10)) hub.deliver(event);
    const since = { epoch: 'e1', seq: 2 };
    const [quick, slow] = [world.openReader(), world.openReader()];
    quick.sink.room = 1;
    await subscribeLog(quick, since, 0);
    source.hold();
    world.drain(quick);
    const { promise: isReady, resolve: mayBeGreeted } = Promise.withResolvers<void>();
    const greeted = subscribeLog(slow, since, 10_000, isReady);
    await settle();
    source.release();
    await settle();
    expect(toldSeqs(quick)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
    mayBeGreeted();
    expect((await greeted).events.map(({ seq }) => seq)).toEqual([3, 4, 5]);
    await settle();
    expect(toldSeqs(slow)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test('[L1] an event that comes while history is read is heard after it, once', async () => {
    const world = createHub();
    const { hub, source } = world;
    source.appendMany(3);
    source.hold();
    const reader = world.openReader();
    const greeted = subscribeLog(reader, { epoch: 'e1', seq: 1 });
    await settle();
    source.releaseOne();
    await settle();
    const fourth = source.append();
    hub.deliver(fourth);
    hub.deliver(fourth);
    source.release();
    expect((await greeted).events.map(({ seq }) => seq)).toEqual([2, 3, 4]);
    hub.deliver(source.append());
    expect(toldSeqs(reader)).toEqual([2, 3, 4, 5]);
    expect(reader.sink.messages[0]).toMatchObject({ type: 'subscribed', greeting: { channel: room } });
  });
});
