import { describe, expect, test } from 'vitest';
import {
  ageInWords,
  decimalsOf,
  formatAge,
  formatChange,
  formatPercent,
  formatPrice,
  formatVolume,
  symbolOf,
} from './format-quote.ts';

describe('a quote in print', () => {
  test('has the decimals of its kind', () => {
    expect(formatPrice(184.2, decimalsOf('stock.GOOG', 184.2))).toBe('184.20');
    expect(formatPrice(1.0719, decimalsOf('fx.EURUSD', 1.0719))).toBe('1.07190');
    expect(formatPrice(151.4, decimalsOf('fx.USDJPY', 151.4))).toBe('151.400');
    expect(formatPrice(67_000, decimalsOf('crypto.BTC-USD', 67_000))).toBe('67,000.00');
    expect(formatPrice(0.1234, decimalsOf('crypto.DOGE-USD', 0.1234))).toBe('0.123400');
  });

  test('says which way with a sign, and none for nought', () => {
    expect(formatChange(1.5, 2)).toBe('+1.50');
    expect(formatChange(-1.5, 2)).toBe('−1.50');
    expect(formatChange(0, 2)).toBe('0.00');
    expect(formatChange(-0.001, 2)).toBe('0.00');
    expect(formatPercent(-12.345)).toBe('−12.35%');
  });

  test('names a symbol as people know it', () => {
    expect(symbolOf('stock.GOOG')).toBe('GOOG');
    expect(symbolOf('fx.EURUSD')).toBe('EUR/USD');
    expect(symbolOf('crypto.BTCUSD')).toBe('BTC/USD');
    expect(symbolOf('match.wc2026-104')).toBe('wc2026-104');
  });

  test('keeps volumes short', () => {
    expect(formatVolume(12_430_000)).toBe('12.43M');
    expect(formatVolume(950)).toBe('950');
  });

  test('tells its age in the largest unit', () => {
    expect([0, 1_999, 2_000, 61_000, 7_200_000, 90_000_000].map(formatAge)).toEqual([
      'now',
      'now',
      '2s',
      '1m',
      '2h',
      '1d',
    ]);
    expect(ageInWords(60_000)).toBe('1 minute ago');
    expect(ageInWords(5_000)).toBe('5 seconds ago');
    expect(ageInWords(100)).toBe('just now');
  });
});
