import { describe, expect, test } from 'vitest';
import { convertOpenFootball, parseUtcOffset } from './openfootball.ts';

/** A match as openfootball writes it, with whatever is different about it. */
const match = (different: object = {}): object => ({
  round: 'Matchday 1',
  date: '2026-06-11',
  time: '13:00 UTC-6',
  team1: 'Mexico',
  team2: 'South Africa',
  score: { ft: [2, 0], ht: [1, 0] },
  goals1: [
    { name: 'Julián Quiñones', minute: '9' },
    { name: 'Raúl Jiménez', minute: '67' },
  ],
  goals2: [],
  group: 'Group A',
  ground: 'Mexico City',
  ...different,
});
const convert = (matches: object[], options = {}) =>
  convertOpenFootball({ name: 'World Cup 2026', matches }, options);
const convertOne = (different: object) => convert([match(different)]).file.matches[0];
const clocks = (different: object) =>
  convertOne(different)?.goals.map(({ minute, added }) =>
    added === undefined ? `${minute}` : `${minute}+${added}`,
  );

describe('openfootball files', () => {
  test('a match in our own form', () => {
    expect(convert([match()])).toEqual({
      notes: [],
      file: {
        format: 'tidewire.matches.1',
        competition: 'World Cup 2026',
        source: 'openfootball/worldcup.json, CC0 1.0',
        matches: [
          {
            round: 'Matchday 1',
            group: 'Group A',
            ground: 'Mexico City',
            kickOff: '2026-06-11T19:00:00Z',
            home: 'Mexico',
            away: 'South Africa',
            halfTime: [1, 0],
            fullTime: [2, 0],
            goals: [
              { minute: 9, side: 'home', scorer: 'Julián Quiñones' },
              { minute: 67, side: 'home', scorer: 'Raúl Jiménez' },
            ],
          },
        ],
      },
    });
  });

  test.each([
    ['13:00 UTC-6', '2026-06-11T19:00:00Z'],
    ['21:00 UTC-7', '2026-06-12T04:00:00Z'],
    ['01:30 UTC+5:30', '2026-06-10T20:00:00Z'],
    ['16:00', '2026-06-11T16:00:00Z'],
  ])('a kick-off at %s on 11 June is at %s', (time, kickOff) => {
    expect(convertOne({ time })?.kickOff).toBe(kickOff);
  });

  test('times without an offset are by the clock that was named, and without one a note says so', () => {
    const matches = [match({ time: '19:00' })];
    const named = convert(matches, { utcOffset: '+3' });
    expect(named.file.matches[0]?.kickOff).toBe('2026-06-11T16:00:00Z');
    expect(named.notes).toEqual([]);
    expect(convert(matches).notes).toEqual(['1 kick-off times have no UTC offset and are read as UTC']);
  });

  test('matches are ordered by their kick-offs, whatever their local clocks say', () => {
    const { file } = convert([
      match({ time: '13:00 UTC-6', team1: 'Later' }),
      match({ time: '14:00 UTC-4', team1: 'Sooner' }),
    ]);
    expect(file.matches.map(({ home }) => home)).toEqual(['Sooner', 'Later']);
  });

  test('goals of both sides are merged in the order they fell, added time before the next half', () => {
    const different = {
      score: { ft: [2, 2], ht: [1, 1] },
      goals1: [
        { name: 'A', minute: '90+4' },
        { name: 'B', minute: '45+3' },
      ],
      goals2: [
        { name: 'C', minute: '46' },
        { name: 'D', minute: '45' },
      ],
    };
    expect(clocks(different)).toEqual(['45', '45+3', '46', '90+4']);
  });

  test('added time may be a field of its own, and minutes numbers', () => {
    const different = {
      score: { ft: [2, 0], ht: [0, 0] },
      goals1: [
        { name: 'A', minute: 90, offset: 2 },
        { name: 'B', minute: 90 },
      ],
    };
    expect(clocks(different)).toEqual(['90', '90+2']);
  });

  test('minute 92 of a match without extra time is 90+2', () => {
    const different = { score: { ft: [1, 0], ht: [0, 0] }, goals1: [{ name: 'A', minute: '92' }] };
    expect(clocks(different)).toEqual(['90+2']);
  });

  test('minute 92 of a match with extra time is minute 92', () => {
    const different = {
      score: { ft: [0, 0], ht: [0, 0], et: [1, 0] },
      goals1: [{ name: 'A', minute: '92' }],
    };
    expect(clocks(different)).toEqual(['92']);
    expect(convertOne(different)).toMatchObject({ fullTime: [0, 0], extraTime: [1, 0] });
  });

  test('own goals and penalties are kept, on the side they counted for', () => {
    const different = {
      score: { ft: [1, 1], ht: [0, 1] },
      goals1: [{ name: 'Miro Muheim', minute: '90+4', owngoal: true }],
      goals2: [{ name: 'Breel Embolo', minute: '17', penalty: true }],
    };
    expect(convertOne(different)?.goals).toEqual([
      { minute: 17, side: 'away', scorer: 'Breel Embolo', penalty: true },
      { minute: 90, added: 4, side: 'home', scorer: 'Miro Muheim', ownGoal: true },
    ]);
  });

  test('a match without lists of goals or a half-time score is goalless', () => {
    const different = { score: { ft: [0, 0] }, goals1: undefined, goals2: undefined };
    expect(convertOne(different)).toMatchObject({ halfTime: [0, 0], fullTime: [0, 0], goals: [] });
  });

  test('a half-time score that the goals contradict is theirs, and said so', () => {
    const { file, notes } = convert([match({ score: { ft: [2, 0], ht: [0, 0] } })]);
    expect(file.matches[0]?.halfTime).toEqual([1, 0]);
    expect(notes).toEqual(["Mexico v South Africa: 1–0 at half-time by the goals' minutes, not 0–0"]);
  });

  test('a match whose goals are not all on record keeps its scores, and says so', () => {
    const { file, notes } = convert([match({ score: { ft: [3, 1], ht: [2, 0] } })]);
    expect(file.matches[0]).toMatchObject({ halfTime: [2, 0], fullTime: [3, 1] });
    expect(notes).toEqual(['Mexico v South Africa: 2 of 4 goals are on record']);
  });

  test('a match that has not been played is left out, and said so', () => {
    const { file, notes } = convert([match(), match({ team1: 'W101', score: undefined })]);
    expect(file.matches).toHaveLength(1);
    expect(notes).toEqual(['W101 v South Africa: left out, it has no result']);
  });

  test.each([
    ['more goals than the score', { score: { ft: [1, 0], ht: [1, 0] } }, 'by the goals at full time'],
    ['a time that is none', { time: 'noon' }, 'must look like 13:00 UTC-6'],
    ['a minute that is none', { goals1: [{ name: 'A', minute: 'late' }] }, 'must look like 9 or 90+4'],
    ['a date that is none', { date: '2026-02-30' }, 'date'],
  ])('%s is refused', (_, different, complaint) => {
    expect(() => convert([match(different)])).toThrow(complaint);
  });
});

describe('parseUtcOffset', () => {
  test.each([
    ['+3', 180],
    ['-6', -360],
    ['+5:30', 330],
    ['+0', 0],
  ])('%s is %i minutes', (text, minutes) => {
    expect(parseUtcOffset(text)).toBe(minutes);
  });

  test('anything else is refused in a sentence', () => {
    expect(() => parseUtcOffset('CET')).toThrow('"CET" is not an offset from UTC like +3');
  });
});
