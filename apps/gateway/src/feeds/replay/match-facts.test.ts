import { describe, expect, test } from 'vitest';
import { matchFacts } from './match.fixture.ts';
import {
  compareGoals,
  type GoalFact,
  MatchFactsSchema,
  matchFeedId,
  scoreUpTo,
  shortCompetitionName,
} from './match-facts.ts';

const goal = (minute: number, side: 'home' | 'away' = 'home', added?: number): GoalFact => ({
  minute,
  side,
  scorer: 'Someone',
  ...(added !== undefined && { added }),
});

const complaints = (match: object): string[] =>
  MatchFactsSchema.safeParse(match).error?.issues.map(({ message }) => message) ?? [];

describe('the facts of a match', () => {
  test('goals of added time fall before those of the next part', () => {
    const goals = [goal(46), goal(90, 'home', 4), goal(45, 'home', 3), goal(90), goal(45)];
    expect(goals.sort(compareGoals).map(({ minute, added }) => [minute, added ?? 0])).toEqual([
      [45, 0],
      [45, 3],
      [46, 0],
      [90, 0],
      [90, 4],
    ]);
  });

  test('added time of the first half counts for half-time', () => {
    const goals = [goal(9), goal(45, 'away', 6), goal(46, 'away')];
    expect(scoreUpTo(goals, 45)).toEqual([1, 1]);
    expect(scoreUpTo(goals, 90)).toEqual([1, 2]);
  });

  test('a record that knows fewer goals than the score is taken', () => {
    expect(complaints(matchFacts({ fullTime: [2, 1], goals: [goal(60)] }))).toEqual([]);
  });

  test.each([
    ['a goal too many', { fullTime: [1, 0], goals: [goal(60), goal(70)] }, '2–0 by the goals at full time'],
    ['a goal too early', { fullTime: [1, 0], goals: [goal(30)] }, '1–0 by the goals at half time'],
    ['a goal after the end', { fullTime: [1, 0], goals: [goal(95)] }, 'a match of 90 minutes'],
    ['goals out of order', { fullTime: [2, 0], goals: [goal(80), goal(60)] }, 'not in the order they fell'],
    [
      'added time in mid-half',
      { fullTime: [1, 0], goals: [goal(60, 'home', 2)] },
      'no part ends with minute 60',
    ],
  ] as const)('%s is refused', (_, different, complaint) => {
    expect(complaints(matchFacts(different as object)).join('\n')).toContain(complaint);
  });

  test('a field that the format does not have is refused', () => {
    expect(complaints({ ...matchFacts(), attendance: 80_000 })).toHaveLength(1);
  });
});

describe('names', () => {
  test('feed ids are numbered in three digits, so that they sort', () => {
    expect(matchFeedId('wc2026', 0)).toBe('match.wc2026-001');
    expect(matchFeedId('wc2026', 103)).toBe('match.wc2026-104');
  });

  test.each([
    ['World Cup 2026', 'wc2026'],
    ['Premier League 2024/25', 'pl202425'],
    ['Égalité 1', 'e1'],
    ['联赛', 'matches'],
  ])('%s is %s in short', (competition, name) => {
    expect(shortCompetitionName(competition)).toBe(name);
  });
});
