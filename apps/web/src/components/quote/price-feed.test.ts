import type { FeedEvent, Page, Quote } from '@tidewire/protocol/wire';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { QuoteEntry } from '#web/realtime/quotes/quote-board.ts';
import { type Candle, quotesOf } from './chart-series.ts';
import { PriceFeed, type PriceFeedState } from './price-feed.ts';

const quote = (time: number, last: number, values: Partial<Quote> = {}): Quote => ({
  time,
  last,
  provenance: 'replayed',
  ...values,
});
const stored = (time: number, last: number): FeedEvent => ({
  id: String(time),
  time: new Date(time).toISOString(),
  value: { type: 'quote', quote: quote(time, last) },
});
const entry = (value: Quote, epoch = 'q1', isSnapshot = false): QuoteEntry => ({
  feedId: 'stock.A',
  quote: value,
  arrival: { receivedAt: 0, isSnapshot },
  epoch,
  direction: 'none',
  skipped: 0,
});

/** A history whose pages are answered one by one, when the test says so. */
function makeFeed() {
  const asked: {
    cursor: string | undefined;
    candleMs: number;
    answer: (page: Page<FeedEvent>) => void;
    fail: (error: Error) => void;
  }[] = [];
  const states: PriceFeedState[] = [];
  const candles: Candle[] = [];
  const feed = new PriceFeed(
    {
      load: async (cursor, candleMs) => {
        const { promise, resolve: answer, reject: fail } = Promise.withResolvers<Page<FeedEvent>>();
        asked.push({ cursor, candleMs, answer, fail });
        const { items, nextCursor } = await promise;
        return { quotes: quotesOf(items), nextCursor };
      },
      isSame: (oneMs, otherMs) => oneMs < 60_000 === otherMs < 60_000,
    },
    1_000,
    { onAll: (state) => states.push(state), onCandle: (candle) => candles.push(candle) },
  );
  const answer = async (at: number, page: Page<FeedEvent>) => {
    asked[at]?.answer(page);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  const times = () => feed.state.candles.map(({ time }) => time);
  return { feed, asked, states, candles, answer, times };
}

describe('a price feed', () => {
  test('joins ticks heard while history was on its way', async () => {
    const { feed, answer, times } = makeFeed();
    const started = feed.start();
    feed.hear(entry(quote(5_000, 5)));
    await answer(0, { items: [stored(4_000, 4), stored(3_000, 3)] });
    await started;
    feed.hear(entry(quote(6_000, 6)));
    expect(times()).toEqual([3_000, 4_000, 5_000, 6_000]);
    expect(feed.state.history).toEqual({ word: 'ready', hasMore: false });
  });

  test('draws the first page at once and the others together', async () => {
    const { feed, answer, asked, states } = makeFeed();
    const started = feed.start();
    await answer(0, { items: [stored(9_000, 9)], nextCursor: 'a' });
    expect(states.map((state) => state.history.word)).toEqual(['loading']);
    await answer(1, { items: [stored(8_000, 8)], nextCursor: 'b' });
    expect(states).toHaveLength(1);
    await answer(2, { items: [stored(7_000, 7)] });
    await started;
    expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, 'a', 'b']);
    expect(states.at(-1)?.candles.map(({ close }) => close)).toEqual([7, 8, 9]);
  });

  test('is cleared when the feed begins anew, and answers of before are dropped', async () => {
    const { feed, answer, asked, times } = makeFeed();
    void feed.start();
    feed.hear(entry(quote(9_000, 9), 'q1'));
    feed.hear(entry(quote(1_000, 1), 'q2'));
    await answer(0, { items: [stored(8_000, 8)] });
    expect(times()).toEqual([1_000]);
    expect(asked).toHaveLength(2);
    await answer(1, { items: [stored(500, 1)] });
    expect(times()).toEqual([0, 1_000]);
  });

  test('takes no tick from a snapshot: its history has it already', () => {
    const { feed, candles } = makeFeed();
    feed.hear(entry(quote(1_000, 1), 'q1', true));
    expect(candles).toEqual([]);
  });

  test('makes candles of another length from the same ticks', async () => {
    const { feed, answer, times } = makeFeed();
    const started = feed.start();
    await answer(0, { items: [stored(3_000, 3), stored(2_000, 2), stored(1_000, 1)] });
    await started;
    feed.setBucket(2_000);
    expect(times()).toEqual([0, 2_000]);
  });

  test('keeps the length of the source’s own bars', async () => {
    const { feed } = makeFeed();
    feed.hear(entry(quote(86_400_000, 2, { open: 1, high: 2, low: 1, barMs: 86_400_000 })));
    expect(feed.state).toMatchObject({ isBars: true, candleMs: 86_400_000 });
  });

  test('says that history failed, and asks again when told to', async () => {
    const { feed, asked, answer } = makeFeed();
    const started = feed.start();
    asked[0]?.fail(new Error('away'));
    await started;
    expect(feed.state.history.word).toBe('failed');
    const again = feed.retry();
    await answer(1, { items: [stored(1_000, 1)] });
    await again;
    expect(feed.state.history.word).toBe('ready');
  });
});

describe('a feed of whole bars that skips some', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const day = 86_400_000;
  const bar = (number: number): Quote =>
    quote(number * day, number, { open: number, high: number, low: number, barMs: day });
  const storedBar = (number: number): FeedEvent => ({
    ...stored(number * day, number),
    value: { type: 'quote', quote: bar(number) },
  });
  const days = (times: number[]) => times.map((time) => time / day);

  test('reads what was skipped from the history, once for many', async () => {
    const { feed, asked, answer, times } = makeFeed();
    const started = feed.start();
    await answer(0, { items: [storedBar(2), storedBar(1)] });
    await started;
    feed.hear({ ...entry(bar(5)), skipped: 2 });
    feed.hear({ ...entry(bar(8)), skipped: 4 });
    expect(days(times())).toEqual([1, 2, 5, 8]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(2);
    await answer(1, { items: [8, 7, 6].map(storedBar), nextCursor: 'older' });
    await answer(2, { items: [5, 4, 3, 2].map(storedBar), nextCursor: 'oldest' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(3);
    expect(days(times())).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    feed.hear({ ...entry(bar(9)), skipped: 4 });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(asked).toHaveLength(3);
  });

  test('leaves no timer behind when it is stopped', async () => {
    const { feed, answer } = makeFeed();
    const started = feed.start();
    await answer(0, { items: [storedBar(1)] });
    await started;
    feed.hear({ ...entry(bar(3)), skipped: 1 });
    feed.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('asks for longer bars when candles become longer than they can be made of, and keeps what it heard', async () => {
    const { feed, asked, answer, times } = makeFeed();
    const started = feed.start();
    await answer(0, { items: [stored(61_000, 2), stored(59_000, 1)] });
    await started;
    feed.hear(entry(quote(62_000, 3)));
    const { turn } = feed.state;
    feed.setBucket(30_000);
    expect([asked.length, times(), feed.state.turn]).toEqual([1, [30_000, 60_000], turn]);
    feed.setBucket(60_000);
    expect(feed.state).toMatchObject({ history: { word: 'loading' }, turn: turn + 1 });
    expect(asked.map(({ candleMs }) => candleMs)).toEqual([1_000, 60_000]);
    await answer(1, { items: [stored(60_000, 2), stored(0, 1)] });
    expect(feed.state.candles.map(({ time, close }) => [time, close])).toEqual([
      [0, 1],
      [60_000, 3],
    ]);
  });
});
