import { describe, expect, test } from 'vitest';
import { barName, barsFor, candleLengths, firstLengthMs, rangesFor } from './chart-ranges.ts';

const labels = (candleMs: number) => rangesFor(candleMs).map(({ label }) => label);

describe('chart ranges', () => {
  test('hold enough candles to be worth it, and not more than can be told apart', () => {
    expect(labels(5_000)).toEqual(['5m', '15m', '1h']);
    expect(labels(60_000)).toEqual(['15m', '1h', '4h']);
    expect(labels(86_400_000)).toEqual(['1M', '6M', '1Y']);
  });

  test('are named after the source’s own bars', () => {
    expect(barName(86_400_000)).toBe('Daily bars');
    expect(barName(3_600_000)).toBe('Hourly bars');
    expect(barName(300_000)).toBe('5-minute bars');
  });

  test('candles are made of the longest bars that fit into them', () => {
    expect(candleLengths.map(({ label, ms }) => `${label} of ${barsFor(ms)}`)).toEqual([
      ...['5s of 1s', '30s of 1s', '1m of 1m', '5m of 1m', '1h of 1h', '1D of 1d'],
    ]);
    expect(candleLengths.some(({ ms }) => ms === firstLengthMs)).toBe(true);
  });
});
