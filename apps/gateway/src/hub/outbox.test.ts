import { closeCodes } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { createHub, feed, room, subscribe, subscribeLog } from './hub.fixture.ts';

const heartbeat = (now: number) => ({ type: 'heartbeat', now }) as const;

describe('the outbox of a connection', () => {
  test('[O1] nothing is written to a full connection; replies wait in order and are never dropped', () => {
    const world = createHub();
    const reader = world.openReader();
    reader.sink.room = 1;
    for (let i = 0; i < 5; i += 1) reader.reader.send(heartbeat(i));
    expect(reader.sink.messages).toEqual([heartbeat(0)]);
    world.drain(reader, 2);
    expect(reader.sink.messages).toEqual([0, 1, 2].map(heartbeat));
    world.drain(reader);
    expect(reader.sink.messages).toEqual([0, 1, 2, 3, 4].map(heartbeat));
  });

  test('[O2] log events queue up to their share; then the subscription stops and reads on from the log', async () => {
    const world = createHub({ queuedLogBytes: 2_000, recentEvents: 5 });
    const { hub, source, clock } = world;
    const reader = world.openReader();
    await subscribeLog(reader);
    reader.sink.room = 0;
    for (const event of source.appendMany(300)) hub.deliver(event);
    expect(reader.reader.heldBytes).toBeLessThanOrEqual(2_000);
    expect(hub.counters.fellBehind).toBe(1);
    for (let round = 0; round < 30; round += 1) {
      world.drain(reader, 20);
      await clock.advanceAsync(1);
    }
    expect(reader.sink.seqs()).toEqual(Array.from({ length: 300 }, (_, i) => i + 1));
    world.drain(reader);
    hub.deliver(source.append());
    expect(reader.sink.seqs().at(-1)).toBe(301);
  });

  test('[O2] a reader that fell behind asks the log again when it did not answer', async () => {
    const world = createHub({ queuedLogBytes: 0, recentEvents: 2, retryMs: 1_000 });
    const { hub, source, clock } = world;
    const reader = world.openReader();
    await subscribeLog(reader);
    reader.sink.room = 0;
    for (const event of source.appendMany(20)) hub.deliver(event);
    source.failure = new Error('away');
    world.drain(reader);
    await clock.advanceAsync(3_000);
    expect(reader.sink.seqs()).toEqual([]);
    source.failure = undefined;
    await clock.advanceAsync(1_000);
    expect(reader.sink.seqs()).toHaveLength(20);
  });

  test('[O3] beyond the bound queued log events are let go and read again later; replies stay', async () => {
    const world = createHub({ outboxBytes: 3_000, queuedLogBytes: 2_500 });
    const { hub, source, clock } = world;
    const reader = world.openReader();
    await subscribeLog(reader);
    reader.sink.room = 0;
    for (const event of source.appendMany(15)) hub.deliver(event);
    for (let i = 0; i < 30; i += 1) reader.reader.send(heartbeat(i));
    expect(reader.sink.closedWith).toBeUndefined();
    expect(reader.reader.heldBytes).toBeLessThanOrEqual(3_000);
    expect(hub.counters.letGo).toBe(1);
    world.drain(reader);
    await clock.advanceAsync(1);
    expect(reader.sink.messages.filter(({ type }) => type === 'heartbeat')).toHaveLength(30);
    expect(reader.sink.seqs()).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
  });

  test('[O4] a reader whose replies alone reach the bound is closed with 4203', () => {
    const world = createHub({ outboxBytes: 3_000 });
    const reader = world.openReader();
    reader.sink.room = 0;
    while (reader.sink.closedWith === undefined) {
      reader.reader.send(heartbeat(1));
      expect(reader.reader.heldBytes).toBeLessThanOrEqual(3_000);
    }
    expect(reader.sink.closedWith.code).toBe(closeCodes.readerTooSlow);
    expect(world.hub.counters.closedTooSlow).toBe(1);
    reader.reader.send(heartbeat(2));
    expect(reader.reader.heldBytes).toBe(0);
  });

  test('[O4] what the connection itself still holds counts', () => {
    const world = createHub({ outboxBytes: 3_000 });
    const reader = world.openReader();
    reader.sink.room = 0;
    reader.sink.bufferedBytes = 2_990;
    reader.reader.send(heartbeat(1));
    expect(reader.sink.closedWith?.code).toBe(closeCodes.readerTooSlow);
  });

  test('[O5] no byte for ten seconds: let go after three, closed with 4203 after ten', async () => {
    const world = createHub();
    const { hub, source, clock } = world;
    const reader = world.openReader();
    await subscribeLog(reader);
    reader.sink.room = 1;
    for (const event of source.appendMany(4)) hub.deliver(event);
    clock.advance(2_999);
    expect(reader.reader.heldBytes).toBeGreaterThan(0);
    clock.advance(1);
    expect(reader.reader.heldBytes).toBe(0);
    clock.advance(6_999);
    expect(reader.sink.closedWith).toBeUndefined();
    clock.advance(1);
    expect(reader.sink.closedWith?.code).toBe(closeCodes.readerTooSlow);
    expect(clock.pendingTasks).toBe(0);
  });

  test('[O5] a slow reader that makes progress is not closed', () => {
    const world = createHub();
    const reader = world.openReader();
    reader.sink.room = 1;
    reader.reader.send(heartbeat(1));
    reader.reader.send(heartbeat(2));
    for (let second = 0; second < 60; second += 1) {
      world.clock.advance(1_000);
      if (second % 9 === 0) reader.sink.progressedAt = world.clock.elapsed();
    }
    expect(reader.sink.closedWith).toBeUndefined();
    reader.reader.end();
    expect(world.clock.pendingTasks).toBe(0);
  });

  test('[O6] signals are sent now or never, and not to those they come from', async () => {
    const world = createHub();
    const { hub } = world;
    const ada = world.openReader();
    const bob = world.openReader();
    const full = world.openReader();
    ada.reader.person = { id: 'ada', name: 'Ada', guest: false };
    for (const reader of [ada, bob, full]) await subscribeLog(reader);
    full.sink.room = 0;
    hub.deliver({
      type: 'signal',
      channel: room,
      from: { id: 'ada', name: 'Ada', guest: false },
      data: { kind: 'typing' },
    });
    world.drain(full);
    const signals = [ada, bob, full].map(
      ({ sink }) => sink.messages.filter(({ type }) => type === 'signal').length,
    );
    expect(signals).toEqual([0, 1, 0]);
    expect(hub.counters.signalsDropped).toBe(1);
  });

  test('[O7] states take their turn before a log that catches up', async () => {
    const world = createHub({ queuedLogBytes: 0 });
    const { hub, source } = world;
    hub.deliver({ type: 'state', channel: feed, epoch: 'q', seq: 1, ts: 1, value: { last: 1 } });
    const reader = world.openReader();
    await subscribeLog(reader);
    await subscribe(reader, feed);
    reader.sink.room = 0;
    for (const event of source.appendMany(3)) hub.deliver(event);
    hub.deliver({ type: 'state', channel: feed, epoch: 'q', seq: 2, ts: 1, value: { last: 2 } });
    world.drain(reader);
    const order = reader.sink.messages.flatMap((message) =>
      message.type === 'event' ? [message.channel] : [],
    );
    expect(order).toEqual([feed, room, room, room]);
  });

  test('[O8] a channel that is taken away leaves nothing behind that could still go out', async () => {
    const world = createHub();
    const { hub, source } = world;
    const reader = world.openReader();
    await subscribeLog(reader);
    reader.sink.room = 0;
    for (const event of source.appendMany(3)) hub.deliver(event);
    reader.reader.send(heartbeat(1));
    reader.reader.unsubscribe(room);
    world.drain(reader);
    expect(reader.sink.seqs()).toEqual([]);
    expect(reader.sink.messages.at(-1)).toEqual(heartbeat(1));
  });
});
