import { type MatchState, standingsOf } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { loadWorldCup } from './load-matches.ts';
import { matchFacts } from './match.fixture.ts';
import type { MatchFacts } from './match-facts.ts';
import { matchStateOf, scriptMatch } from './match-script.ts';

const statesOf = (facts: readonly MatchFacts[]): MatchState[] =>
  facts.flatMap((match) => {
    const last = scriptMatch(match).at(-1);
    return last === undefined ? [] : [matchStateOf('Cup', match, last.moment, 1)];
  });
const inShort = (states: readonly MatchState[], group: string) =>
  standingsOf(states)
    .find((table) => table.group === group)
    ?.rows.map((row) => `${row.place} ${row.team} ${row.points} ${row.goalsFor}:${row.goalsAgainst}`);

describe('[F16] the standings', () => {
  test('of the groups of 2022 are what they were', async () => {
    const states = statesOf((await loadWorldCup(2022)).matches);
    expect(standingsOf(states).map(({ group }) => group)).toEqual(
      [...'ABCDEFGH'].map((name) => `Group ${name}`),
    );
    expect(inShort(states, 'Group A')).toEqual([
      '1 Netherlands 7 5:1',
      '2 Senegal 6 5:4',
      '3 Ecuador 4 4:3',
      '4 Qatar 0 1:7',
    ]);
    expect(inShort(states, 'Group E')).toEqual([
      '1 Japan 6 4:3',
      '2 Spain 4 9:3',
      '3 Germany 4 6:5',
      '4 Costa Rica 3 3:11',
    ]);
  });

  test.each([2022, 2026] as const)(
    'of %s add up: each side plays three, and no goal is lost',
    async (year) => {
      const { matches } = await loadWorldCup(year);
      const rows = standingsOf(statesOf(matches)).flatMap((table) => table.rows);
      const goals = matches.flatMap(({ group, fullTime }) => (group === undefined ? [] : fullTime));
      const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
      expect(rows).toHaveLength(year === 2022 ? 32 : 48);
      for (const row of rows)
        expect([row.played, row.won + row.drawn + row.lost, row.inPlay]).toEqual([3, 3, false]);
      expect(sum(rows.map((row) => row.goalsFor))).toBe(sum(goals));
      expect(sum(rows.map((row) => row.goalsAgainst))).toBe(sum(goals));
    },
  );

  test('follow a match in play, and a cancelled goal is out of them with the score', () => {
    const match = (score: [number, number], status: MatchState['status'] = 'second_half'): MatchState => ({
      ...matchStateOf('Cup', matchFacts(), { status, minute: 60, addedMinute: 0, score, periods: {} }, 1),
    });
    expect(inShort([match([1, 0])], 'Group A')).toEqual(['1 Ebb 3 1:0', '2 Flow 0 0:1']);
    expect(standingsOf([match([1, 0])])[0]?.rows.map(({ inPlay }) => inPlay)).toEqual([true, true]);
    expect(inShort([match([0, 0])], 'Group A')).toEqual(['1 Ebb 1 0:0', '1 Flow 1 0:0']);
    expect(inShort([match([1, 0], 'called_off')], 'Group A')).toEqual(['1 Ebb 0 0:0', '1 Flow 0 0:0']);
    expect(standingsOf([{ ...match([1, 0]), group: undefined } as unknown as MatchState])).toEqual([]);
  });
});
