import { describe, expect, test } from 'vitest';
import { createRandom } from './random.ts';

const draws = 100_000;
const take = (draw: () => number): number[] => Array.from({ length: draws }, draw);
const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('createRandom', () => {
  test('the same seed gives the same numbers, another seed others', () => {
    const numbers = (seed: string) => {
      const random = createRandom(seed);
      return Array.from({ length: 50 }, () => [random.uniform(), random.normal(), random.exponential(2)]);
    };
    expect(numbers('tide')).toEqual(numbers('tide'));
    expect(numbers('tide')).not.toEqual(numbers('tidf'));
  });

  test('uniform numbers fill each tenth of [0, 1) alike', () => {
    const { uniform } = createRandom('uniform');
    const counts = new Array<number>(10).fill(0);
    for (const value of take(uniform)) {
      const tenth = Math.floor(value * 10);
      counts[tenth] = (counts[tenth] ?? 0) + 1;
    }
    expect(counts).toHaveLength(10);
    // Chi-squared with 9 degrees of freedom stays under 27.9 in 999 of 1,000 draws.
    const chiSquared = counts.reduce((sum, count) => sum + (count - draws / 10) ** 2 / (draws / 10), 0);
    expect(chiSquared).toBeLessThan(27.9);
  });

  test('normal numbers have mean 0, deviation 1 and the tails of a normal distribution', () => {
    const values = take(createRandom('normal').normal);
    expect(Math.abs(mean(values))).toBeLessThan(0.015);
    expect(Math.sqrt(mean(values.map((value) => value ** 2)))).toBeCloseTo(1, 1);
    const beyondTwo = values.filter((value) => Math.abs(value) > 2).length / draws;
    expect(beyondTwo).toBeGreaterThan(0.042);
    expect(beyondTwo).toBeLessThan(0.049);
  });

  test('exponential numbers are positive and have the mean that was asked for', () => {
    const random = createRandom('exponential');
    const values = take(() => random.exponential(40));
    expect(values.reduce((least, value) => Math.min(least, value))).toBeGreaterThanOrEqual(0);
    expect(mean(values)).toBeGreaterThan(39);
    expect(mean(values)).toBeLessThan(41);
  });
});
