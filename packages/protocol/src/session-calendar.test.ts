import { describe, expect, test } from 'vitest';
import { nyseCalendar, sessionAt, sessionEndAt } from './session-calendar.ts';

const at = (text: string) => sessionAt(nyseCalendar, Date.parse(text));
const wordAt = (text: string) => at(text).session;

describe('[F8] the calendar of the New York Stock Exchange', () => {
  test.each([
    ['before the early session', '2026-11-20T03:59:59-05:00', 'closed'],
    ['with the early session', '2026-11-20T04:00:00-05:00', 'pre'],
    ['a second before the bell', '2026-11-20T09:29:59-05:00', 'pre'],
    ['at the opening bell', '2026-11-20T09:30:00-05:00', 'open'],
    ['in summer, by Eastern Daylight Time', '2026-07-06T13:30:00Z', 'open'],
    ['in winter, by Eastern Standard Time', '2026-11-20T13:30:00Z', 'pre'],
    ['a second before the close', '2026-11-20T15:59:59-05:00', 'open'],
    ['at the close', '2026-11-20T16:00:00-05:00', 'after'],
    ['after the late session', '2026-11-20T20:00:00-05:00', 'closed'],
    ['on a Saturday', '2026-11-21T12:00:00-05:00', 'closed'],
    ['on a Sunday, while it is Monday in London', '2026-11-23T02:00:00Z', 'closed'],
    ['on Thanksgiving', '2026-11-26T12:00:00-05:00', 'holiday'],
    ['on the day after, before it closes early', '2026-11-27T12:59:59-05:00', 'open'],
    ['on the day after, once it has', '2026-11-27T13:00:00-05:00', 'after'],
    ['on the day after, in the evening', '2026-11-27T17:00:00-05:00', 'closed'],
    ['on Good Friday of 2027', '2027-03-26T12:00:00-04:00', 'holiday'],
    ['on the Monday for a Fourth of July that was a Sunday', '2027-07-05T12:00:00-04:00', 'holiday'],
    ['on the Friday for a Christmas Day that is a Saturday', '2027-12-24T12:00:00-05:00', 'holiday'],
  ])('%s', (_, time, session) => {
    expect(wordAt(time)).toBe(session);
  });

  test('each year has ten holidays, none of them at a weekend', () => {
    const days = [...nyseCalendar.holidays];
    expect(days.filter((day) => day.startsWith('2026'))).toHaveLength(10);
    expect(days.filter((day) => day.startsWith('2027'))).toHaveLength(10);
    for (const day of days) expect([1, 2, 3, 4, 5]).toContain(new Date(`${day}T12:00:00Z`).getUTCDay());
  });

  test('a session says since when it is and until when it lasts, to the millisecond', () => {
    const open = at('2026-11-20T11:11:11.111-05:00');
    expect(new Date(open.since).toISOString()).toBe('2026-11-20T14:30:00.000Z');
    expect(new Date(open.until).toISOString()).toBe('2026-11-20T21:00:00.000Z');
  });

  test.each([
    ['a session', '2026-11-20T11:00:00-05:00', '2026-11-20T16:00:00-05:00'],
    ['a night', '2026-11-18T21:00:00-05:00', '2026-11-19T04:00:00-05:00'],
    ['a weekend', '2026-11-20T21:00:00-05:00', '2026-11-23T04:00:00-05:00'],
    ['an evening before a holiday', '2026-11-25T21:00:00-05:00', '2026-11-26T00:00:00-05:00'],
    ['a weekend before a holiday', '2027-01-15T21:00:00-05:00', '2027-01-18T00:00:00-05:00'],
  ])('%s ends when another session begins, not at midnight', (_, from, to) => {
    expect(sessionEndAt(nyseCalendar, Date.parse(from))).toBe(Date.parse(to));
  });

  test('looked at again whenever it says, a year has the sessions it should, across both changes of the clock', () => {
    const counts = new Map<string, number>();
    let time = Date.parse('2027-01-01T00:00:00-05:00');
    const end = Date.parse('2028-01-01T00:00:00-05:00');
    while (time < end) {
      const { session, until } = sessionAt(nyseCalendar, time);
      counts.set(session, (counts.get(session) ?? 0) + 1);
      expect(until).toBeGreaterThan(time);
      time = until;
    }
    // 261 weekdays, ten of them holidays.
    expect(counts.get('open')).toBe(251);
    expect(counts.get('pre')).toBe(251);
    expect(counts.get('after')).toBe(251);
    expect(counts.get('holiday')).toBe(10);
  });
});
