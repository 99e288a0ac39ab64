import type { Quote } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import { freshnessView, hasNav, sessionWords, viewOf } from './quote-view.ts';

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

  test('[F42] tells stale, closed, halted, delayed, valued and fresh apart in words', () => {
    const tones = [
      freshnessView({ word: 'fresh' }),
      freshnessView({ word: 'delayed' }),
      ...(['closed', 'holiday', 'halted'] as const).map((why) => freshnessView({ word: 'closed', why })),
      freshnessView({ word: 'valued', date: '2026-11-20' }),
      freshnessView({ word: 'stale', ageMs: 95_000 }),
    ];
    expect(tones.map(({ label, tone }) => `${tone}: ${label}`)).toEqual([
      'fresh: Now',
      'late: Delayed',
      'closed: Closed',
      'closed: Holiday',
      'halted: Halted',
      'valued: NAV of 20 Nov',
      'stale: Stale 1m',
    ]);
    expect(freshnessView({ word: 'cut_off', ageMs: 5_000 }).label).toBe('Offline 5s');
    expect(freshnessView({ word: 'cut_off', ageMs: 5_000 }).title).toBe(
      'No connection: as it was 5 seconds ago',
    );
  });

  test('knows what is valued from what is traded, and from what has said nothing yet', () => {
    expect(hasNav({ latest: quote({ nav: { date: '2026-11-20' } }) })).toBe(true);
    expect(hasNav({ latest: quote() })).toBe(false);
    expect(hasNav({ latest: null })).toBe(false);
  });

  test.each([
    ['pre', 200_000, 'Pre-market, opens in 3:20'],
    ['open', 11_045_000, 'Open, closes in 3:04:05'],
    ['open', undefined, 'Open'],
    ['open', -1, 'Open'],
    ['after', 500, 'After hours, ends in 0:01'],
    ['closed', 187_200_000, 'Pre-market in 2d 4h'],
    ['holiday', 3_600_000, 'Over in 1:00:00'],
    ['halted', 60_000, ''],
    [undefined, 60_000, ''],
  ] as const)('[F8] counts down to the next session: %s, %s ms before', (session, leftMs, words) => {
    const now = 1_790_000_000_000;
    const about = {
      ...(session !== undefined && { session }),
      ...(leftMs !== undefined && { sessionUntil: now + leftMs }),
    };
    expect(sessionWords(quote(about), now)).toBe(words);
  });
});
