import type { Feed } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import { findFeeds } from './find-feeds.ts';

const feed = (id: string, title: string, kind: Feed['kind'] = 'quote'): Feed => ({
  id,
  kind,
  title,
  currency: 'USD',
  provenance: 'simulated',
  latest: null,
  createdAt: '2026-01-01T00:00:00Z',
});
const feeds = [
  feed('stock.AAPL', 'Apple'),
  feed('stock.GOOG', 'Alphabet C'),
  feed('fx.EURUSD', 'Euro / US dollar'),
  feed('match.wc2026-1', 'Mexico v South Africa', 'match'),
];
const ids = (search: string) => findFeeds(feeds, search).map(({ id }) => id);

describe('finding a feed', () => {
  test('looks at symbols and names, in any case', () => {
    expect(ids('alpha')).toEqual(['stock.GOOG']);
    expect(ids('EUR/USD')).toEqual(['fx.EURUSD']);
    expect(ids('eurusd')).toEqual(['fx.EURUSD']);
    expect(ids('dollar euro')).toEqual(['fx.EURUSD']);
  });

  test('puts a symbol that begins so first', () => {
    expect(ids('a')[0]).toBe('stock.AAPL');
  });

  test('offers no matches among quotes', () => {
    expect(ids('')).toEqual(['stock.AAPL', 'fx.EURUSD', 'stock.GOOG']);
    expect(ids('mexico')).toEqual([]);
  });
});
