import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AlertLine, type AlertState, judgeAlert } from './alerts.ts';

const above: AlertLine = { direction: 'above', price: 100, hysteresis: 1, repeat: true };

function run(line: AlertLine, prices: readonly number[]): { fired: number[]; state: AlertState } {
  let state: AlertState = 'new';
  const fired: number[] = [];
  for (const price of prices) {
    const verdict = judgeAlert(line, state, price);
    state = verdict.state;
    if (verdict.fires) fired.push(price);
  }
  return { fired, state };
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
        let state: AlertState = 'new';
        let hasBeenBack = false;
        for (const price of walk) {
          const back = direction === 'above' ? 100 - price : price - 100;
          const verdict = judgeAlert(line, state, price);
          if (verdict.fires) {
            expect(back).toBeLessThanOrEqual(0);
            expect(hasBeenBack).toBe(true);
            hasBeenBack = false;
          }
          // The first price may arm it from anywhere on the near side.
          if (back >= 1 || (state === 'new' && back > 0)) hasBeenBack = true;
          state = verdict.state;
        }
      }),
      { seed: 20_261_121 },
    );
  });
});
