import type { MatchState } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import {
  cancellationsOf,
  clockOf,
  compareMatches,
  groupOf,
  headlineOf,
  minuteOf,
  partsOf,
} from './match-words.ts';

const match = (values: Partial<MatchState>): MatchState => ({
  competition: 'World Cup 2026',
  round: 'Final',
  ground: 'New York/New Jersey (East Rutherford)',
  kickOff: 0,
  home: 'Home',
  away: 'Away',
  status: 'second_half',
  minute: 60,
  addedMinute: 0,
  score: [0, 0],
  periods: {},
  time: 0,
  provenance: 'replayed',
  ...values,
});

describe('a match in words', () => {
  test('shows added time behind the minute it was added to', () => {
    expect(minuteOf({ minute: 45, addedMinute: 2 })).toBe('45+2′');
    expect(clockOf(match({ minute: 90, addedMinute: 4 }))).toBe('90+4′');
    expect(clockOf(match({ minute: 37 }))).toBe('37′');
  });

  test('says how a finished match ended', () => {
    expect(clockOf(match({ status: 'finished' }))).toBe('FT');
    expect(clockOf(match({ status: 'finished', periods: { extraTime: [2, 1] } }))).toBe('AET');
    expect(clockOf(match({ status: 'finished', periods: { extraTime: [1, 1], penalties: [4, 2] } }))).toBe(
      'Pens',
    );
    expect(clockOf(match({ status: 'half_time' }))).toBe('HT');
  });

  test('gives goals of each part, not running totals', () => {
    const periods = {
      halfTime: [2, 0],
      fullTime: [2, 2],
      extraTime: [3, 3],
      penalties: [4, 2],
    } satisfies MatchState['periods'];
    expect(partsOf(match({ periods })).map(({ label, goals }) => [label, ...goals])).toEqual([
      ['1st', 2, 0],
      ['2nd', 0, 2],
      ['ET', 1, 1],
      ['Pen', 4, 2],
    ]);
    expect(partsOf(match({}))).toEqual([]);
  });

  test('orders in play, then the soonest to come, then the latest finished', () => {
    const rows = [
      match({ home: 'old', status: 'finished', kickOff: 1 }),
      match({ home: 'recent', status: 'finished', kickOff: 2 }),
      match({ home: 'later', status: 'scheduled', kickOff: 9 }),
      match({ home: 'soon', status: 'scheduled', kickOff: 8 }),
      match({ home: 'now', status: 'half_time', kickOff: 5 }),
    ].sort(compareMatches);
    expect(rows.map(({ home }) => home)).toEqual(['now', 'soon', 'later', 'recent', 'old']);
    expect(groupOf('penalties')).toBe('in_play');
  });

  test('tells penalties and own goals from goals', () => {
    const goal = { kind: 'match.goal', minute: 9, addedMinute: 0, side: 'home', scorer: 'Ada' } as const;
    const headline = (penalty: boolean, ownGoal: boolean) =>
      headlineOf({ ...goal, penalty, ownGoal, score: [1, 0] });
    expect([headline(false, false), headline(true, false), headline(false, true)]).toEqual([
      'Goal',
      'Penalty scored',
      'Own goal',
    ]);
  });

  test('a cancelled goal is found by its id; a goal without one is never struck through', () => {
    const clock = { minute: 9, addedMinute: 0 } as const;
    const goal = { kind: 'match.goal', ...clock, side: 'home', scorer: 'Ada' } as const;
    const counted = { ...goal, penalty: false, ownGoal: false, score: [1, 0] as [number, number] };
    const cancelled = {
      kind: 'match.goal_cancelled',
      ...{ ...clock, goalId: 'g1', scorer: 'Ada', reason: 'Offside' },
      side: 'home',
      score: [0, 0] as [number, number],
    } as const;
    const found = cancellationsOf([
      { data: { ...counted, goalId: 'g1' } },
      { data: counted },
      { data: cancelled },
    ]);
    expect([...found]).toEqual([['g1', cancelled]]);
    expect(headlineOf(cancelled)).toBe('Goal cancelled');
  });
});
