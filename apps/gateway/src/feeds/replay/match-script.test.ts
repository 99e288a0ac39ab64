import { MatchStateSchema, TimelineDataSchema } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { loadWorldCup } from './load-matches.ts';
import { matchFacts } from './match.fixture.ts';
import type { MatchFacts } from './match-facts.ts';
import { type Beat, matchStateOf, scriptMatch } from './match-script.ts';

const cups = await Promise.all([loadWorldCup(2022), loadWorldCup(2026)]);
const everyMatch = cups.flatMap(({ competition, matches }) =>
  matches.map((facts) => ({ competition, title: `${facts.round}: ${facts.home} v ${facts.away}`, facts })),
);

const statuses = (beats: readonly Beat[]): string[] =>
  beats.map(({ moment }) => moment.status).filter((status, index, all) => status !== all[index - 1]);
const timelineOf = (beats: readonly Beat[]) => beats.flatMap(({ timeline }) => timeline ?? []);
const matchOf = (home: string, away: string, year: 2022 | 2026, round?: string): MatchFacts => {
  const file = cups[year === 2022 ? 0 : 1];
  const facts = file?.matches.find(
    (match) => match.home === home && match.away === away && (round === undefined || match.round === round),
  );
  if (facts === undefined) throw new Error(`no match ${home} v ${away} in ${year}`);
  return facts;
};

test('the shipped files have all 64 matches of 2022 and all 104 of 2026, in the order of their kick-offs', () => {
  expect(cups.map(({ matches }) => matches.length)).toEqual([64, 104]);
  for (const { matches } of cups) {
    const kickOffs = matches.map(({ kickOff }) => Date.parse(kickOff));
    expect(kickOffs).toEqual(kickOffs.toSorted((a, b) => a - b));
  }
});

describe.each(everyMatch)('$competition, $title', ({ competition, facts }) => {
  const beats = scriptMatch(facts);
  const last = beats.at(-1)?.moment;

  test('ends with the official score of every period', () => {
    const { halfTime, fullTime, extraTime, penalties } = facts;
    expect(last?.status).toBe('finished');
    expect(last?.score).toEqual(extraTime ?? fullTime);
    expect(last?.periods).toEqual({
      halfTime,
      fullTime,
      ...(extraTime && { extraTime }),
      ...(penalties && { penalties }),
    });
  });

  test('every goal is told once, in its minute, and the score adds up to each period', () => {
    let score: [number, number] = [0, 0];
    let told = 0;
    for (const { moment, timeline } of beats) {
      if (timeline?.kind === 'match.goal') {
        const fact = facts.goals[told];
        told += 1;
        score = timeline.side === 'home' ? [score[0] + 1, score[1]] : [score[0], score[1] + 1];
        expect(timeline).toMatchObject({
          minute: fact?.minute,
          addedMinute: fact?.added ?? 0,
          side: fact?.side,
          scorer: fact?.scorer,
          score,
        });
      }
      // Both World Cups have every goal on record, so the running score is never corrected.
      expect(moment.score).toEqual(score);
      if (moment.status === 'half_time') expect(score).toEqual(facts.halfTime);
      if (moment.status === 'penalties') expect(score).toEqual(facts.extraTime);
    }
    expect(told).toBe(facts.goals.length);
  });

  test('time never goes back, and everything said is what the protocol allows', () => {
    for (const [index, { at, moment, timeline }] of beats.entries()) {
      const before = beats[index - 1];
      expect(at).toBeGreaterThanOrEqual(before?.at ?? 0);
      expect(moment.minute).toBeGreaterThanOrEqual(before?.moment.minute ?? 1);
      expect(() => MatchStateSchema.parse(matchStateOf(competition, facts, moment, 1))).not.toThrow();
      if (timeline !== undefined) expect(TimelineDataSchema.parse(timeline)).toEqual(timeline);
    }
  });
});

