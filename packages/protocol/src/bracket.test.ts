import { describe, expect, test } from 'vitest';
import { bracketOf, type NamedMatch, winnerOf } from './bracket.ts';
import type { MatchState } from './match.ts';

const tie = (
  id: string,
  round: string,
  sides: [string, string],
  state: Partial<MatchState> = {},
): NamedMatch => ({
  id,
  match: {
    ...{ competition: 'Cup', round, ground: 'Here', kickOff: 1_000, status: 'scheduled' },
    ...{ minute: 0, addedMinute: 0, score: [0, 0], periods: {}, time: 1, provenance: 'replayed' },
    home: sides[0],
    away: sides[1],
    ...state,
  },
});
const won = (score: [number, number], periods: MatchState['periods'] = {}): Partial<MatchState> => ({
  status: 'finished',
  score,
  periods,
});
const sidesOf = (matches: NamedMatch[]) =>
  bracketOf(matches)?.rounds.map(({ name, ties }) => [
    name,
    ...ties.map(({ home, away }) => `${home.name} v ${away.name}`),
  ]);

test('a winner is found, by penalties if need be', () => {
  const ended = (state: Partial<MatchState>) => winnerOf(tie('1', 'Final', ['A', 'B'], state).match);
  expect(ended(won([2, 1]))).toBe('home');
  expect(ended(won([3, 3], { penalties: [2, 4] }))).toBe('away');
  expect(ended(won([1, 1]))).toBeUndefined();
  expect(ended({ status: 'second_half', score: [2, 1] })).toBeUndefined();
});

describe('a bracket', () => {
  test('is none of a competition without knock-out rounds', () => {
    expect(bracketOf([tie('1', 'Matchday 1', ['A', 'B'], { group: 'Group A' })])).toBeUndefined();
  });

  test('[F30] orders each round so that its ties lead to the next, whenever they were played', () => {
    const matches = [
      tie('4', 'Final', ['C', 'B'], { status: 'first_half' }),
      tie('1', 'Semi-finals', ['A', 'B'], { ...won([0, 1]), kickOff: 1 }),
      tie('2', 'Semi-finals', ['C', 'D'], { ...won([1, 1], { penalties: [4, 3] }), kickOff: 2 }),
    ];
    expect(sidesOf(matches)).toEqual([
      ['Semi-finals', 'C v D', 'A v B'],
      ['Final', 'C v B'],
    ]);
  });

  test('[F30] tells no side before the match that decides it is over', () => {
    const group = tie('0', 'Matchday 1', ['A', 'B'], { group: 'Group A', status: 'second_half' });
    const matches = [
      tie('1', 'Semi-finals', ['A', 'B']),
      tie('2', 'Semi-finals', ['C', 'D']),
      tie('3', 'Match for third place', ['B', 'D']),
      tie('4', 'Final', ['A', 'C']),
    ];
    expect(sidesOf([group, ...matches])).toEqual([
      ['Semi-finals', 'From the groups v From the groups', 'From the groups v From the groups'],
      ['Final', 'Winner of Semi-final 1 v Winner of Semi-final 2'],
    ]);
    expect(bracketOf(matches)?.thirdPlace).toMatchObject({
      home: { name: 'Loser of Semi-final 1', isKnown: false },
      away: { name: 'Loser of Semi-final 2', isKnown: false },
    });
    const [first, ...others] = matches;
    const decided = { ...first, id: '1', match: { ...(first as NamedMatch).match, ...won([2, 0]) } };
    expect(sidesOf([decided, ...others])?.[1]).toEqual(['Final', 'A v Winner of Semi-final 2']);
  });
});
