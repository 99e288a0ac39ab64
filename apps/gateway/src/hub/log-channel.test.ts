import { describe, expect, test } from 'vitest';
import { settle } from '../fake-clock.ts';
import { createHub, room, subscribeLog } from './hub.fixture.ts';

describe('a log channel', () => {
  test('[L2] a subscribe tells the position, also of a channel that never saw an event', async () => {
    const { openReader } = createHub();
    expect(await subscribeLog(openReader())).toEqual({
      channel: room,
      kind: 'log',
      epoch: 'e1',
      seq: 0,
      recovered: false,
      events: [],
      more: false,
    });
  });

  test('[L3] a subscribe without a position brings the most recent events and says that there are older ones', async () => {
    const { source, openReader } = createHub({ greetingEvents: 3 });
    source.appendMany(10);
    const greeting = await subscribeLog(openReader());
    expect(greeting).toMatchObject({ seq: 10, recovered: false, more: true });
    expect(greeting.events.map(({ seq }) => seq)).toEqual([8, 9, 10]);
    expect(greeting).not.toHaveProperty('reason');
  });

  test('[L4] a resume brings exactly what came after its position, from memory or from the log', async () => {
    const { source, openReader } = createHub({ recentEvents: 5 });
    source.appendMany(30);
    const recent = await subscribeLog(openReader(), { epoch: 'e1', seq: 27 });
    expect(recent).toMatchObject({ recovered: true, seq: 30 });
    expect(recent.events.map(({ seq }) => seq)).toEqual([28, 29, 30]);
    const older = await subscribeLog(openReader(), { epoch: 'e1', seq: 10 });
    expect(older).toMatchObject({ recovered: true, seq: 30 });
    expect(older.events.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 11));
    const nothing = await subscribeLog(openReader(), { epoch: 'e1', seq: 30 });
    expect(nothing).toMatchObject({ recovered: true, seq: 30, events: [] });
  });

  test('[L5] what cannot be continued says why and brings the recent events instead', async () => {
    const { source, openReader } = createHub({ resumeEvents: 10, greetingEvents: 2 });
    source.appendMany(30);
    const lost = { recovered: false, seq: 30, events: [{ seq: 29 }, { seq: 30 }] };
    expect(await subscribeLog(openReader(), { epoch: 'e0', seq: 29 })).toMatchObject({
      ...lost,
      reason: 'epoch_changed',
    });
    expect(await subscribeLog(openReader(), { epoch: 'e1', seq: 19 })).toMatchObject({
      ...lost,
      reason: 'too_old',
    });
    expect(await subscribeLog(openReader(), { epoch: 'e1', seq: 20 })).toMatchObject({ recovered: true });
    expect(await subscribeLog(openReader(), { epoch: 'e1', seq: 99 })).toMatchObject({
      ...lost,
      reason: 'epoch_changed',
    });
  });

  test('[L6] a reader that knows more than this node makes it read the log', async () => {
    const { source, openReader } = createHub();
    source.appendMany(2);
    await subscribeLog(openReader());
    source.appendMany(3);
    const greeting = await subscribeLog(openReader(), { epoch: 'e1', seq: 4 });
    expect(greeting).toMatchObject({ recovered: true, seq: 5, events: [{ seq: 5 }] });
  });

  test('[L7] a greeting is bounded: what does not fit follows as events, in order', async () => {
    const { source, openReader } = createHub();
    source.appendMany(40);
    const reader = openReader();
    const greeting = await subscribeLog(reader, { epoch: 'e1', seq: 0 }, 1_000);
    const fitting = greeting.events.length;
    expect(fitting).toBeGreaterThan(0);
    expect(fitting).toBeLessThan(40);
    expect(greeting).toMatchObject({ recovered: true, seq: fitting });
    expect(reader.sink.seqs()).toEqual(Array.from({ length: 40 - fitting }, (_, i) => fitting + i + 1));
  });

  test('[L7] recent events that do not fit are left to history, the oldest first', async () => {
    const { source, openReader } = createHub();
    source.appendMany(40);
    const greeting = await subscribeLog(openReader(), undefined, 1_000);
    expect(greeting.events.at(-1)?.seq).toBe(40);
    expect(greeting.events.length).toBeLessThan(40);
    expect(greeting).toMatchObject({ seq: 40, recovered: false, more: true });
  });

  test('[L8] an event heard before its turn waits for the missing one', async () => {
    const { hub, source, openReader, clock } = createHub();
    const reader = openReader();
    await subscribeLog(reader);
    const [first, second, third] = source.appendMany(3);
    if (!first || !second || !third) throw new Error('three were appended');
    hub.deliver(third);
    hub.deliver(second);
    expect(reader.sink.seqs()).toEqual([]);
    hub.deliver(first);
    expect(reader.sink.seqs()).toEqual([1, 2, 3]);
    const { reads } = source;
    await clock.advanceAsync(10_000);
    expect(source.reads).toBe(reads);
  });

  test('[L8] a hole that does not fill by itself is fetched from the log', async () => {
    const { hub, source, openReader, clock } = createHub({ holeWaitMs: 100 });
    const reader = openReader();
    await subscribeLog(reader);
    source.append();
    hub.deliver(source.append());
    await clock.advanceAsync(99);
    expect(reader.sink.seqs()).toEqual([]);
    await clock.advanceAsync(1);
    expect(reader.sink.seqs()).toEqual([1, 2]);
    expect(hub.counters.holesFetched).toBe(1);
  });

  test('[L8] a hole is fetched again and again while the log does not answer', async () => {
    const { hub, source, openReader, clock } = createHub({ holeWaitMs: 100, retryMs: 1_000 });
    const reader = openReader();
    await subscribeLog(reader);
    source.append();
    hub.deliver(source.append());
    source.failure = new Error('away');
    await clock.advanceAsync(100);
    await clock.advanceAsync(5_000);
    expect(reader.sink.seqs()).toEqual([]);
    source.failure = undefined;
    await clock.advanceAsync(1_000);
    expect(reader.sink.seqs()).toEqual([1, 2]);
  });

  test('[L8] what the log does not have is not believed', async () => {
    const { hub, source, openReader, clock } = createHub();
    const reader = openReader();
    await subscribeLog(reader);
    const real = source.append();
    hub.deliver({ ...real, seq: 50 });
    await clock.advanceAsync(60_000);
    expect(reader.sink.seqs()).toEqual([1]);
    expect(clock.pendingTasks).toBe(0);
  });

  test('[L9] an event that the broker lost is found although nothing comes after it', async () => {
    const { hub, source, openReader } = createHub();
    const reader = openReader();
    await subscribeLog(reader);
    source.append();
    await hub.checkTail(room);
    expect(reader.sink.seqs()).toEqual([1]);
  });

  test('[L10] a history that begins anew ends the subscription with a retryable code, and the next one is greeted anew', async () => {
    const { hub, source, openReader } = createHub();
    source.appendMany(2);
    const reader = openReader();
    await subscribeLog(reader);
    source.reset('e2');
    hub.deliver({ type: 'reset', channel: room, epoch: 'e2' });
    expect(reader.sink.messages.at(-1)).toMatchObject({
      type: 'unsubscribed',
      channel: room,
      code: 'unavailable',
    });
    hub.deliver(source.append());
    expect(reader.sink.seqs()).toEqual([]);
    const again = await subscribeLog(reader, { epoch: 'e1', seq: 2 });
    expect(again).toMatchObject({ epoch: 'e2', seq: 1, recovered: false, reason: 'epoch_changed' });
  });

  test('[L10] a reset that was not heard is noticed by the next event; an old event changes nothing', async () => {
    const { hub, source, openReader } = createHub();
    const old = source.append();
    const reader = openReader();
    await subscribeLog(reader);
    source.reset('e2');
    hub.deliver(source.append());
    await settle();
    expect(reader.sink.messages.at(-1)).toMatchObject({ type: 'unsubscribed', code: 'unavailable' });
    await subscribeLog(reader);
    hub.deliver(old);
    await settle();
    expect(reader.sink.messages.at(-1)).toMatchObject({ type: 'subscribed' });
    hub.deliver(source.append());
    expect(reader.sink.seqs()).toEqual([2]);
  });

  test('[L10] a reset while the log is being read is not mistaken for the old history', async () => {
    const { hub, source, openReader } = createHub();
    source.appendMany(2);
    source.hold();
    const greeted = subscribeLog(openReader());
    await settle();
    source.releaseOne();
    await settle();
    source.reset('e2');
    hub.deliver({ type: 'reset', channel: room, epoch: 'e2' });
    source.release();
    expect(await greeted).toMatchObject({ epoch: 'e2', seq: 0, events: [] });
  });

  test('[L11] a log that cannot be read refuses the subscribe, and the next one tries again', async () => {
    const { hub, source, openReader } = createHub();
    source.append();
    source.failure = new Error('away');
    const reader = openReader();
    await expect(subscribeLog(reader)).rejects.toThrow();
    expect(reader.reader.subscriptionCount('log')).toBe(0);
    expect(hub.channelCount).toBe(0);
    source.failure = undefined;
    expect(await subscribeLog(reader)).toMatchObject({ seq: 1 });
  });

  test('[L12] channels that nobody reads are kept for those who come back, and only so many', async () => {
    const { hub, source, openReader } = createHub({ idleChannels: 2 });
    const reader = openReader();
    for (let i = 0; i < 5; i += 1) {
      const channel = `room:01998000-0000-7000-8000-00000000000${i}`;
      const opened = await reader.reader.subscribe(channel, {});
      opened.greet(0);
      opened.begin();
      reader.reader.unsubscribe(channel);
    }
    expect(hub.channelCount).toBe(2);
    const { reads } = source;
    await reader.reader.subscribe('room:01998000-0000-7000-8000-000000000004', {});
    expect(source.reads).toBe(reads);
    await reader.reader.subscribe('room:01998000-0000-7000-8000-000000000000', {});
    expect(source.reads).toBe(reads + 1);
  });

  test('[L13] an event is made into bytes once, however many read it', async () => {
    const { hub, source, openReader, preparedCount } = createHub();
    for (let i = 0; i < 100; i += 1) await subscribeLog(openReader());
    const before = preparedCount();
    hub.deliver(source.append());
    expect(preparedCount()).toBe(before + 1);
  });

  test('[L13] those who come back together share one reading of the log', async () => {
    const { source, openReader } = createHub({ recentEvents: 5 });
    source.appendMany(40);
    await subscribeLog(openReader());
    const { reads } = source;
    await Promise.all(Array.from({ length: 50 }, () => subscribeLog(openReader(), { epoch: 'e1', seq: 1 })));
    expect(source.reads).toBe(reads + 1);
  });

  test('[L14] an ended reader hears nothing, and leaves nothing behind', async () => {
    const { hub, source, openReader, clock } = createHub();
    const reader = openReader();
    await subscribeLog(reader);
    reader.reader.end();
    hub.deliver(source.append());
    expect(reader.sink.seqs()).toEqual([]);
    expect(hub.readerCount).toBe(0);
    expect(clock.pendingTasks).toBe(0);
    await expect(subscribeLog(reader)).rejects.toThrow();
  });

  test('[L14] a subscription that is given up before its greeting never begins', async () => {
    const { hub, source, openReader } = createHub();
    source.hold();
    const reader = openReader();
    const opening = reader.reader.subscribe(room, {});
    await settle();
    reader.reader.unsubscribe(room);
    source.release();
    const opened = await opening;
    expect(opened.greet(1_000)).toMatchObject({ channel: room, error: { code: 'unavailable' } });
    opened.begin();
    hub.deliver(source.append());
    expect(reader.sink.messages).toEqual([]);
  });
});
