import { describe, expect, test } from 'vitest';
import { backoffMs } from './backoff.ts';

describe('backoff', () => {
  test.each([
    [0, 300],
    [1, 600],
    [2, 1_200],
    [5, 9_600],
    [6, 15_000],
    [60, 15_000],
    [5_000, 15_000],
  ])('after %i failures the wait is anywhere below %i ms', (failures, ceiling) => {
    expect(backoffMs(failures, 0)).toBe(0);
    expect(backoffMs(failures, 0.5)).toBe(ceiling / 2);
    expect(backoffMs(failures, 1 - Number.EPSILON)).toBeLessThanOrEqual(ceiling);
  });
});
