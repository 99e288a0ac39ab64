import { describe, expect, test } from 'vitest';
import { movedByKey, quoted, stepOf } from './alert-line-price.ts';

describe('the price of an alert’s line', () => {
  test.each([
    [295.48, 2, 0.1],
    [93_494.17, 2, 10],
    [1.1615, 5, 0.001],
    [0.05, 2, 0.01],
    [0, 2, 0.01],
  ])('of %d steps by what can be seen, and by no less than a tick', (price, decimals, step) => {
    expect(stepOf(price, decimals)).toBeCloseTo(step, 9);
  });

  test('moves by arrows and pages, and stays a price', () => {
    expect(movedByKey('ArrowUp', 295.48, 2)).toBe(295.58);
    expect(movedByKey('PageDown', 295.48, 2)).toBe(294.48);
    expect(movedByKey('ArrowDown', 0.001, 2)).toBe(0);
    expect(movedByKey('Tab', 295.48, 2)).toBeUndefined();
    expect(quoted(295.484_999, 2)).toBe(295.48);
  });
});
