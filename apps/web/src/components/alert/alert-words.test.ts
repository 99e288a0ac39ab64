import { describe, expect, test } from 'vitest';
import { durationInWords, firingInWords, lineInWords, stateInWords } from './alert-words.ts';

const alert = {
  feedId: 'stock.GOOG',
  kind: 'crosses',
  direction: 'above',
  price: 184.5,
  percent: null,
  windowMs: null,
} as const;
const fired = {
  kind: 'alert.fired',
  alertId: 'a',
  nth: 1,
  feedId: 'stock.GOOG',
  alert: 'crosses',
  direction: 'below',
  line: 180,
  price: 179.5,
  time: 1,
} as const;
const match = {
  home: 'Ebb',
  away: 'Flow',
  score: [2, 1] as [number, number],
  status: 'second_half',
  minute: 67,
} as const;

describe('an alert in words', () => {
  test('says what it waits for', () => {
    expect(lineInWords(alert)).toBe('rises to 184.50');
    expect(lineInWords({ ...alert, direction: 'below' })).toBe('falls to 184.50');
    const moves = { ...alert, kind: 'moves', percent: 2, windowMs: 3_600_000 } as const;
    expect(lineInWords({ ...moves, direction: 'either' })).toBe('moves by 2% within 1 hour');
    expect(lineInWords({ ...moves, windowMs: 300_000 })).toBe('rises by 2% within 5 minutes');
    expect(lineInWords({ ...alert, kind: 'goal' })).toBe('has a goal');
  });

  test('says how long in the largest whole unit', () => {
    expect([60_000, 5_400_000, 86_400_000, 172_800_000].map(durationInWords)).toEqual([
      ...['1 minute', '90 minutes', '1 day', '2 days'],
    ]);
  });

  test('says how it stands, and that its time is over', () => {
    expect(stateInWords({ state: 'armed', expiresAt: null }, 0)).toBe('Armed');
    expect(stateInWords({ state: 'armed', expiresAt: '1970-01-01T00:00:01Z' }, 1_000)).toBe('Expired');
    expect(stateInWords({ state: 'done', expiresAt: '1970-01-01T00:00:01Z' }, 1_000)).toBe('Done');
  });

  test('says what fired it', () => {
    expect(firingInWords(fired)).toEqual({ title: 'GOOG fell to 180.00', detail: 'at 179.50' });
    expect(firingInWords({ ...fired, alert: 'moves', line: 2 }).title).toBe('GOOG fell by 2%');
    expect(firingInWords({ ...fired, alert: 'moves', line: 2, direction: 'above' }).title).toBe(
      'GOOG rose by 2%',
    );
    expect(firingInWords({ ...fired, alert: 'moves', line: 2, direction: 'either' }).title).toBe(
      'GOOG moved by 2%',
    );
    expect(firingInWords({ ...fired, alert: 'goal', match })).toEqual({
      title: 'Goal, 67′',
      detail: 'Ebb 2–1 Flow',
    });
    expect(firingInWords({ ...fired, alert: 'goal', match }, { hidesScores: true })).toEqual({
      title: 'Something happened',
      detail: 'Ebb v Flow',
    });
    expect(
      firingInWords({ kind: 'alert.corrected', alertId: 'a', nth: 1, feedId: 'match.M', match }).title,
    ).toBe('Goal cancelled');
  });
});
