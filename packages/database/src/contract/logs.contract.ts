import type { LogEventData } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { type OpenHouse, useHouse } from './house.fixture.ts';

const channel = 'timeline:match.wc2026-1';
const started: LogEventData & { kind: 'match.started' } = {
  kind: 'match.started',
  minute: 0,
  addedMinute: 0,
  score: [0, 0],
};

export function describeLogs(open: OpenHouse): void {
  describe('logs', () => {
    const house = useHouse(open);

    const append = async (count: number) => {
      for (let nth = 0; nth < count; nth++)
        await house.database.logs.append(channel, { ...started, minute: nth });
    };
    const read = async (page: { after?: number; before?: number; limit: number }) => {
      const { events, more } = await house.database.logs.read(channel, page);
      return { seqs: events.map(({ seq }) => seq), more };
    };

    test('a channel that never saw an event has a position, and keeps it', async () => {
      const position = await house.database.logs.position(channel);
      expect(position).toEqual({ epoch: expect.stringMatching(/^[0-9a-z]{1,8}$/), seq: 0 });
      expect(await house.database.logs.position(channel)).toEqual(position);
      expect(await house.database.logs.read(channel, { limit: 5 })).toEqual({
        ...position,
        events: [],
        more: false,
      });
    });

    test('many who ask for a new channel at once are given the same one', async () => {
      const positions = await Promise.all(
        Array.from({ length: 10 }, () => house.database.logs.position(channel)),
      );
      expect(new Set(positions.map(({ epoch }) => epoch)).size).toBe(1);
    });

    test('an event goes into the epoch that the position named', async () => {
      const { epoch } = await house.database.logs.position(channel);
      const first = await house.database.logs.append(channel, started);
      expect(first).toEqual({ epoch, seq: 1, ts: expect.any(Number) });
      const { events } = await house.database.logs.read(channel, { limit: 5 });
      expect(events).toEqual([{ seq: 1, ts: first.ts, data: started }]);
    });

    test('pages ascend whichever way they are read, and say whether there is more that way', async () => {
      await append(7);
      expect(await read({ limit: 3 })).toEqual({ seqs: [5, 6, 7], more: true });
      expect(await read({ limit: 7 })).toEqual({ seqs: [1, 2, 3, 4, 5, 6, 7], more: false });
      expect(await read({ before: 5, limit: 3 })).toEqual({ seqs: [2, 3, 4], more: true });
      expect(await read({ before: 4, limit: 3 })).toEqual({ seqs: [1, 2, 3], more: false });
      expect(await read({ after: 2, limit: 3 })).toEqual({ seqs: [3, 4, 5], more: true });
      expect(await read({ after: 4, limit: 3 })).toEqual({ seqs: [5, 6, 7], more: false });
      expect(await read({ after: 7, limit: 3 })).toEqual({ seqs: [], more: false });
    });

    test('a reset forgets the events and begins another history', async () => {
      await append(3);
      const before = await house.database.logs.position(channel);
      const after = await house.database.logs.reset(channel);
      expect(after.seq).toBe(0);
      expect(after.epoch).not.toBe(before.epoch);
      expect(await read({ limit: 5 })).toEqual({ seqs: [], more: false });
      expect(await house.database.logs.append(channel, started)).toMatchObject({
        epoch: after.epoch,
        seq: 1,
      });
    });

    test('a page read during resets is of one history', async () => {
      await append(5);
      const epochs = new Map<string, number>();
      const reads = Array.from({ length: 20 }, async (_, nth) => {
        if (nth % 5 === 0) {
          await house.database.logs.reset(channel);
          const { epoch } = await house.database.logs.append(channel, { ...started, minute: nth });
          epochs.set(epoch, nth);
        }
        return house.database.logs.read(channel, { limit: 10 });
      });
      const pages = await Promise.all(reads);
      for (const { epoch, seq, events } of pages) {
        expect(events).toHaveLength(seq);
        if (seq === 1) expect(events[0]?.data).toMatchObject({ minute: epochs.get(epoch) });
      }
    });
  });
}
