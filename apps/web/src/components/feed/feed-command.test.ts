import type { Feed } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import { findNamed, parseFeedWish } from './feed-command.ts';

const feed = (id: string, title: string, kind: Feed['kind'] = 'quote'): Feed => ({
  ...{ id, title, kind, currency: null, provenance: 'simulated', latest: null },
  createdAt: '2026-06-11T19:00:00.000Z',
});

const rulesOf = (conditions: string) => {
  const wish = parseFeedWish(`add GOOG when ${conditions}`);
  return wish.word === 'add' ? wish.rules : wish;
};

describe('/feed', () => {
  test('lists, adds and removes', () => {
    expect(parseFeedWish('')).toEqual({ word: 'list' });
    expect(parseFeedWish('list')).toEqual({ word: 'list' });
    expect(parseFeedWish('add GOOG')).toEqual({ word: 'add', name: 'GOOG', rules: undefined });
    expect(parseFeedWish('remove  Ebb v Flow ')).toEqual({ word: 'remove', name: 'Ebb v Flow' });
  });

  test('says when: a percentage with or without a time and a side, a line, or what happens in a match', () => {
    const windowMs = 3_600_000;
    expect(rulesOf('±2%')).toEqual([{ kind: 'moves', percent: 2, windowMs }]);
    expect(rulesOf('+/- 2.5 %')).toEqual([{ kind: 'moves', percent: 2.5, windowMs }]);
    expect(rulesOf('−3% within 30m')).toEqual([
      { kind: 'moves', percent: 3, windowMs: 1_800_000, direction: 'below' },
    ]);
    expect(rulesOf('+1% in 1d, below 150.5')).toEqual([
      { kind: 'moves', percent: 1, windowMs: 24 * windowMs, direction: 'above' },
      { kind: 'crosses', direction: 'below', price: 150.5 },
    ]);
    expect(rulesOf('goals and end')).toEqual([{ kind: 'goal' }, { kind: 'end' }]);
  });

  test('says how it is written when it is not', () => {
    for (const wrong of ['ad GOOG', 'add', 'add when 2%', 'remove', 'list all'])
      expect(parseFeedWish(wrong)).toEqual({ word: 'wrong', why: expect.stringContaining('/feed') });
    for (const wrong of ['', 'it moves', 'constructor', '±2', 'above'])
      expect(rulesOf(wrong)).toEqual({ word: 'wrong', why: expect.stringContaining(`“${wrong}”`) });
  });

  test('finds what is meant, and tells apart what may be', () => {
    const all = [
      feed('stock.GOOG', 'Alphabet'),
      feed('fx.EURUSD', 'Euro in dollars'),
      feed('match.1', 'Ebb v Flow', 'match'),
      feed('match.2', 'Ebb v Neap', 'match'),
    ];
    for (const [name, id] of [
      ['goog', 'stock.GOOG'],
      ['stock.GOOG', 'stock.GOOG'],
      ['alphabet', 'stock.GOOG'],
      ['eur/usd', 'fx.EURUSD'],
      ['EURUSD', 'fx.EURUSD'],
      ['flow ebb', 'match.1'],
    ] as const)
      expect(findNamed(all, name)).toMatchObject({ id });
    expect(findNamed(all, 'ebb')).toHaveLength(2);
    expect(findNamed(all, 'spring')).toEqual([]);
  });
});
