import { describe, expect, test } from 'vitest';
import { loadWorldCup } from './load-matches.ts';
import { divideIntoDays, planTournament } from './match-days.ts';
import { matchStateOf, scriptMatch } from './match-script.ts';
import { momentAt, positionOf } from './resume.ts';

const { competition, matches } = await loadWorldCup(2026);
const tournament = planTournament(matches, scriptMatch);
const statusesAt = (position: number) => tournament.matches.map((match) => momentAt(match, position).status);
const countPlaying = (position: number) =>
  statusesAt(position).filter((status) => status !== 'scheduled' && status !== 'finished').length;

describe('the days of a replayed tournament', () => {
  const days = divideIntoDays(matches);

  test('hold every match once, in order', () => {
    expect(days.flat()).toEqual(matches);
  });

  test('keep together what kicked off together', () => {
    for (const [index, day] of days.entries())
      expect(day.at(-1)?.kickOff).not.toBe(days[index + 1]?.[0]?.kickOff);
  });

  test('never hold matches of two knock-out rounds, and the final stands alone', () => {
    for (const day of days) {
      if (day[0]?.group === undefined) expect(new Set(day.map(({ round }) => round)).size).toBe(1);
    }
    expect(days.at(-1)?.map(({ round }) => round)).toEqual(['Final']);
  });

  test('begin when the last match of the day before is over', () => {
    let start = 0;
    for (const day of days) {
      const planned = tournament.matches.slice(start, start + day.length);
      const before = tournament.matches.slice(0, start);
      for (const match of before) expect(momentAt(match, planned[0]?.kickOffAt ?? 0).status).toBe('finished');
      start += day.length;
    }
  });
});

describe('a replayed tournament', () => {
  test('opens with some matches over, four in play and most to come', () => {
    const statuses = statusesAt(tournament.opening);
    expect(countPlaying(tournament.opening)).toBe(4);
    expect(statuses.filter((status) => status === 'finished').length).toBeGreaterThanOrEqual(12);
    expect(statuses.filter((status) => status === 'scheduled').length).toBeGreaterThanOrEqual(60);
  });

  test('begins with everything to come and ends with everything over', () => {
    expect(new Set(statusesAt(0))).toEqual(new Set(['scheduled']));
    expect(new Set(statusesAt(tournament.length))).toEqual(new Set(['finished']));
  });

  test('has a match in play most of the time and several at once much of it', () => {
    let samples = 0;
    let playing = 0;
    let several = 0;
    for (let position = 0; position < tournament.length; position += 60_000) {
      const count = countPlaying(position);
      samples += 1;
      if (count > 0) playing += 1;
      if (count > 2) several += 1;
    }
    expect(playing / samples).toBeGreaterThan(0.9);
    expect(several / samples).toBeGreaterThan(0.5);
  });
});

describe('positionOf', () => {
  const statesAt = (position: number) =>
    tournament.matches.map((match) =>
      matchStateOf(competition, match.facts, momentAt(match, position), 1_790_000_000_000),
    );

  test('finds where the replay stood from what it had published, wherever that was', () => {
    for (let position = 700_000; position < tournament.length; position += 6_100_000) {
      const found = positionOf(tournament, statesAt(position)) ?? -1;
      expect(found).toBeLessThanOrEqual(position);
      expect(statesAt(found)).toEqual(statesAt(position));
    }
  });

  test('knows no position when nothing had begun, or nothing is known', () => {
    expect(positionOf(tournament, statesAt(0))).toBeUndefined();
    expect(positionOf(tournament, [])).toBeUndefined();
  });
});
