import type { Clock } from '../platform/clock.ts';

/** What a gateway lets through of subscribe and unsubscribe on one connection is 50 a second and 250 at once; this stays below. */
const perSecond = 40;
const burst = 200;

/**
 * Keeps a page that is scrolled through hundreds of symbols from asking faster than the server likes.
 *
 * @returns takes one turn and gives 0, or takes none and gives the milliseconds until there is one
 */
export function createPace(clock: Clock): () => number {
  let turns = burst;
  let countedAt = clock.now();
  return () => {
    const now = clock.now();
    turns = Math.min(burst, turns + Math.max(0, now - countedAt) * (perSecond / 1_000));
    countedAt = now;
    if (turns < 1) return Math.ceil((1 - turns) / (perSecond / 1_000));
    turns -= 1;
    return 0;
  };
}
