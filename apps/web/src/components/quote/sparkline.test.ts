import { describe, expect, test } from 'vitest';
import { sparklinePath, Trail } from './sparkline.ts';

describe('a sparkline', () => {
  test('fills its box, high values at the top', () => {
    expect(sparklinePath([1, 3, 2], 23, 13)).toBe('M1.5 11.5L11.5 1.5L21.5 6.5');
  });

  test('is a level line in the middle when nothing moved, and nothing for a single value', () => {
    expect(sparklinePath([5, 5], 23, 13)).toBe('M1.5 6.5L21.5 6.5');
    expect(sparklinePath([5], 23, 13)).toBe('');
  });

  test('keeps only the newest values', () => {
    const trail = new Trail(3);
    for (const value of [1, 2, 3, 4]) trail.add(value);
    expect(trail.values).toEqual([2, 3, 4]);
  });

  test('puts history before what has already arrived', () => {
    const trail = new Trail(4);
    trail.add(9);
    trail.seed([1, 2, 3, 4, 5]);
    expect(trail.values).toEqual([3, 4, 5, 9]);
    trail.clear();
    expect(trail.values).toEqual([]);
  });
});
