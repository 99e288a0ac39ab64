import { type FeedCreate, FeedSchema, type Quote } from '@tidewire/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { type OpenHouse, useHouse } from './house.fixture.ts';

const start = 1_790_000_000_000;
const quote = (nth: number): Quote => ({ last: 100 + nth, time: start + nth, provenance: 'simulated' });
const quoteEvent = (nth: number) => ({ type: 'quote', quote: quote(nth) }) as const;
const feed = (id: string): FeedCreate => ({
  id,
  kind: 'quote',
  title: id,
  currency: 'USD',
  provenance: 'simulated',
});

export function describeFeeds(open: OpenHouse): void {
  describe('feeds', () => {
    const house = useHouse(open);
    beforeEach(async () => {
      for (const id of ['stock.A', 'stock.B', 'stock.C']) await house.database.feeds.put(feed(id));
    });

    const lastsOf = async (feedId: string, limit = 100) => {
      const events = await house.database.feeds.history(feedId, { limit });
      return events.map(({ value }) => (value.type === 'quote' ? value.quote.last - 100 : undefined));
    };

    test('a feed is created once and then changed, with its kind and its value kept', async () => {
      await house.database.feeds.record([{ feedId: 'stock.A', events: [quoteEvent(1)] }]);
      const { feed: changed, created } = await house.database.feeds.put({
        ...feed('stock.A'),
        kind: 'match',
        title: 'New',
      });
      expect(created).toBe(false);
      expect(changed).toMatchObject({ kind: 'quote', title: 'New', latest: quote(1) });
      expect(FeedSchema.parse(changed)).toEqual(changed);
      expect(await house.database.feeds.find('stock.A')).toEqual(changed);
      expect(await house.database.feeds.put(feed('stock.D'))).toMatchObject({
        created: true,
        feed: { latest: null },
      });
      expect(await house.database.feeds.find('stock.Z')).toBeUndefined();
    });

    test('[A33] a feed that is there is not created again: it is left as it is', async () => {
      expect(await house.database.feeds.create({ ...feed('stock.A'), title: 'New' })).toEqual({
        refused: 'taken',
      });
      expect(await house.database.feeds.find('stock.A')).toMatchObject({ title: 'stock.A' });
      expect(await house.database.feeds.create(feed('stock.D'))).toMatchObject({ feed: feed('stock.D') });
    });

    test('[A33] an update changes what it names and nothing else', async () => {
      const before = await house.database.feeds.find('stock.A');
      const changed = await house.database.feeds.update('stock.A', { title: 'New', currency: null });
      expect(changed).toEqual({ ...before, title: 'New', currency: null });
      expect(await house.database.feeds.update('stock.A', {})).toEqual(changed);
      expect(await house.database.feeds.update('stock.Z', { title: 'New' })).toBeUndefined();
    });

    test('feeds are listed by id, page by page', async () => {
      const first = await house.database.feeds.list({ limit: 2 });
      const second = await house.database.feeds.list({ after: 'stock.B', limit: 2 });
      expect([...first, ...second].map(({ id }) => id)).toEqual(['stock.A', 'stock.B', 'stock.C']);
    });

    test('what sources say becomes history and the latest value', async () => {
      await house.database.feeds.record([
        { feedId: 'stock.A', events: [quoteEvent(1), quoteEvent(2)] },
        { feedId: 'stock.B', events: [quoteEvent(3)] },
      ]);
      expect(await house.database.feeds.latestValues()).toEqual([
        { feedId: 'stock.A', value: quote(2) },
        { feedId: 'stock.B', value: quote(3) },
      ]);
      expect(await house.database.feeds.history('stock.A', { limit: 5 })).toEqual([
        { id: expect.any(String), time: new Date(start + 2).toISOString(), value: quoteEvent(2) },
        { id: expect.any(String), time: new Date(start + 1).toISOString(), value: quoteEvent(1) },
      ]);
    });

    test('something that happened in a match is history but no value', async () => {
      const goal = { kind: 'match.started', minute: 0, addedMinute: 0, score: [0, 0] } as const;
      const events = [
        quoteEvent(1),
        { type: 'timeline', data: { ...goal, score: [0, 0] as [number, number] } } as const,
      ];
      await house.database.feeds.record([{ feedId: 'stock.A', events }]);
      expect(await house.database.feeds.latestValues()).toEqual([{ feedId: 'stock.A', value: quote(1) }]);
      expect(
        (await house.database.feeds.history('stock.A', { limit: 5 })).map(({ value }) => value.type),
      ).toEqual(['timeline', 'quote']);
    });

    test('history is read backwards, page by page, also where several have the same time', async () => {
      const sameTime = [1, 2, 3, 4, 5].map((nth) => ({
        type: 'quote' as const,
        quote: { ...quote(nth), time: start },
      }));
      await house.database.feeds.record([{ feedId: 'stock.A', events: sameTime }]);
      const first = await house.database.feeds.history('stock.A', { limit: 2 });
      const last = first.at(-1);
      if (!last) throw new Error('no page');
      const before = { time: Date.parse(last.time), id: last.id };
      const second = await house.database.feeds.history('stock.A', { before, limit: 10 });
      const lasts = [...first, ...second].map(({ value }) => value.type === 'quote' && value.quote.last);
      expect(lasts).toEqual([105, 104, 103, 102, 101]);
    });

    test('each feed keeps its newest rows and no more', async () => {
      const events = Array.from({ length: 12 }, (_, nth) => quoteEvent(nth));
      await house.database.feeds.record(
        [
          { feedId: 'stock.A', events },
          { feedId: 'stock.B', events: events.slice(0, 2) },
        ],
        5,
      );
      expect(await lastsOf('stock.A')).toEqual([11, 10, 9, 8, 7]);
      expect(await lastsOf('stock.B')).toEqual([1, 0]);
      await house.database.feeds.record([{ feedId: 'stock.A', events: [quoteEvent(12)] }], 5);
      expect(await lastsOf('stock.A')).toEqual([12, 11, 10, 9, 8]);
    });

    test('a long history is pruned in passing: never more than 2 % beyond what it keeps', async () => {
      const keep = 200;
      let most = 0;
      for (let round = 0; round < 40; round++) {
        const events = Array.from({ length: 10 }, (_, nth) => quoteEvent(round * 10 + nth));
        await house.database.feeds.record([{ feedId: 'stock.A', events: events.slice(0, 2) }], keep);
        await house.database.feeds.record([{ feedId: 'stock.A', events: events.slice(2) }], keep);
        most = Math.max(most, (await lastsOf('stock.A', 1_000)).length);
      }
      expect(most).toBeGreaterThanOrEqual(keep);
      expect(most).toBeLessThanOrEqual(keep * 1.02);
      expect((await lastsOf('stock.A', 1))[0]).toBe(399);
    });

    test('events of a feed that is gone are dropped and the others kept', async () => {
      await house.database.feeds.delete('stock.A');
      await house.database.feeds.record([
        { feedId: 'stock.A', events: [quoteEvent(1)] },
        { feedId: 'stock.B', events: [quoteEvent(2)] },
      ]);
      expect(await lastsOf('stock.A')).toEqual([]);
      expect(await lastsOf('stock.B')).toEqual([2]);
    });

    test('a cleared feed begins anew, a deleted one is gone', async () => {
      await house.database.feeds.record([{ feedId: 'stock.A', events: [quoteEvent(1)] }]);
      await house.database.feeds.clear('stock.A');
      expect(await lastsOf('stock.A')).toEqual([]);
      expect(await house.database.feeds.latestValues()).toEqual([]);
      expect(await house.database.feeds.delete('stock.A')).toBe(true);
      expect(await house.database.feeds.delete('stock.A')).toBe(false);
      expect(await house.database.feeds.find('stock.A')).toBeUndefined();
    });

    test('a watchlist keeps the order in which feeds were put on it', async () => {
      const { feeds } = house.database;
      expect(await feeds.putWatch('ada', 'stock.C')).toEqual({ created: true });
      expect(await feeds.putWatch('ada', 'stock.A')).toEqual({ created: true });
      expect(await feeds.putWatch('ada', 'stock.C')).toEqual({ created: false });
      const idsOf = async (userId: string) => (await feeds.listWatchlist(userId)).map(({ id }) => id);
      expect(await idsOf('ada')).toEqual(['stock.C', 'stock.A']);
      expect(await idsOf('grace')).toEqual([]);
      expect(await feeds.removeWatch('ada', 'stock.C')).toBe(true);
      expect(await feeds.removeWatch('ada', 'stock.C')).toBe(false);
      await feeds.putWatch('ada', 'stock.C');
      expect(await idsOf('ada')).toEqual(['stock.A', 'stock.C']);
      expect(await feeds.putWatch('ada', 'stock.Z')).toEqual({ refused: 'gone' });
      const order = async () => (await feeds.listWatchlist('ada')).map(({ id }) => id);
      const before = await order();
      const [first = '', ...others] = before;
      const last = others.at(-1) ?? '';
      expect(await feeds.moveWatch('ada', first, { after: last })).toBe(true);
      expect(await order()).toEqual([...others, first]);
      expect(await feeds.moveWatch('ada', first, { after: null })).toBe(true);
      expect(await feeds.moveWatch('ada', first, { after: first })).toBe(true);
      expect(await order()).toEqual(before);
      for (const [feedId, after] of [
        ['stock.Z', null],
        [first, 'stock.Z'],
      ] as const)
        expect(await feeds.moveWatch('ada', feedId, { after })).toBe(false);
      expect(await feeds.moveWatch('grace', first, { after: null })).toBe(false);
      expect(await feeds.putWatch('nobody', 'stock.A')).toEqual({ refused: 'gone' });
    });
  });
}
