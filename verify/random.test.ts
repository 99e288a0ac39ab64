import { describe, expect, test } from 'vitest';
import { between, createRandom, pick, pickSome } from './random.ts';

const take = (seed: number, name?: string) => {
  const random = createRandom(seed, name);
  return Array.from({ length: 1_000 }, random);
};

describe('randomness from a seed', () => {
  test('is the same for the same seed and name, and another for every other', () => {
    expect(take(7, 'a')).toEqual(take(7, 'a'));
    expect(take(7, 'a')).not.toEqual(take(8, 'a'));
    expect(take(7, 'a')).not.toEqual(take(7, 'b'));
    expect(take(0)).not.toEqual(take(1));
  });

  test('is spread evenly over [0, 1)', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (const value of take(3)) tenths[Math.floor(value * 10)] = (tenths[Math.floor(value * 10)] ?? 0) + 1;
    expect(tenths).toHaveLength(10);
    for (const count of tenths) expect(Math.abs(count - 100)).toBeLessThan(40);
  });

  test('picks both ends, different ones, and no more than there are', () => {
    const random = createRandom(5);
    const rolls = new Set(Array.from({ length: 200 }, () => between(random, 1, 6)));
    expect([...rolls].toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(pickSome(random, ['a', 'b', 'c'], 9).toSorted()).toEqual(['a', 'b', 'c']);
    expect(new Set(pickSome(random, ['a', 'b', 'c'], 2)).size).toBe(2);
    expect(() => pick(random, [])).toThrow(RangeError);
  });
});
