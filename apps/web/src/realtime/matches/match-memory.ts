import type { MatchState } from '@tidewire/protocol/wire';

/** A state of a match, and since when it has been known, in Unix milliseconds of this page's clock. */
export type Heard = { readonly match: MatchState; readonly at: number };

/** What was heard of one match, oldest first; never empty. */
export type MatchMemory = readonly [Heard, ...Heard[]];

/** Nobody may keep scores from themselves for longer. */
export const longestHoldMs = 600_000;

/** Of states that differ only by the clock so many are kept for the whole hold: bounded, however fast a replay is. */
const clockStates = 60;

/**
 * Adds a state to what was heard. `at` is when it came; the first one is taken for as old as it says, because it stood there before this
 * page asked. What is too old for any hold is forgotten, except the last of it.
 */
export function remember(before: MatchMemory | undefined, match: MatchState, at: number): MatchMemory {
  const [first, ...others] = before ?? [];
  if (first === undefined) return [{ match, at: Math.min(at, match.time) }];
  const all: MatchMemory = [first, ...others];
  const last = all[all.length - 1] ?? first;
  if (isSame(match, last.match)) return all;
  const heard: Heard = { match, at: Math.max(at, last.at) };
  const beforeLast = all[all.length - 2];
  const isThin =
    beforeLast !== undefined &&
    differsByClock(beforeLast.match, last.match) &&
    differsByClock(last.match, match) &&
    heard.at - beforeLast.at < longestHoldMs / clockStates;
  const kept = isThin ? all.slice(0, -1) : all;
  const firstNeeded = kept.findLastIndex((one) => one.at <= heard.at - longestHoldMs);
  const [oldest = heard, ...rest] = [...kept.slice(Math.max(firstNeeded, 0)), heard];
  return [oldest, ...rest];
}

/** Puts the past before what was heard since. `past` is in any order. */
export function withPast(memory: MatchMemory, past: readonly Heard[]): MatchMemory {
  const start = Math.min(memory[0].at, memory[1]?.at ?? Number.POSITIVE_INFINITY);
  const earlier = past.filter(({ at }) => at < start).toSorted((a, b) => a.at - b.at);
  const [oldest, ...rest] = [...earlier, ...memory];
  return oldest === undefined ? memory : [oldest, ...rest];
}

/** How the match stood at a moment (Unix ms of this page's clock). `undefined` when nothing that old was heard. */
export const heardAt = (memory: MatchMemory, time: number): Heard | undefined =>
  memory.findLast(({ at }) => at <= time);

export const latestOf = (memory: MatchMemory): Heard => memory[memory.length - 1] ?? memory[0];

const withoutClock = (match: MatchState): string =>
  JSON.stringify({ ...match, minute: 0, addedMinute: 0, time: 0 });
const differsByClock = (a: MatchState, b: MatchState): boolean => withoutClock(a) === withoutClock(b);
const isSame = (a: MatchState, b: MatchState): boolean =>
  differsByClock(a, b) && a.minute === b.minute && a.addedMinute === b.addedMinute;
