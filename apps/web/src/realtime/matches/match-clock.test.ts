import type { MatchState } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import { type ClockReading, clockAt, readClock } from './match-clock.ts';

const match = (different: Partial<MatchState>): MatchState => ({
  ...{ competition: 'Cup', round: 'Final', ground: 'Here', kickOff: 0, home: 'A', away: 'B' },
  ...{ status: 'first_half', minute: 30, addedMinute: 0, score: [0, 0], periods: {} },
  ...{ time: 0, provenance: 'live' },
  ...different,
});
const minuteAt = (reading: ClockReading, now: number, isConnected = true) => {
  const { minute, isStale } = clockAt(reading, now, isConnected);
  return isStale ? `${minute} stale` : minute;
};

describe('the clock of a match', () => {
  test('ticks on between updates, by one minute', () => {
    const reading = readClock(undefined, match({}), 0);
    expect([0, 59_999, 60_000, 140_000].map((now) => minuteAt(reading, now))).toEqual([30, 30, 31, 31]);
  });

  test('goes back to what the source said when nothing is heard, and says so', () => {
    const reading = readClock(undefined, match({}), 0);
    expect(minuteAt(reading, 150_001)).toBe('30 stale');
    expect(minuteAt(reading, 61_000, false)).toBe('30 stale');
  });

  test('adds nothing at the end of a part, in added time or in a break', () => {
    for (const state of [
      { minute: 45 },
      { status: 'second_half', minute: 90 },
      { minute: 45, addedMinute: 2 },
      { status: 'extra_time', minute: 105 },
      { status: 'half_time', minute: 45 },
    ] as const) {
      const reading = readClock(undefined, match(state), 0);
      expect(minuteAt(reading, 70_000), JSON.stringify(state)).toBe(reading.match.minute);
    }
    expect(minuteAt(readClock(undefined, match({ status: 'finished', minute: 90 }), 0), 999_999)).toBe(90);
  });

  test('of a replay goes at the pace that was seen', () => {
    const replayed = (minute: number) => match({ minute, provenance: 'replayed' });
    const first = readClock(undefined, replayed(30), 0);
    expect(minuteAt(first, 100_000)).toBe(30);
    const second = readClock(first, replayed(32), 2_000);
    expect(minuteAt(second, 2_999)).toBe(32);
    expect(minuteAt(second, 3_000)).toBe(33);
  });
});
