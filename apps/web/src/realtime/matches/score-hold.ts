import type { MatchState, ScoreHold } from '@tidewire/protocol/wire';
import { assertNever } from '@tidewire/protocol/wire';
import { heardAt, latestOf, type MatchMemory } from './match-memory.ts';

/**
 * A match as a person may see it. `late`: as it stood some time ago. `hidden`: begun, and neither its score nor how it was reached is told;
 * `match` then says nothing that gives it away.
 */
export type ShownMatch = { readonly match: MatchState; readonly held: 'no' | 'late' | 'hidden' };

/** `isRevealed`: the person has said that they want to see this one as it is. */
export function shownOf(
  memory: MatchMemory,
  { hold, isRevealed, now }: { hold: ScoreHold; isRevealed: boolean; now: number },
): ShownMatch {
  const { match } = latestOf(memory);
  if (isRevealed || match.status === 'scheduled') return { match, held: 'no' };
  switch (hold.holdBack) {
    case 'off':
      return { match, held: 'no' };
    case 'until_revealed':
      return { match: withoutScore(match), held: 'hidden' };
    case 'delay': {
      const then = heardAt(memory, now - hold.seconds * 1_000);
      if (then === undefined) return { match: withoutScore(match), held: 'hidden' };
      return { match: then.match, held: then.match === match ? 'no' : 'late' };
    }
    default:
      return assertNever(hold);
  }
}

/** Extra time and penalties would say that it was drawn, so a match that is being played is in its first half, and one that is over is over. */
function withoutScore(match: MatchState): MatchState {
  const isOver = match.status === 'finished' || match.status === 'called_off';
  return {
    ...match,
    status: isOver ? match.status : 'first_half',
    minute: 0,
    addedMinute: 0,
    score: [0, 0],
    periods: {},
  };
}

/** For tables a match whose score is hidden has not been played. */
export const inTables = ({ match, held }: ShownMatch): MatchState =>
  held === 'hidden' ? { ...match, status: 'scheduled' } : match;

/** In a bracket a match whose score is hidden has begun, so its sides are known, and is not over, so nobody has won it. */
export const inBracket = ({ match, held }: ShownMatch): MatchState =>
  held === 'hidden' && match.status === 'finished' ? { ...match, status: 'first_half' } : match;

/** Up to when (Unix ms) what happened may be told; `undefined`: nothing may. */
export function toldUntil(hold: ScoreHold, isRevealed: boolean, now: number): number | undefined {
  if (isRevealed) return Number.POSITIVE_INFINITY;
  switch (hold.holdBack) {
    case 'off':
      return Number.POSITIVE_INFINITY;
    case 'until_revealed':
      return undefined;
    case 'delay':
      return now - hold.seconds * 1_000;
    default:
      return assertNever(hold);
  }
}

/** `Scores are held back by 2 minutes` */
export function holdInWords(hold: ScoreHold): string {
  switch (hold.holdBack) {
    case 'off':
      return 'Scores are shown at once';
    case 'until_revealed':
      return 'Scores are held back until you reveal them';
    case 'delay':
      return `Scores are held back by ${secondsInWords(hold.seconds)}`;
    default:
      return assertNever(hold);
  }
}

export function secondsInWords(seconds: number): string {
  if (seconds < 60 || seconds % 60 !== 0) return `${seconds} seconds`;
  return seconds === 60 ? '1 minute' : `${seconds / 60} minutes`;
}
