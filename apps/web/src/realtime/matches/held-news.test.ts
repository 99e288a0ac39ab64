import { describe, expect, test } from 'vitest';
import { isHeld } from './held-news.ts';

const goal = { feed: { id: 'match.M', part: 'news' as const }, createdAt: 1_000, editedAt: undefined };
const none: ReadonlySet<string> = new Set();

describe('news of a match in a room', () => {
  test('[F35] are held while what the reader holds is not known, and until it is revealed', () => {
    expect(isHeld(goal, { hold: undefined, revealed: none, now: 9e9 })).toBe(true);
    const hold = { holdBack: 'until_revealed' } as const;
    expect(isHeld(goal, { hold, revealed: none, now: 9e9 })).toBe(true);
    expect(isHeld(goal, { hold, revealed: new Set(['match.M']), now: 9e9 })).toBe(false);
    expect(isHeld(goal, { hold: { holdBack: 'off' }, revealed: none, now: 1_000 })).toBe(false);
  });

  test('[F35] come late to who holds them for a while, counted from what was added last', () => {
    const hold = { holdBack: 'delay', seconds: 30 } as const;
    const at = (now: number, editedAt?: number) =>
      isHeld({ ...goal, editedAt }, { hold, revealed: none, now });
    expect([at(30_999), at(31_000)]).toEqual([true, false]);
    expect([at(31_000, 5_000), at(35_000, 5_000)]).toEqual([true, false]);
  });

  test('[F35] are news: a card, a price and what people say are nobody’s score', () => {
    const unknown = { hold: undefined, revealed: none, now: 0 };
    expect(isHeld({ ...goal, feed: { id: 'match.M', part: 'card' } }, unknown)).toBe(false);
    expect(isHeld({ ...goal, feed: { id: 'stock.GOOG', part: 'headline' } }, unknown)).toBe(false);
    expect(isHeld({ ...goal, feed: undefined }, unknown)).toBe(false);
  });
});
