import type { MatchState } from '@tidewire/protocol';
import type { PlannedMatch, Tournament } from './match-days.ts';
import { beforeKickOff, type MatchMoment } from './match-script.ts';

/** The state of a match at a moment of replay time. */
export function momentAt(match: PlannedMatch, position: number): MatchMoment {
  return match.beats.findLast((beat) => match.kickOffAt + beat.at <= position)?.moment ?? beforeKickOff;
}

/**
 * Where a tournament stood when it was last heard of: the furthest moment that any match had reached. `undefined` when none had begun.
 * `published` has the latest state of each match, in the order of `tournament.matches`.
 */
export function positionOf(
  tournament: Tournament,
  published: readonly (MatchState | undefined)[],
): number | undefined {
  let furthest: number | undefined;
  for (const [index, match] of tournament.matches.entries()) {
    const state = published[index];
    const beat = state && match.beats.findLast(({ moment }) => isSameMoment(moment, state));
    if (beat !== undefined) furthest = Math.max(furthest ?? 0, match.kickOffAt + beat.at);
  }
  return furthest;
}

/** Whether a published state says just what the match says at this moment. */
export const isSameMoment = (moment: MatchMoment, state: MatchState): boolean =>
  moment.status === state.status &&
  moment.minute === state.minute &&
  moment.addedMinute === state.addedMinute &&
  moment.score[0] === state.score[0] &&
  moment.score[1] === state.score[1];
