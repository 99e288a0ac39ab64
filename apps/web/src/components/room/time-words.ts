import { preferences } from '#web/realtime/preferences.ts';

/** Moments in words. Languages come later; until then English words, in the reader's own time zone. */
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long' });
const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium' });

const time12 = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true });

/** `14:32`, or `2:32 pm` for who chose so. */
export const timeOfDay = (at: number): string =>
  (preferences.getState().clock === '12h' ? time12 : time).format(at);
export const longTime = (at: number): string => long.format(at);

/** Whole calendar days between two moments, by the reader's calendar. */
function daysBetween(at: number, now: number): number {
  const start = (moment: number) => new Date(moment).setHours(0, 0, 0, 0);
  return Math.round((start(now) - start(at)) / 86_400_000);
}

/** `Today`, `Yesterday`, `Thursday 11 June`, `11 June 2025` */
export function dayLabel(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? day.format(at) : dayOfYear.format(at);
}

/** `14:32` today, then `Yesterday`, a weekday, and a date. */
export function shortTime(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days <= 0) return timeOfDay(at);
  if (days === 1) return 'Yesterday';
  return days < 7 ? weekday.format(at).slice(0, 3) : shortDay.format(at);
}

/** A moment's day as a date field writes it: `2026-06-11`. */
export function dayValue(at: number): string {
  const date = new Date(at);
  const [month, dayOfMonth] = [date.getMonth() + 1, date.getDate()].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${String(date.getFullYear()).padStart(4, '0')}-${month}-${dayOfMonth}`;
}

/** When a day of a date field begins by the reader's clock, Unix ms; `undefined` when it is no day. */
export function startOfDay(value: string): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (parts === null) return undefined;
  const at = new Date(`${value}T00:00`).getTime();
  return Number.isNaN(at) || dayValue(at) !== value ? undefined : at;
}
