import type { MatchState } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import { heardAt, latestOf, longestHoldMs, type MatchMemory, remember, withPast } from './match-memory.ts';

const start = 1_790_000_000_000;
const match = (different: Partial<MatchState>): MatchState => ({
  ...{ competition: 'Cup', round: 'Final', ground: 'Here', kickOff: 0, home: 'A', away: 'B' },
  ...{ status: 'first_half', minute: 1, addedMinute: 0, score: [0, 0], periods: {} },
  ...{ time: start, provenance: 'live' },
  ...different,
});
const heard = (...states: [number, Partial<MatchState>][]): MatchMemory => {
  let memory: MatchMemory | undefined;
  for (const [at, state] of states)
    memory = remember(memory, match({ time: start + at, ...state }), start + at);
  if (memory === undefined) throw new Error('nothing was heard');
  return memory;
};

describe('what was heard of a match', () => {
  test('says how it stood at a moment, and nothing of before it was heard of', () => {
    const memory = heard([0, {}], [1_000, { score: [1, 0] }], [2_000, { score: [1, 1] }]);
    expect(heardAt(memory, start - 1)).toBeUndefined();
    expect(heardAt(memory, start + 1_500)?.match.score).toEqual([1, 0]);
    expect(latestOf(memory).match.score).toEqual([1, 1]);
  });

  test('takes the first state for as old as it says, whenever this page came', () => {
    const memory = remember(undefined, match({ time: start }), start + 90_000);
    expect(heardAt(memory, start + 1)?.match.minute).toBe(1);
  });

  test('is bounded however fast a replay is, and loses no goal of the last ten minutes', () => {
    const states = Array.from({ length: 5_000 }, (_, nth): [number, Partial<MatchState>] => [
      nth * 500,
      { minute: nth % 90, score: [Math.floor(nth / 1_000), 0] },
    ]);
    const memory = heard(...states);
    expect(memory.length).toBeLessThan(150);
    const end = 4_999 * 500;
    for (let back = 0; back <= longestHoldMs; back += 10_000) {
      const goals = Math.floor((end - back) / 500 / 1_000);
      expect(heardAt(memory, start + end - back)?.match.score[0]).toBe(goals);
    }
  });

  test('takes the past from elsewhere before its own', () => {
    const memory = heard([60_000, { score: [2, 0] }]);
    const past = [
      { match: match({ score: [1, 0] }), at: start + 30_000 },
      { match: match({}), at: start },
      { match: match({ score: [9, 9] }), at: start + 70_000 },
    ];
    const whole = withPast(memory, past);
    expect(whole.map(({ match: { score } }) => score)).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
    ]);
  });
});
