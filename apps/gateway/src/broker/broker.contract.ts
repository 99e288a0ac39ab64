import { type Quote, roomChannel } from '@tidewire/protocol';
import { afterEach, describe, expect, test } from 'vitest';
import type { Broker, DeliveredEvent } from './broker.ts';

const roomId = '01998000-0000-7000-8000-000000000001';
const quote = (last: number): Quote => ({ last, time: 1, provenance: 'simulated' });
const message = (seq: number) =>
  ({
    type: 'log',
    channel: roomChannel(roomId),
    epoch: 'e1',
    seq,
    ts: 1,
    data: { kind: 'room.deleted' },
  }) as const;

/** Collects what a node is told; `received(n)` resolves once there were n events. */
class Ear {
  readonly events: DeliveredEvent[] = [];
  #waiting: { count: number; resolve: () => void }[] = [];

  readonly deliver = (event: DeliveredEvent): void => {
    this.events.push(event);
    for (const { count, resolve } of this.#waiting) if (this.events.length >= count) resolve();
  };

  async received(count: number): Promise<DeliveredEvent[]> {
    if (this.events.length < count) {
      await new Promise<void>((resolve) => this.#waiting.push({ count, resolve }));
    }
    return this.events;
  }
}

/** The law of `Broker`, for any implementation. `create` gives a node's own broker; those of one test share one memory. */
export function describeBroker(
  name: string,
  createShared: () => { node(): Promise<Broker>; stop(): Promise<void> },
): void {
  describe(`${name} keeps the law of brokers`, () => {
    const cleanups: (() => Promise<void>)[] = [];

    afterEach(async () => {
      for (const cleanup of cleanups.splice(0)) await cleanup();
    });

    const begin = () => {
      const shared = createShared();
      cleanups.push(() => shared.stop());
      return shared;
    };

    test('what a node publishes is delivered to itself, once', async () => {
      const broker = await begin().node();
      const ear = new Ear();
      await broker.start(ear.deliver);
      await broker.publish(message(1));
      await broker.publish(message(2));
      expect(await ear.received(2)).toEqual([message(1), message(2)]);
    });

    test('events of a channel come in the order of publishing, also when nobody waits in between', async () => {
      const broker = await begin().node();
      const ear = new Ear();
      await broker.start(ear.deliver);
      await Promise.all([1, 2, 3, 4, 5].map((seq) => broker.publish(message(seq))));
      const events = await ear.received(5);
      expect(events.map((event) => event.type === 'log' && event.seq)).toEqual([1, 2, 3, 4, 5]);
    });

    test('a control event and a signal come as they were published', async () => {
      const broker = await begin().node();
      const ear = new Ear();
      await broker.start(ear.deliver);
      const removed = { type: 'member.removed', roomId, userId: 'u1' } as const;
      const signal = {
        type: 'signal',
        channel: roomChannel(roomId),
        from: { id: 'u1', name: 'Ada', guest: false },
        data: { kind: 'typing' },
      } as const;
      await broker.publish(removed);
      await broker.publish(signal);
      expect(await ear.received(2)).toEqual([removed, signal]);
    });

    test('states are numbered one by one within an epoch, each channel for itself', async () => {
      const broker = await begin().node();
      const ear = new Ear();
      await broker.start(ear.deliver);
      await broker.publish({ type: 'state', feedId: 'stock.A', value: quote(1) });
      await broker.publish({ type: 'state', feedId: 'stock.A', value: quote(2) });
      await broker.publish({ type: 'state', feedId: 'stock.B', value: quote(9) });
      const events = await ear.received(3);
      expect(events).toMatchObject([
        { type: 'state', channel: 'feed:stock.A', seq: 1, value: quote(1) },
        { type: 'state', channel: 'feed:stock.A', seq: 2, value: quote(2) },
        { type: 'state', channel: 'feed:stock.B', seq: 1, value: quote(9) },
      ]);
      const epochs = events.map((event) => event.type === 'state' && event.epoch);
      expect(new Set(epochs).size).toBe(1);
      expect(epochs[0]).not.toBe('');
    });

    test('a seed is a first value only', async () => {
      const broker = await begin().node();
      const ear = new Ear();
      await broker.start(ear.deliver);
      await broker.publish({ type: 'state', feedId: 'stock.A', value: quote(2) });
      await broker.seed([
        { feedId: 'stock.A', value: quote(1) },
        { feedId: 'stock.B', value: quote(5) },
      ]);
      expect(await ear.received(2)).toMatchObject([
        { channel: 'feed:stock.A', value: quote(2) },
        { channel: 'feed:stock.B', value: quote(5) },
      ]);
      await broker.publish({ type: 'state', feedId: 'stock.B', value: quote(6) });
      expect((await ear.received(3))[2]).toMatchObject({ channel: 'feed:stock.B', seq: 2 });
    });

    test('a node that starts is first given the newest value of every state', async () => {
      const shared = begin();
      const first = await shared.node();
      await first.start(new Ear().deliver);
      await first.publish({ type: 'state', feedId: 'stock.A', value: quote(1) });
      await first.publish({ type: 'state', feedId: 'stock.A', value: quote(2) });
      const ear = new Ear();
      const second = await shared.node();
      await second.start(ear.deliver);
      expect(await ear.received(1)).toMatchObject([{ channel: 'feed:stock.A', seq: 2, value: quote(2) }]);
    });

    test('a deliver that throws harms neither the publisher nor later events', async () => {
      const broker = await begin().node();
      const ear = new Ear();
      let isFirst = true;
      await broker.start((event) => {
        if (isFirst) {
          isFirst = false;
          throw new Error('a bug');
        }
        ear.deliver(event);
      });
      await broker.publish(message(1));
      await broker.publish(message(2));
      expect(await ear.received(1)).toEqual([message(2)]);
    });

    test('after close nothing is delivered and publishing rejects', async () => {
      const broker = await begin().node();
      const ear = new Ear();
      await broker.start(ear.deliver);
      await broker.close();
      await expect(broker.publish(message(1))).rejects.toThrow();
      expect(ear.events).toEqual([]);
    });
  });
}