describe('a replayed match', () => {
  test('of 90 minutes goes from kick-off over half-time to the end', () => {
    const beats = scriptMatch(matchFacts());
    expect(statuses(beats)).toEqual(['first_half', 'half_time', 'second_half', 'finished']);
    expect(timelineOf(beats).map(({ kind }) => kind)).toEqual([
      'match.started',
      'match.period',
      'match.period',
      'match.finished',
    ]);
  });

  test('shows every minute of the clock once, 1 to 90', () => {
    const minutes = scriptMatch(matchFacts()).map(({ moment }) => moment.minute);
    expect([...new Set(minutes)]).toEqual(Array.from({ length: 90 }, (_, index) => index + 1));
  });

  test('lasts 90 minutes and a short break, and as long as added time is on record', () => {
    const minutes = (facts: MatchFacts) => (scriptMatch(facts).at(-1)?.at ?? 0) / 60_000;
    expect(minutes(matchFacts())).toBe(95);
    const late = matchFacts({
      fullTime: [1, 0],
      goals: [{ minute: 90, added: 7, side: 'home', scorer: 'Late' }],
    });
    expect(minutes(late)).toBe(102);
  });

  test('two goals in one minute fall one after the other', () => {
    const facts = matchFacts({
      halfTime: [1, 1],
      fullTime: [1, 1],
      goals: [
        { minute: 30, side: 'home', scorer: 'First' },
        { minute: 30, side: 'away', scorer: 'Second' },
      ],
    });
    const goals = scriptMatch(facts).filter(({ timeline }) => timeline?.kind === 'match.goal');
    expect(goals.map(({ at }) => at / 60_000)).toEqual([29 + 1 / 3, 29 + 2 / 3]);
    expect(goals.map(({ moment }) => moment.score)).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  test('whose goals are not on record has the official score at the end of each part, and invents no scorer', () => {
    const beats = scriptMatch(matchFacts({ halfTime: [1, 0], fullTime: [2, 1] }));
    const at = (status: string) => beats.find(({ moment }) => moment.status === status)?.moment.score;
    expect([at('first_half'), at('half_time'), at('finished')]).toEqual([
      [0, 0],
      [1, 0],
      [2, 1],
    ]);
    expect(timelineOf(beats).some(({ kind }) => kind === 'match.goal')).toBe(false);
  });

  test('the final of 2022: two penalties of Mbappé, extra time, and a shoot-out told by its result only', () => {
    const beats = scriptMatch(matchOf('Argentina', 'France', 2022, 'Final'));
    expect(statuses(beats)).toEqual([
      'first_half',
      'half_time',
      'second_half',
      'extra_time',
      'penalties',
      'finished',
    ]);
    const goals = timelineOf(beats).flatMap((event) =>
      event.kind === 'match.goal' ? [`${event.minute} ${event.scorer}${event.penalty ? ' (pen.)' : ''}`] : [],
    );
    expect(goals).toEqual([
      '23 Lionel Messi (pen.)',
      '36 Ángel Di María',
      '80 Kylian Mbappé (pen.)',
      '81 Kylian Mbappé',
      '108 Lionel Messi',
      '118 Kylian Mbappé (pen.)',
    ]);
    expect(timelineOf(beats).at(-1)).toEqual({
      kind: 'match.finished',
      minute: 120,
      addedMinute: 0,
      score: [3, 3],
      penalties: [4, 2],
    });
    const duringShootOut = beats.filter(({ moment }) => moment.status === 'penalties');
    expect(duringShootOut.map(({ moment }) => moment.periods.penalties)).toEqual([undefined]);
  });

  test('the final of 2026 is decided in minute 106', () => {
    const beats = scriptMatch(matchOf('Spain', 'Argentina', 2026));
    expect(beats.at(-1)?.moment.periods).toEqual({ halfTime: [0, 0], fullTime: [0, 0], extraTime: [1, 0] });
    expect(timelineOf(beats).find(({ kind }) => kind === 'match.goal')).toMatchObject({
      minute: 106,
      scorer: 'Ferran Torres',
    });
  });

  test('an own goal counts for the side that is told with it', () => {
    const events = timelineOf(scriptMatch(matchOf('Qatar', 'Switzerland', 2026)));
    expect(events.find((event) => event.kind === 'match.goal' && event.ownGoal)).toMatchObject({
      side: 'home',
      scorer: 'Miro Muheim',
      minute: 90,
      addedMinute: 4,
      score: [1, 1],
    });
  });
});
