import { describe, expect, test } from 'vitest';
import { activity, simulatedDayMs, tradingMoment, varianceTime } from './trading-day.ts';

const hour = Date.UTC(2026, 5, 11, 19);
const minute = 60_000;

describe('the simulated trading day', () => {
  test('goes through pre, open, after and closed, and begins again with the next hour', () => {
    const sessions: string[] = [];
    for (let time = hour; time < hour + 2 * simulatedDayMs; time += 1_000) {
      const { session } = tradingMoment('equities', time);
      if (sessions.at(-1) !== session) sessions.push(session);
    }
    expect(sessions).toEqual(['pre', 'open', 'after', 'closed', 'pre', 'open', 'after', 'closed']);
  });

  test('a session ends where the next one begins', () => {
    let time = hour;
    const ends: number[] = [];
    for (let count = 0; count < 4; count += 1) {
      const { endsAt, session } = tradingMoment('equities', time);
      expect(tradingMoment('equities', endsAt - 1).session).toBe(session);
      expect(tradingMoment('equities', endsAt).session).not.toBe(session);
      ends.push((endsAt - hour) / minute);
      time = endsAt;
    }
    expect(ends).toEqual([4, 54, 58, 60]);
  });

  test('currencies and coins are open at any minute', () => {
    for (let time = hour; time < hour + simulatedDayMs; time += minute) {
      expect(tradingMoment('fx', time).session).toBe('open');
      expect(tradingMoment('crypto', time).session).toBe('open');
    }
  });
});

describe('variance time', () => {
  test.each(['equities', 'fx', 'crypto'] as const)(
    'of %s never goes back and passes one day each hour',
    (market) => {
      let before = varianceTime(market, hour);
      for (let time = hour; time <= hour + 3 * simulatedDayMs; time += 7_000) {
        const now = varianceTime(market, time);
        expect(now).toBeGreaterThanOrEqual(before);
        before = now;
      }
      expect(varianceTime(market, hour + simulatedDayMs) - varianceTime(market, hour)).toBeCloseTo(1, 9);
    },
  );

  test('runs faster at the opening and the close than at midday', () => {
    const pace = (minutes: number) =>
      varianceTime('equities', hour + (minutes + 1) * minute) -
      varianceTime('equities', hour + minutes * minute);
    expect(pace(4)).toBeGreaterThan(2 * pace(28));
    expect(pace(53)).toBeGreaterThan(2 * pace(28));
  });

  test('agrees with the activity that it is the integral of', () => {
    let total = 0;
    const steps = 10_000;
    for (let step = 0; step < steps; step += 1) total += activity((step + 0.5) / steps) / steps;
    expect(total).toBeCloseTo(1, 6);
  });
});
