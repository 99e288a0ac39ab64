import { describe, expect, test } from 'vitest';
import { dayLabel, dayValue, shortTime, startOfDay } from './time-words.ts';

const at = (day: number, hour: number, year = 2026) => new Date(year, 5, day, hour, 5).getTime();
const now = at(15, 9);

describe('moments in words', () => {
  test('go by the calendar, not by 24 hours', () => {
    expect(dayLabel(at(15, 0), now)).toBe('Today');
    expect(dayLabel(at(14, 23), now)).toBe('Yesterday');
    expect(dayLabel(at(11, 12), now)).toBe('Thursday 11 June');
    expect(dayLabel(at(11, 12, 2025), now)).toBe('11 June 2025');
  });

  test('are short in a list', () => {
    expect(shortTime(at(15, 7), now)).toBe('07:05');
    expect(shortTime(at(14, 7), now)).toBe('Yesterday');
    expect(shortTime(at(11, 7), now)).toBe('Thu');
    expect(shortTime(at(1, 7), now)).toBe('1 Jun');
  });

  test('of a date field begin where the reader’s day begins, and what is no day is none', () => {
    expect(dayValue(at(3, 23))).toBe('2026-06-03');
    expect(startOfDay('2026-06-03')).toBe(new Date(2026, 5, 3).getTime());
    for (const value of ['', '2026-02-30', '2026-6-3', 'today']) expect(startOfDay(value)).toBeUndefined();
  });
});
