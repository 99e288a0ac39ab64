import type { Quote } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import { freshnessView, viewOf } from './quote-view.ts';

const quote = (values: Partial<Quote> = {}): Quote => ({
  last: 184.2,
  time: 0,
  provenance: 'simulated',
  ...values,
});

describe('the view of a quote', () => {
  test('writes numbers with the decimals of their instrument', () => {
    const view = viewOf(
      quote({ bid: 184.1, ask: 184.35, change: -1.5, changePercent: -0.8077, volume: 1_250_000 }),
      2,
    );
    expect(view).toMatchObject({
      last: '184.20',
      change: '−1.50',
      percent: '−0.81%',
      trend: 'down',
      spread: '0.25',
      volume: '1.25M',
    });
  });

  test('shows a dash for what the source does not say', () => {
    expect(viewOf(quote(), 2)).toMatchObject({
      change: '–',
      percent: '–',
      bid: '–',
      spread: '–',
      volume: '–',
      trend: 'flat',
      rangeAt: undefined,
    });
  });

  test('places the last price in the range of the day', () => {
    expect(viewOf(quote({ dayLow: 180, dayHigh: 190, last: 182.5 }), 2).rangeAt).toBe(0.25);
    expect(viewOf(quote({ dayLow: 180, dayHigh: 190, last: 200 }), 2).rangeAt).toBe(1);
    expect(viewOf(quote({ dayLow: 180, dayHigh: 180 }), 2).rangeAt).toBeUndefined();
  });

  test('tells stale, closed, delayed and fresh apart', () => {
    const tones = [
      freshnessView({ word: 'fresh' }),
      freshnessView({ word: 'delayed' }),
      freshnessView({ word: 'closed' }),
      freshnessView({ word: 'stale', ageMs: 95_000 }),
    ];
    expect(tones.map(({ label, tone }) => `${tone}: ${label}`)).toEqual([
      'fresh: Now',
      'late: Delayed',
      'closed: Closed',
      'stale: 1m',
    ]);
    expect(freshnessView({ word: 'cut_off', ageMs: 5_000 }).title).toBe(
      'No connection: as it was 5 seconds ago',
    );
  });
});
