import type { FeedEventInput, Quote } from '@tidewire/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { type OpenHouse, useHouse } from './house.fixture.ts';

const quote = (last: number, time: number, different: Partial<Quote> = {}): Quote => ({
  ...{ last, time, provenance: 'simulated' },
  ...different,
});
const event = (value: Quote): FeedEventInput => ({ type: 'quote', quote: value });
const noon = Date.UTC(2026, 10, 20, 12);

export function describeBars(open: OpenHouse): void {
  describe('bars', () => {
    const house = useHouse(open);
    const feeds = () => house.database.feeds;
    beforeEach(async () => {
      const about = { kind: 'quote', title: 'A', currency: 'USD', provenance: 'simulated' } as const;
      await feeds().put({ id: 'stock.A', ...about });
      await feeds().put({ id: 'stock.B', ...about });
    });
    const roll = (...quotes: Quote[]) => feeds().rollBars([{ feedId: 'stock.A', quotes }]);
    const bars = async (interval: '1s' | '1m' | '1h' | '1d', limit = 100) =>
      (await feeds().bars('stock.A', interval, { limit })).map((bar) => [
        Date.parse(bar.time) - noon,
        ...[bar.open, bar.high, bar.low, bar.close],
      ]);

    test('[F11] ticks become bars of every length, whichever way they come in', async () => {
      await feeds().record([
        { feedId: 'stock.A', events: [event(quote(10, noon)), event(quote(12, noon + 500))] },
      ]);
      await roll(quote(9, noon + 900), quote(11, noon + 1_200));
      await roll(quote(8, noon + 61_000));
      expect(await bars('1s')).toEqual([
        [61_000, 8, 8, 8, 8],
        [1_000, 11, 11, 11, 11],
        [0, 10, 12, 9, 9],
      ]);
      expect(await bars('1m')).toEqual([
        [60_000, 8, 8, 8, 8],
        [0, 10, 12, 9, 11],
      ]);
      expect(await bars('1h')).toEqual([[0, 10, 12, 8, 8]]);
      expect(await bars('1d')).toEqual([[-12 * 3_600_000, 10, 12, 8, 8]]);
    });

    test('[F11] the same ticks again change nothing, and late ones neither open nor close', async () => {
      const ticks = [quote(10, noon + 100), quote(12, noon + 500), quote(11, noon + 900)];
      await roll(...ticks);
      await roll(...ticks.toReversed());
      await roll(quote(10, noon + 100));
      expect(await bars('1s')).toEqual([[0, 10, 12, 10, 11]]);
      await roll(quote(15, noon + 700), quote(5, noon + 300));
      expect(await bars('1s')).toEqual([[0, 10, 15, 5, 11]]);
      await roll(quote(7, noon));
      expect(await bars('1s')).toEqual([[0, 7, 15, 5, 11]]);
    });

    test('[F12] a bar that a source sent whole is kept as it is, and says nothing about shorter ones', async () => {
      const opening = noon + 2.5 * 3_600_000;
      const daily = { open: 100, high: 104, low: 95, barMs: 86_400_000 };
      await feeds().record([{ feedId: 'stock.A', events: [event(quote(101, opening, daily))] }]);
      expect(await bars('1d')).toEqual([[opening - noon, 100, 104, 95, 101]]);
      expect(await bars('1h')).toEqual([]);
      const minutes = [0, 1, 2].map((nth) =>
        quote(20 + nth, noon + nth * 60_000, { open: 19 + nth, high: 25 + nth, low: 15, barMs: 60_000 }),
      );
      await roll(...minutes);
      expect((await bars('1m')).map(([time]) => time)).toEqual([120_000, 60_000, 0]);
      expect(await bars('1h')).toEqual([[0, 19, 27, 15, 22]]);
      expect(await bars('1s')).toEqual([]);
    });

    test('[F12] are read in pages, and a feed’s own', async () => {
      await roll(...Array.from({ length: 10 }, (_, nth) => quote(nth, noon + nth * 1_000)));
      await feeds().rollBars([{ feedId: 'stock.B', quotes: [quote(1, noon)] }]);
      const page = await feeds().bars('stock.A', '1s', { before: noon + 5_000, limit: 3 });
      expect(page.map(({ close }) => close)).toEqual([4, 3, 2]);
      expect(await feeds().bars('stock.B', '1s', { limit: 10 })).toHaveLength(1);
    });

    test('[F11] the newest of each length are kept, and those of a feed that is gone or cleared are not', async () => {
      const seconds = Array.from({ length: 7_500 }, (_, nth) => quote(nth, noon + nth * 1_000));
      await roll(...seconds);
      const counted = await house.prisma.bar.count({ where: { feedId: 'stock.A', intervalMs: 1_000 } });
      expect(counted).toBe(7_200);
      expect((await bars('1s', 1))[0]?.[4]).toBe(7_499);
      expect(await bars('1m')).toHaveLength(100);
      await feeds().rollBars([{ feedId: 'stock.Z', quotes: [quote(1, noon)] }]);
      await feeds().clear('stock.A');
      await feeds().delete('stock.B');
      expect(await house.prisma.bar.count()).toBe(0);
    });
  });
}
