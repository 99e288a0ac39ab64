import { describe, expect, test } from 'vitest';
import { ageOf, freshnessOf } from './freshness.ts';

const feed = 'stock.A';
const now = 1_790_000_000_000;
const at = { now, clockOffsetMs: 0, isConnected: true };
const live = (ageMs: number) => ({ time: now - ageMs, provenance: 'live' as const });
const arrived = (ageMs: number, isSnapshot = false) => ({ receivedAt: now - ageMs, isSnapshot });

describe('freshness', () => {
  test('of a live quote goes by the source’s time, not by when it arrived', () => {
    expect(freshnessOf(feed, live(2_000), arrived(0), at)).toEqual({ word: 'fresh' });
    expect(freshnessOf(feed, live(60_000), arrived(0), at)).toEqual({ word: 'stale', ageMs: 60_000 });
  });

  test('allows for this page’s clock being wrong', () => {
    const hour = 3_600_000;
    expect(freshnessOf(feed, live(-hour), arrived(0), { ...at, clockOffsetMs: hour })).toEqual({
      word: 'fresh',
    });
    expect(freshnessOf(feed, live(0), arrived(0), { ...at, clockOffsetMs: hour })).toMatchObject({
      word: 'stale',
    });
  });

  test('of a replayed quote goes by its arrival: its own dates are of another year', () => {
    const quote = { time: Date.UTC(2004, 7, 19), provenance: 'replayed' as const };
    expect(freshnessOf(feed, quote, arrived(1_000), at)).toEqual({ word: 'fresh' });
    expect(freshnessOf(feed, quote, arrived(40_000), at)).toEqual({ word: 'stale', ageMs: 40_000 });
  });

  test('of a replayed snapshot is not known: the replay may be long over', () => {
    const quote = { time: 0, provenance: 'replayed' as const };
    expect(freshnessOf(feed, quote, arrived(1_000, true), at)).toEqual({ word: 'waiting' });
    expect(freshnessOf(feed, quote, arrived(40_000, true), at)).toMatchObject({ word: 'stale' });
  });

  test('of a simulated snapshot goes by the simulator’s time, so that an old one does not look new', () => {
    const quote = { time: now - 90_000, provenance: 'simulated' as const };
    expect(freshnessOf(feed, quote, arrived(0, true), at)).toEqual({ word: 'stale', ageMs: 90_000 });
    expect(freshnessOf(feed, quote, arrived(0), at)).toEqual({ word: 'fresh' });
  });

  test('tells closed from stale, and delayed from fresh', () => {
    for (const session of ['closed', 'holiday', 'halted'] as const) {
      expect(freshnessOf(feed, { ...live(60_000), session }, arrived(0), at)).toEqual({
        word: 'closed',
        why: session,
      });
    }
    expect(freshnessOf(feed, { ...live(60_000), session: 'open' }, arrived(0), at)).toMatchObject({
      word: 'stale',
    });
    expect(freshnessOf(feed, { time: now, provenance: 'delayed' }, arrived(0), at)).toEqual({
      word: 'delayed',
    });
  });

  test('is cut off while there is no connection, whatever the quote says', () => {
    const cut = { ...at, isConnected: false };
    expect(freshnessOf(feed, live(1_000), arrived(0), cut)).toEqual({ word: 'cut_off', ageMs: 1_000 });
    expect(freshnessOf(feed, { ...live(0), session: 'closed' }, arrived(0), cut)).toMatchObject({
      word: 'cut_off',
    });
  });

  test('[F41] of a net asset value is its date, until the next one is due', () => {
    const day = 86_400_000;
    const nav = (nextBy?: number) => ({ date: '2026-11-20', ...(nextBy !== undefined && { nextBy }) });
    const valued = { word: 'valued', date: '2026-11-20' };
    expect(freshnessOf('fund.F', { ...live(day), nav: nav(now + 1) }, arrived(0), at)).toEqual(valued);
    expect(freshnessOf('fund.F', { ...live(day), nav: nav(now - 1) }, arrived(0), at)).toEqual({
      ...{ word: 'stale', ageMs: day },
    });
    expect(freshnessOf('fund.F', { ...live(4 * day), nav: nav() }, arrived(0), at)).toEqual(valued);
    expect(freshnessOf('fund.F', { ...live(6 * day), nav: nav() }, arrived(0), at)).toMatchObject({
      word: 'stale',
    });
    const replayed = { time: 0, provenance: 'replayed', nav: nav() } as const;
    expect(freshnessOf('fund.F', replayed, arrived(day), at)).toEqual(valued);
  });

  test('gives a fund more time: it is valued now and then', () => {
    expect(freshnessOf('fund.F', live(60_000), arrived(0), at)).toEqual({ word: 'fresh' });
    expect(freshnessOf('fund.F', live(100_000), arrived(0), at)).toMatchObject({ word: 'stale' });
  });

  test('has no negative age', () => {
    expect(ageOf(live(-5_000), arrived(0), now, 0)).toBe(0);
  });
});
