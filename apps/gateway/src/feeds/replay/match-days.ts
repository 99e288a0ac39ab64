import type { MatchFacts } from './match-facts.ts';
import type { Beat } from './match-script.ts';

const minuteMs = 60_000;
/** Matches of one replay day, so that several are always in play together. */
const matchesPerDay = 4;
/** Kick-offs of one day are this far apart, unless they were at the same time, so that half-times do not fall together. */
const staggerMs = 10 * minuteMs;
const betweenDaysMs = 8 * minuteMs;
/** So long is everything still to come. */
const beforeTheFirstMs = 10 * minuteMs;
/** The last result stands for this long before everything begins again. */
const afterTheLastMs = 60 * minuteMs;

export type PlannedMatch = {
  facts: MatchFacts;
  beats: readonly Beat[];
  /** When it kicks off, in milliseconds of replay time from the beginning of the tournament. */
  kickOffAt: number;
};

/** A tournament as it is replayed: the real order, but without the real nights between the days. Times are replay time. */
export type Tournament = {
  matches: readonly PlannedMatch[];
  /** How long until it begins again. */
  length: number;
  /** A moment worth beginning at: some matches are over, some are in play, most are to come. */
  opening: number;
};

/** Plans a tournament from matches in the order of their kick-offs. `scriptMatch` gives what happens in each. */
export function planTournament(
  matches: readonly MatchFacts[],
  scriptMatch: (facts: MatchFacts) => Beat[],
): Tournament {
  const planned: PlannedMatch[] = [];
  let dayStart = beforeTheFirstMs;
  let opening = 0;
  for (const [index, day] of divideIntoDays(matches).entries()) {
    let kickOffAt = dayStart;
    let dayEnd = dayStart;
    for (const [place, facts] of day.entries()) {
      const together = day[place - 1]?.kickOff === facts.kickOff;
      if (place > 0 && !together) kickOffAt += staggerMs;
      const beats = scriptMatch(facts);
      planned.push({ facts, beats, kickOffAt });
      dayEnd = Math.max(dayEnd, kickOffAt + (beats.at(-1)?.at ?? 0));
    }
    if (index <= 4) opening = kickOffAt + 20 * minuteMs;
    dayStart = dayEnd + betweenDaysMs;
  }
  return { matches: planned, length: dayStart - betweenDaysMs + afterTheLastMs, opening };
}

/** Days of about four matches. What kicks off together stays together, and a knock-out round waits for the one before it. */
export function divideIntoDays(matches: readonly MatchFacts[]): MatchFacts[][] {
  const days: MatchFacts[][] = [];
  for (const match of matches) {
    const day = days.at(-1);
    const before = day?.at(-1);
    const goesOn =
      day !== undefined &&
      before !== undefined &&
      (before.kickOff === match.kickOff || (day.length < matchesPerDay && isSameStage(before, match)));
    if (goesOn) day.push(match);
    else days.push([match]);
  }
  return days;
}

/** Matches of the group stage carry a group; of the rest, those of one round. */
const isSameStage = (a: MatchFacts, b: MatchFacts): boolean =>
  a.group !== undefined ? b.group !== undefined : a.round === b.round;
