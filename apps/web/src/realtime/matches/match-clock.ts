import type { MatchState } from '@tidewire/protocol/wire';

/** A state, when it came to this page, and how fast the match's clock was seen to go: milliseconds for a minute of it. */
export type ClockReading = {
  readonly match: MatchState;
  readonly at: number;
  readonly minuteMs: number | undefined;
};

export type ShownClock = {
  minute: number;
  addedMinute: number;
  /** The source has been silent for longer than it should be while the ball rolls: the clock stands where it was last said to be. */
  isStale: boolean;
};

const liveMinuteMs = 60_000;
/** A source that says each minute, however late it reads it, has spoken by then. */
const staleAfterMs = 150_000;
/** The last minutes of the parts of a match: what is played beyond them only the source knows. */
const partEnds = { first_half: [45], second_half: [90], extra_time: [105, 120] } as const;

type Running = keyof typeof partEnds;
const isRunning = (status: MatchState['status']): status is Running => Object.hasOwn(partEnds, status);

export const isClockRunning = ({ status }: MatchState): boolean => isRunning(status);

/** Takes a state in, and learns the pace of a replay from how long its last minute took. */
export function readClock(before: ClockReading | undefined, match: MatchState, at: number): ClockReading {
  if (match.provenance === 'live') return { match, at, minuteMs: liveMinuteMs };
  const minutes = before === undefined ? 0 : match.minute - before.match.minute;
  if (before === undefined || before.match.status !== match.status || minutes < 1) {
    return { match, at, minuteMs: before?.minuteMs };
  }
  return { match, at, minuteMs: (at - before.at) / minutes };
}

/**
 * What the clock shows: it ticks on between updates by at most a minute at the pace of the match, never past the end of a part, and goes back
 * to what the source said when the source falls silent. `isConnected`: whether this page hears of updates at all.
 */
export function clockAt(
  { match, at, minuteMs }: ClockReading,
  now: number,
  isConnected: boolean,
): ShownClock {
  const { status, minute, addedMinute } = match;
  const said: ShownClock = { minute, addedMinute, isStale: false };
  if (!isRunning(status)) return said;
  const age = now - at;
  if (!isConnected || age > staleAfterMs) return { ...said, isStale: true };
  const ends: readonly number[] = partEnds[status];
  const isAtEnd = addedMinute > 0 || ends.includes(minute);
  if (minuteMs === undefined || isAtEnd || age < minuteMs) return said;
  return { ...said, minute: minute + 1 };
}
