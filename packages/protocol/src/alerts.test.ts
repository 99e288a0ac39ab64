import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AlertLine, type AlertSight, type AlertStanding, judgeAlert } from './alerts.ts';
import type { MatchState } from './match.ts';

const above: AlertLine = {
  ...{ kind: 'crosses', direction: 'above', price: 100, hysteresis: 1, percent: null, repeat: true },
};
const begin: AlertStanding = { state: 'new', mark: null };
const tick = (last: number): AlertSight => ({ type: 'quote', quote: { last, time: 0, provenance: 'live' } });

function run(line: AlertLine, prices: readonly number[]): { fired: number[]; state: string } {
  let standing = begin;
  const fired: number[] = [];
  for (const price of prices) {
    const { does, ...next } = judgeAlert(line, standing, tick(price));
    standing = next;
    if (does === 'fires') fired.push(price);
  }
  return { fired, state: standing.state };
}

describe('[F13] an alert', () => {
  test('fires when its line is reached, and the first price alone fires nothing', () => {
    expect(run(above, [105]).fired).toEqual([]);
    expect(run(above, [99, 99.99, 100]).fired).toEqual([100]);
    expect(run({ ...above, direction: 'below' }, [101, 100]).fired).toEqual([100]);
    expect(run({ ...above, direction: 'below' }, [99]).fired).toEqual([]);
  });

  test('that was made beyond its line fires once the price has been back', () => {
    expect(run(above, [105, 104, 98, 100.5]).fired).toEqual([100.5]);
  });

  test('does not fire again while the price trembles on the line', () => {
    expect(run(above, [99, 100, 99.5, 100, 99.01, 101, 99, 102]).fired).toEqual([100, 102]);
  });

  test('without hysteresis still needs the price on the other side', () => {
    expect(run({ ...above, hysteresis: 0 }, [99, 100, 100, 101, 99.99, 100]).fired).toEqual([100, 100]);
  });

  test('that is to fire once is done after that', () => {
    expect(run({ ...above, repeat: false }, [99, 100, 90, 100])).toEqual({ fired: [100], state: 'done' });
  });

  test('between two firings the price has been back beyond the hysteresis, whatever it does', () => {
    const prices = fc.array(fc.double({ min: 90, max: 110, noNaN: true }), { maxLength: 200 });
    fc.assert(
      fc.property(prices, fc.constantFrom('above', 'below'), (walk, direction) => {
        const line = { ...above, direction };
        let standing = begin;
        let hasBeenBack = false;
        for (const price of walk) {
          const back = direction === 'above' ? 100 - price : price - 100;
          const { does, ...next } = judgeAlert(line, standing, tick(price));
          if (does === 'fires') {
            expect(back).toBeLessThanOrEqual(0);
            expect(hasBeenBack).toBe(true);
            hasBeenBack = false;
          }
          // The first price may arm it from anywhere on the near side.
          if (back >= 1 || (standing.state === 'new' && back > 0)) hasBeenBack = true;
          standing = next;
        }
      }),
      { seed: 20_261_121 },
    );
  });
});

const match: MatchState = {
  ...{ competition: 'Harbour Cup', round: '1', ground: '', kickOff: 0, home: 'Ebb', away: 'Flow' },
  ...{ status: 'scheduled', minute: 0, addedMinute: 0, score: [0, 0], periods: {}, time: 0 },
  provenance: 'live',
};

/** What an alert does at each look, in order. */
function watch(line: Partial<AlertLine>, sights: readonly AlertSight[]): string[] {
  let standing = begin;
  return sights.map((sight) => {
    const { does, ...next } = judgeAlert({ ...above, ...line }, standing, sight);
    standing = next;
    return does;
  });
}
const score = (home: number, away: number): AlertSight => ({
  type: 'match',
  match: { ...match, status: 'first_half', score: [home, away] },
});
const status = (word: MatchState['status']): AlertSight => ({
  type: 'match',
  match: { ...match, status: word },
});

describe('[F17] an alert on a match', () => {
  test('tells each goal, and none that was there before', () => {
    expect(watch({ kind: 'goal' }, [score(1, 0), score(1, 0), score(1, 1), score(2, 1)])).toEqual([
      ...['nothing', 'nothing', 'fires', 'fires'],
    ]);
  });

  test('corrects itself when a goal is cancelled, and tells the next one', () => {
    expect(watch({ kind: 'goal' }, [score(0, 0), score(1, 0), score(0, 0), score(1, 0)])).toEqual([
      ...['nothing', 'fires', 'corrects', 'fires'],
    ]);
  });

  test('that the match begins again corrects nothing', () => {
    expect(watch({ kind: 'goal' }, [score(0, 0), score(2, 1), score(0, 0), score(0, 1)])).toEqual([
      ...['nothing', 'fires', 'nothing', 'fires'],
    ]);
  });

  test('tells the start and the end once, and not of a match that is under way or over already', () => {
    const course = (
      ['scheduled', 'first_half', 'half_time', 'second_half', 'finished', 'finished'] as const
    ).map(status);
    expect(watch({ kind: 'start' }, course).indexOf('fires')).toBe(1);
    expect(watch({ kind: 'end' }, course).indexOf('fires')).toBe(4);
    for (const kind of ['start', 'end'] as const) {
      expect(watch({ kind }, course).filter((does) => does === 'fires')).toHaveLength(1);
      expect(watch({ kind }, course.slice(4))).toEqual(['nothing', 'nothing']);
    }
  });
});

describe('[F17] an alert on a move', () => {
  const moved = (rise: number, fall: number): AlertSight => ({
    ...tick(100),
    type: 'quote',
    quote: { last: 100, time: 0, provenance: 'live' },
    move: { rise, fall },
  });
  const moves = { kind: 'moves', percent: 2, direction: 'either' } as const;

  test('fires when the price is so far from the lowest or the highest of its time', () => {
    expect(watch(moves, [moved(0, 0), moved(1.99, 1), moved(2, 0), moved(0, 2.5)])).toEqual([
      ...['nothing', 'nothing', 'fires', 'fires'],
    ]);
    expect(watch({ ...moves, direction: 'above' }, [moved(0, 3), moved(3, 0)])).toEqual(['nothing', 'fires']);
    expect(watch({ ...moves, direction: 'below' }, [moved(3, 0), moved(0, 3)])).toEqual(['nothing', 'fires']);
  });

  test('that is to fire once is done after that', () => {
    expect(watch({ ...moves, repeat: false }, [moved(2, 0), moved(2, 0)])).toEqual(['fires', 'nothing']);
  });

  test('is not moved by what is no price, nor one on a match by a price', () => {
    expect(watch(moves, [score(0, 0), score(5, 0)])).toEqual(['nothing', 'nothing']);
    expect(watch({ kind: 'goal' }, [tick(1), tick(5)])).toEqual(['nothing', 'nothing']);
  });
});
