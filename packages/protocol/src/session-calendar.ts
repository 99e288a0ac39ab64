import type { MarketSession } from './quote.ts';

/** When an exchange trades. Times are minutes after midnight in its own time zone; dates are `YYYY-MM-DD` there. */
export type SessionCalendar = {
  /** IANA name. */
  timeZone: string;
  preFrom: number;
  openFrom: number;
  closeAt: number;
  /** How long trading goes on after the close. */
  afterMinutes: number;
  holidays: ReadonlySet<string>;
  /** Days that close early, and when. */
  earlyCloses: ReadonlyMap<string, number>;
  /** The last date that `holidays` knows of. Later days count as ordinary ones. */
  knownUntil: string;
};

export type SessionMoment = {
  session: MarketSession;
  /** When the session began, or the day did while it is closed (Unix ms). */
  since: number;
  /** It lasts at least until then (Unix ms); look again. */
  until: number;
};

const minuteMs = 60_000;
const dayMinutes = 24 * 60;

/**
 * Where an exchange stands at `time` (Unix ms), by its calendar alone: a halt is something only a source can know.
 */
export function sessionAt(calendar: SessionCalendar, time: number): SessionMoment {
  const { date, weekday, minutes } = localTime(calendar.timeZone, time);
  const minute = Math.floor(minutes);
  const at = (minuteOfDay: number): number => Math.round(time + (minuteOfDay - minutes) * minuteMs);
  const span = (session: MarketSession, from: number, to: number): SessionMoment => ({
    session,
    since: at(from),
    until: at(to),
  });
  if (calendar.holidays.has(date)) return span('holiday', 0, dayMinutes);
  if (weekday === 'Sat' || weekday === 'Sun') return span('closed', 0, dayMinutes);
  const { preFrom, openFrom, afterMinutes } = calendar;
  const closeAt = calendar.earlyCloses.get(date) ?? calendar.closeAt;
  if (minute < preFrom) return span('closed', 0, preFrom);
  if (minute < openFrom) return span('pre', preFrom, openFrom);
  if (minute < closeAt) return span('open', openFrom, closeAt);
  if (minute < closeAt + afterMinutes) return span('after', closeAt, closeAt + afterMinutes);
  return span('closed', closeAt + afterMinutes, dayMinutes);
}

/** When the session of `time` gives way to another (Unix ms): a weekend is one of them, whose days are not told apart. */
export function sessionEndAt(calendar: SessionCalendar, time: number): number {
  const { session, until } = sessionAt(calendar, time);
  let end = until;
  // The longest is a long weekend; no calendar is asked for ever.
  for (let day = 0; day < 7 && sessionAt(calendar, end).session === session; day += 1)
    end = sessionAt(calendar, end).until;
  return end;
}

/** Built once for each zone: making one takes far longer than asking it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function localTime(timeZone: string, time: number): { date: string; weekday: string; minutes: number } {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    weekday: part('weekday'),
    // Zones differ by whole minutes today, so seconds are the same everywhere.
    minutes: Number(part('hour')) * 60 + Number(part('minute')) + (time % minuteMs) / minuteMs,
  };
}

const hour = 60;

/**
 * The New York Stock Exchange: core session 9:30–16:00, early session from 4:00, late session until 20:00, all Eastern Time; 13:00 and 17:00
 * on early closes. Holidays as the exchange announced them (NYSE Group, "2025, 2026 and 2027 Holiday and Early Closings Calendar",
 * nyse.com/markets/hours-calendars).
 */
export const nyseCalendar: SessionCalendar = {
  timeZone: 'America/New_York',
  preFrom: 4 * hour,
  openFrom: 9.5 * hour,
  closeAt: 16 * hour,
  afterMinutes: 4 * hour,
  holidays: new Set([
    ...['2026-01-01', '2026-01-19', '2026-02-16', '2026-04-03', '2026-05-25'],
    ...['2026-06-19', '2026-07-03', '2026-09-07', '2026-11-26', '2026-12-25'],
    ...['2027-01-01', '2027-01-18', '2027-02-15', '2027-03-26', '2027-05-31'],
    ...['2027-06-18', '2027-07-05', '2027-09-06', '2027-11-25', '2027-12-24'],
  ]),
  earlyCloses: new Map([
    ['2026-11-27', 13 * hour],
    ['2026-12-24', 13 * hour],
    ['2027-11-26', 13 * hour],
  ]),
  knownUntil: '2027-12-31',
};
