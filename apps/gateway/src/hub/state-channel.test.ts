import { applyMergePatch, type JsonObject, type ServerMessage } from '@tidewire/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHub, type FakeReader, feed, subscribe } from './hub.fixture.ts';
import type { StateHubEvent } from './hub-event.ts';

const value = (seq: number, fields: JsonObject = { last: seq }, epoch = 'q1'): StateHubEvent => ({
  type: 'state',
  channel: feed,
  epoch,
  seq,
  ts: 1_000 + seq,
  value: fields,
});

const events = ({ sink }: FakeReader) =>
  sink.messages.filter(
    (message): message is Extract<ServerMessage, { type: 'event' }> => message.type === 'event',
  );
const announcements = ({ sink }: FakeReader) =>
  sink.messages.flatMap((message) => (message.type === 'degraded' ? [message.to] : []));

describe('a state channel', () => {
  test('[S1] a subscribe brings the whole latest value, or null when there is none', async () => {
    const { hub, openReader } = createHub();
    expect(await subscribe(openReader(), feed)).toMatchObject({ kind: 'state', seq: 0, snapshot: null });
    hub.deliver(value(7, { last: 1, bid: 2 }));
    expect(await subscribe(openReader(), feed)).toEqual({
      channel: feed,
      kind: 'state',
      epoch: 'q1',
      seq: 7,
      snapshot: { last: 1, bid: 2 },
    });
  });

  test('[S2] then come merge patches of what changed, and null for what is gone', async () => {
    const { hub, openReader } = createHub();
    hub.deliver(value(1, { last: 1, bid: 2, session: 'open' }));
    const reader = openReader();
    await subscribe(reader, feed);
    hub.deliver(value(2, { last: 1.5, bid: 2, session: 'open' }));
    hub.deliver(value(3, { last: 1.5, session: 'open' }));
    expect(events(reader)).toEqual([
      { type: 'event', channel: feed, seq: 2, ts: 1_002, data: { last: 1.5 } },
      { type: 'event', channel: feed, seq: 3, ts: 1_003, data: { bid: null } },
    ]);
  });

  test('[S3] a full connection gets the newest value when it drains, and is told how many it skipped', async () => {
    const { hub, openReader, drain } = createHub();
    hub.deliver(value(1));
    const reader = openReader();
    await subscribe(reader, feed);
    reader.sink.room = 0;
    for (let seq = 2; seq <= 50; seq += 1) hub.deliver(value(seq));
    expect(reader.reader.heldBytes).toBe(0);
    drain(reader);
    expect(events(reader)).toMatchObject([{ seq: 50, data: { last: 50 }, skipped: 48 }]);
    drain(reader);
    expect(events(reader)).toHaveLength(1);
  });

  test('[S4] a reader gets its own rate at most, and always the newest value in the end', async () => {
    const { hub, openReader, clock } = createHub();
    hub.deliver(value(1));
    const slow = openReader();
    const fast = openReader();
    await subscribe(slow, feed, { maxRate: 2 });
    await subscribe(fast, feed);
    for (let seq = 2; seq <= 21; seq += 1) {
      clock.advance(100);
      hub.deliver(value(seq));
    }
    clock.advance(1_000);
    expect(events(fast)).toHaveLength(20);
    expect(events(slow).map(({ seq }) => seq)).toEqual([5, 10, 15, 20, 21]);
    expect(events(slow).map(({ skipped }) => skipped)).toEqual([3, 4, 4, 4, undefined]);
    expect(announcements(slow)).toEqual([]);
    expect(clock.pendingTasks).toBe(0);
  });

  test('[S5] readers at the same place share the bytes', async () => {
    const { hub, openReader, drain, preparedCount } = createHub();
    hub.deliver(value(1));
    const readers = Array.from({ length: 50 }, openReader);
    for (const reader of readers) await subscribe(reader, feed);
    const before = preparedCount();
    hub.deliver(value(2));
    expect(preparedCount()).toBe(before + 1);
    for (const reader of readers) reader.sink.room = 0;
    for (let seq = 3; seq <= 9; seq += 1) hub.deliver(value(seq));
    for (const reader of readers) drain(reader);
    // One difference for all; each is told for itself that it is conflated.
    expect(preparedCount()).toBe(before + 2 + readers.length);
  });

  test('[S6] the steps down and up are announced, once each', async () => {
    const { hub, openReader, drain, clock } = createHub({ calmMs: 5_000, letGoMs: 3_000 });
    hub.deliver(value(1));
    const reader = openReader();
    await subscribe(reader, feed);
    let seq = 1;
    const skipSome = () => {
      reader.sink.room = 0;
      for (let i = 0; i < 3; i += 1) hub.deliver(value(++seq));
      drain(reader);
    };
    skipSome();
    skipSome();
    expect(announcements(reader)).toEqual(['conflated']);
    clock.advance(4_999);
    hub.deliver(value(++seq));
    expect(announcements(reader)).toEqual(['conflated']);
    clock.advance(1);
    hub.deliver(value(++seq));
    expect(announcements(reader)).toEqual(['conflated', 'live']);
    expect(hub.counters.conflated).toBe(1);
  });

  test('[S7] after a stall values come whole, announced as a snapshot', async () => {
    const { hub, openReader, drain, clock } = createHub({ letGoMs: 3_000 });
    hub.deliver(value(1, { last: 1, bid: 5, volume: 9 }));
    const reader = openReader();
    await subscribe(reader, feed);
    reader.sink.room = 1;
    hub.deliver(value(2, { last: 2, bid: 5, volume: 9 }));
    hub.deliver(value(3, { last: 3, bid: 5 }));
    hub.deliver(value(4, { last: 4, bid: 5 }));
    clock.advance(3_000);
    drain(reader);
    expect(announcements(reader)).toEqual(['snapshot']);
    expect(events(reader).at(-1)).toMatchObject({
      seq: 4,
      skipped: 1,
      data: { last: 4, bid: 5, volume: null },
    });
    hub.deliver(value(5, { last: 5, bid: 5 }));
    expect(events(reader).at(-1)).toMatchObject({ seq: 5, data: { last: 5 } });
  });

  test('[S8] a late value is dropped', async () => {
    const { hub, openReader } = createHub();
    hub.deliver(value(5));
    const reader = openReader();
    await subscribe(reader, feed);
    hub.deliver(value(4));
    hub.deliver(value(5));
    expect(events(reader)).toEqual([]);
  });

  test('[S9] another epoch ends the subscription with a retryable code', async () => {
    const { hub, openReader } = createHub();
    hub.deliver(value(5));
    const reader = openReader();
    await subscribe(reader, feed);
    hub.deliver(value(1, { last: 1 }, 'q2'));
    expect(reader.sink.messages.at(-1)).toMatchObject({ type: 'unsubscribed', code: 'unavailable' });
    expect(await subscribe(reader, feed)).toMatchObject({ epoch: 'q2', seq: 1, snapshot: { last: 1 } });
  });

  test('[S10] a cleared value is null for those who come, and those who read go on with the next one', async () => {
    const { hub, openReader } = createHub();
    hub.deliver(value(1, { last: 1, bid: 1 }));
    const reader = openReader();
    await subscribe(reader, feed);
    hub.deliver({ type: 'reset', channel: feed, epoch: 'any' });
    expect(events(reader)).toEqual([]);
    expect(await subscribe(openReader(), feed)).toMatchObject({ snapshot: null, seq: 1 });
    hub.deliver(value(2, { last: 2 }));
    expect(events(reader)).toMatchObject([{ seq: 2, data: { last: 2, bid: null } }]);
  });

  test('[S11] whatever a reader’s pace, patches and positions add up to the newest value', async () => {
    const fields = fc.dictionary(
      fc.constantFrom('a', 'b', 'c'),
      fc.oneof(
        fc.integer(),
        fc.dictionary(fc.constantFrom('x', 'y'), fc.integer(), { noNullPrototype: true }),
      ),
      { noNullPrototype: true },
    );
    const step = fc.oneof(
      { weight: 4, arbitrary: fields.map((next) => ({ do: 'value' as const, next })) },
      { weight: 1, arbitrary: fc.constant({ do: 'block' as const }) },
      { weight: 1, arbitrary: fc.constant({ do: 'drain' as const }) },
      { weight: 2, arbitrary: fc.integer({ min: 1, max: 4_000 }).map((ms) => ({ do: 'wait' as const, ms })) },
    );
    const maxRate = fc.option(fc.constantFrom(0.5, 3, 50), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), maxRate, async (steps, rate) => {
        const world = createHub({ stallMs: 1e9 });
        const reader = world.openReader();
        let seq = 1;
        let latest: JsonObject = { a: 0 };
        world.hub.deliver(value(seq, latest));
        await subscribe(reader, feed, rate === undefined ? {} : { maxRate: rate });
        for (const one of steps) {
          if (one.do === 'value') {
            latest = one.next;
            seq += 1;
            world.hub.deliver(value(seq, latest));
          } else if (one.do === 'block') reader.sink.room = 1;
          else if (one.do === 'drain') world.drain(reader);
          else world.clock.advance(one.ms);
        }
        world.drain(reader);
        world.clock.advance(10_000);
        let position = 1;
        let built: JsonObject = { a: 0 };
        for (const event of events(reader)) {
          expect(event.seq).toBe(position + 1 + (event.skipped ?? 0));
          position = event.seq;
          built = applyMergePatch(built, event.data);
        }
        expect({ position, built }).toEqual({ position: seq, built: latest });
      }),
      { numRuns: 300 },
    );
  });

  test('[S12] an ended subscription leaves no timer', async () => {
    const { hub, openReader, clock } = createHub();
    hub.deliver(value(1));
    const reader = openReader();
    await subscribe(reader, feed, { maxRate: 1 });
    hub.deliver(value(2));
    expect(clock.pendingTasks).toBe(1);
    reader.reader.unsubscribe(feed);
    expect(clock.pendingTasks).toBe(0);
    clock.advance(5_000);
    expect(events(reader)).toEqual([]);
  });
});
