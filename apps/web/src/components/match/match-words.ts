import type { MatchState, MatchStatus, TimelineData } from '@tidewire/protocol/wire';
import { assertNever } from '@tidewire/protocol/wire';

/** A match in words: clock, status, periods. */
export type MatchGroup = 'in_play' | 'upcoming' | 'finished';

export function groupOf(status: MatchStatus): MatchGroup {
  switch (status) {
    case 'scheduled':
      return 'upcoming';
    case 'finished':
    case 'called_off':
      return 'finished';
    case 'first_half':
    case 'half_time':
    case 'second_half':
    case 'extra_time':
    case 'penalties':
      return 'in_play';
    default:
      return assertNever(status);
  }
}

/** `37'`, `45+2'`, `HT`, `Pens`, `FT`; for a match to come it is the kick-off, which the caller prints. */
export function clockOf(match: Pick<MatchState, 'status' | 'minute' | 'addedMinute' | 'periods'>): string {
  switch (match.status) {
    case 'scheduled':
      return '';
    case 'half_time':
      return 'HT';
    case 'penalties':
      return 'Pens';
    case 'called_off':
      return 'Off';
    case 'finished':
      if (match.periods.penalties !== undefined) return 'Pens';
      return match.periods.extraTime === undefined ? 'FT' : 'AET';
    case 'first_half':
    case 'second_half':
    case 'extra_time':
      return minuteOf(match);
    default:
      return assertNever(match.status);
  }
}

/** `45+1'` */
export const minuteOf = ({ minute, addedMinute }: { minute: number; addedMinute: number }): string =>
  addedMinute > 0 ? `${minute}+${addedMinute}′` : `${minute}′`;

export function statusInWords(match: Pick<MatchState, 'status' | 'periods'>): string {
  switch (match.status) {
    case 'scheduled':
      return 'Upcoming';
    case 'first_half':
      return 'First half';
    case 'half_time':
      return 'Half-time';
    case 'second_half':
      return 'Second half';
    case 'extra_time':
      return 'Extra time';
    case 'penalties':
      return 'Penalty shoot-out';
    case 'called_off':
      return 'Called off';
    case 'finished':
      if (match.periods.penalties !== undefined) return 'Finished after penalties';
      return match.periods.extraTime === undefined ? 'Finished' : 'Finished after extra time';
    default:
      return assertNever(match.status);
  }
}

/** In play by kick-off, then upcoming the soonest first, then finished the latest first. */
export function compareMatches(a: MatchState, b: MatchState): number {
  const order: Record<MatchGroup, number> = { in_play: 0, upcoming: 1, finished: 2 };
  const group = groupOf(a.status);
  const between = order[group] - order[groupOf(b.status)];
  if (between !== 0) return between;
  const byKickOff = group === 'finished' ? b.kickOff - a.kickOff : a.kickOff - b.kickOff;
  return byKickOff !== 0 ? byKickOff : a.home.localeCompare(b.home);
}

export type Goals = readonly [number, number];

/** The score table's columns that this match has: goals made in each part, not running totals. */
export function partsOf(match: Pick<MatchState, 'periods'>): { label: string; name: string; goals: Goals }[] {
  const { halfTime, fullTime, extraTime, penalties } = match.periods;
  const parts: { label: string; name: string; goals: Goals }[] = [];
  if (halfTime !== undefined) parts.push({ label: '1st', name: 'First half', goals: halfTime });
  if (fullTime !== undefined && halfTime !== undefined)
    parts.push({ label: '2nd', name: 'Second half', goals: less(fullTime, halfTime) });
  if (extraTime !== undefined && fullTime !== undefined)
    parts.push({ label: 'ET', name: 'Extra time', goals: less(extraTime, fullTime) });
  if (penalties !== undefined) parts.push({ label: 'Pen', name: 'Penalty shoot-out', goals: penalties });
  return parts;
}

const less = (total: Goals, before: Goals): Goals => [total[0] - before[0], total[1] - before[1]];

/** The headline of a timeline entry. */
export function headlineOf(data: TimelineData): string {
  switch (data.kind) {
    case 'match.started':
      return 'Kick-off';
    case 'match.goal':
      return data.ownGoal ? 'Own goal' : data.penalty ? 'Penalty scored' : 'Goal';
    case 'match.goal_cancelled':
      return 'Goal cancelled';
    case 'match.period':
      return periodInWords(data.status);
    case 'match.card':
      return cardInWords[data.card];
    case 'match.substitution':
      return 'Substitution';
    case 'match.review':
      return `Video review: ${reviewInWords[data.about]} ${data.outcome === 'stands' ? 'stands' : 'overturned'}`;
    case 'match.line_up':
      return 'Line-up announced';
    case 'match.finished':
      return data.penalties === undefined ? 'Full time' : 'Full time after penalties';
    default:
      return assertNever(data);
  }
}

export const cardInWords = {
  yellow: 'Yellow card',
  second_yellow: 'Second yellow card, sent off',
  red: 'Red card, sent off',
} as const;

const reviewInWords = { goal: 'goal', penalty: 'penalty', card: 'card', identity: 'identity' } as const;

function periodInWords(status: MatchStatus): string {
  switch (status) {
    case 'half_time':
      return 'Half-time';
    case 'second_half':
      return 'Second half begins';
    case 'extra_time':
      return 'Extra time begins';
    case 'penalties':
      return 'Penalty shoot-out begins';
    case 'first_half':
      return 'First half begins';
    case 'scheduled':
      return 'Scheduled';
    case 'finished':
      return 'Full time';
    case 'called_off':
      return 'Called off';
    default:
      return assertNever(status);
  }
}

/** Goals that did not count, by their ids, each with the event that says so. */
export function cancellationsOf(
  events: readonly { data: TimelineData }[],
): ReadonlyMap<string, Extract<TimelineData, { kind: 'match.goal_cancelled' }>> {
  return new Map(
    events.flatMap(({ data }) =>
      data.kind === 'match.goal_cancelled' ? [[data.goalId, data] as const] : [],
    ),
  );
}

/** Whether a path names a match. */
export const isMatchFeed = (feedId: string): boolean => /^match\.[A-Za-z0-9][A-Za-z0-9_-]*$/.test(feedId);
