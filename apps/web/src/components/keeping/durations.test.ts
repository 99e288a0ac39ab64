import { expect, test } from 'vitest';
import { endOf, isDuration, optionsOf } from './durations.ts';

test('a duration ends so long after now, and one for good has no end', () => {
  const now = Date.parse('2026-06-11T19:00:00.000Z');
  expect(endOf('1h', now)).toBe('2026-06-11T20:00:00.000Z');
  expect(endOf('7d', now)).toBe('2026-06-18T19:00:00.000Z');
  expect(endOf('ever', now)).toBeNull();
});

test('what is chosen is one of the list', () => {
  expect(isDuration('1d')).toBe(true);
  expect(isDuration('toString')).toBe(false);
  expect(optionsOf(['ever'])).toEqual([{ value: 'ever', label: 'For good' }]);
});
