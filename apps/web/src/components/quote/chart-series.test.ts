import type { Quote } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import { CandleSeries, candlesWithin, hasBars, quotesOfBars } from './chart-series.ts';

const tick = (time: number, last: number): Quote => ({ time, last, provenance: 'simulated' });
const day = 86_400_000;
const bar = (time: number, [open, high, low, close]: [number, number, number, number]): Quote => ({
  time,
  last: close,
  open,
  high,
  low,
  barMs: day,
  provenance: 'replayed',
});

describe('a candle series', () => {
  test('gathers ticks into buckets', () => {
    const series = new CandleSeries(1_000);
    for (const [time, last] of [
      [1_000, 10],
      [1_400, 12],
      [1_999, 9],
      [2_000, 11],
    ] as const)
      series.add(tick(time, last));
    expect(series.candles).toEqual([
      { time: 1_000, open: 10, high: 12, low: 9, close: 9 },
      { time: 2_000, open: 11, high: 11, low: 11, close: 11 },
    ]);
  });

  test('draws a bar as it is, at its own time', () => {
    const series = new CandleSeries(1_000);
    const time = Date.UTC(2004, 7, 19, 4, 30);
    const added = series.add(bar(time, [100, 104.06, 95.96, 100.34]));
    expect(added).toEqual({
      candle: { time, open: 100, high: 104.06, low: 95.96, close: 100.34 },
      isNew: true,
    });
  });

  test('replaces a bar that is sent again, corrected', () => {
    const series = new CandleSeries(1_000);
    series.add(bar(day, [1, 2, 1, 2]));
    expect(series.add(bar(day, [1, 3, 1, 3]))).toMatchObject({ isNew: false });
    expect(series.candles).toHaveLength(1);
    expect(series.candles[0]).toMatchObject({ high: 3, close: 3 });
  });

  test('never goes back in time', () => {
    const series = new CandleSeries(1_000);
    series.add(tick(5_000, 1));
    expect(series.add(tick(4_999, 9))).toBeUndefined();
    expect(series.candles).toHaveLength(1);
  });

  test('puts history, newest first as it comes, before the ticks heard meanwhile', () => {
    const series = new CandleSeries(1_000);
    series.add(tick(3_100, 7));
    series.add(tick(4_000, 8));
    series.load([tick(3_050, 6), tick(2_000, 5), tick(1_000, 4)]);
    expect(series.candles.map(({ time, open, close }) => [time, open, close])).toEqual([
      [1_000, 4, 4],
      [2_000, 5, 5],
      [3_000, 6, 7],
      [4_000, 8, 8],
    ]);
  });

  test('keeps no more than it was told to', () => {
    const series = new CandleSeries(1, 3);
    for (let time = 1; time <= 10; time += 1) series.add(tick(time, time));
    expect(series.candles.map(({ time }) => time)).toEqual([8, 9, 10]);
  });

  test('counts the candles of a range by their time: weekends have none', () => {
    const days = [0, 3, 4, 5, 6, 7, 10].map((at) => ({ time: at * day, open: 1, high: 1, low: 1, close: 1 }));
    expect(candlesWithin(days, 7 * day)).toBe(5);
    expect(candlesWithin(days, Number.POSITIVE_INFINITY)).toBe(7);
    expect(candlesWithin([], day)).toBe(0);
  });

  test('knows bars from ticks', () => {
    expect(hasBars([tick(1, 1)])).toBe(false);
    expect(hasBars([tick(1, 1), bar(1, [1, 1, 1, 1])])).toBe(true);
  });

  test('bars that the server gathered are parts of longer candles, and ticks go on in them', () => {
    const minute = 60_000;
    const made = [
      { time: new Date(0).toISOString(), open: 5, high: 9, low: 4, close: 6 },
      { time: new Date(minute).toISOString(), open: 6, high: 7, low: 2, close: 3 },
    ];
    const quotes = quotesOfBars(made.toReversed(), 'live');
    expect(hasBars(quotes)).toBe(false);
    const series = new CandleSeries(5 * minute);
    series.load(quotes);
    series.add(tick(2 * minute, 10));
    expect(series.candles).toEqual([{ time: 0, open: 5, high: 10, low: 2, close: 10 }]);
  });
});
