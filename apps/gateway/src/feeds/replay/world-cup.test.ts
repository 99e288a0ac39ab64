import type { MatchState } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { FakeClock } from '../../fake-clock.ts';
import { RecordingPublisher } from '../recording-publisher.fixture.ts';
import { loadWorldCup } from './load-matches.ts';
import { planTournament } from './match-days.ts';
import type { MatchFile } from './match-facts.ts';
import { scriptMatch } from './match-script.ts';
import { createWorldCupReplay } from './world-cup.ts';

const file = await loadWorldCup(2026);
const neverFails = (error: unknown): void => {
  throw error;
};

/** The first eight matches: a tournament that is over sooner. */
const short: MatchFile = { ...file, matches: file.matches.slice(0, 8) };
const speed = 60;
const shortLoopMs = planTournament(short.matches, scriptMatch).length / speed;

async function start(options: {
  file?: MatchFile;
  initial?: Map<string, MatchState>;
  publisher?: RecordingPublisher;
  onFailed?: (error: unknown) => void;
}) {
  const clock = new FakeClock();
  const publisher = options.publisher ?? new RecordingPublisher();
  const source = createWorldCupReplay({
    clock,
    speed,
    load: async () => options.file ?? short,
    initial: options.initial ?? new Map(),
  });
  const running = await source.start(publisher, options.onFailed ?? neverFails);
  const pass = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 250) await clock.advanceAsync(250);
  };
  return { clock, source, publisher, running, pass };
}

const statesOf = (publisher: RecordingPublisher): Map<string, MatchState> =>
  new Map(publisher.states.map(({ feedId, state }) => [feedId, state]));
const inPlay = (state: MatchState): boolean => state.status !== 'scheduled' && state.status !== 'finished';
const goalsIn = (publisher: RecordingPublisher, feedId: string): number =>
  (publisher.timelines.get(feedId) ?? []).filter(({ kind }) => kind === 'match.goal').length;

describe('the World Cup replay', () => {
  test('declares all 104 matches and says how each stands, so that the scoreboard is full at once', async () => {
    const { publisher, running } = await start({ file });
    expect(publisher.feeds.size).toBe(104);
    expect(publisher.feeds.get('match.wc2026-001')).toEqual({
      id: 'match.wc2026-001',
      kind: 'match',
      title: 'Mexico v South Africa',
      currency: null,
      provenance: 'replayed',
    });
    expect(publisher.feeds.get('match.wc2026-104')?.title).toBe('Spain v Argentina');
    const states = [...statesOf(publisher).values()];
    expect(states).toHaveLength(104);
    expect(states.filter(inPlay)).toHaveLength(4);
    expect(new Set(states.map(({ provenance }) => provenance))).toEqual(new Set(['replayed']));
    await running.stop();
  });

  test('tells what had happened in the matches that are over or in play when it begins', async () => {
    const { publisher, running } = await start({ file });
    for (const [feedId, state] of statesOf(publisher)) {
      const kinds = (publisher.timelines.get(feedId) ?? []).map(({ kind }) => kind);
      expect(goalsIn(publisher, feedId)).toBe(state.score[0] + state.score[1]);
      expect(kinds.includes('match.started')).toBe(state.status !== 'scheduled');
      expect(kinds.includes('match.finished')).toBe(state.status === 'finished');
    }
    await running.stop();
  });

  test('plays on: the clock ticks, goals are in the timeline before the score shows them', async () => {
    const { publisher, running, pass } = await start({ file });
    const before = publisher.states.length;
    const match = publisher.match.bind(publisher);
    publisher.match = (feedId, state) => {
      expect(goalsIn(publisher, feedId)).toBe(state.score[0] + state.score[1]);
      match(feedId, state);
    };
    await pass(60_000);
    expect(publisher.states.length).toBeGreaterThan(before + 100);
    await running.stop();
  });

  test('every match of the tournament ends with its official score, and then everything begins again', async () => {
    const { publisher, running, pass } = await start({ file });
    const tournament = planTournament(file.matches, scriptMatch);
    const untilAllOver = (tournament.length - tournament.opening) / speed;
    await pass(untilAllOver - 1_000);
    const states = [...statesOf(publisher).values()];
    for (const [index, state] of states.entries()) {
      const facts = file.matches[index];
      expect(state.status).toBe('finished');
      expect(state.score).toEqual(facts?.extraTime ?? facts?.fullTime);
      expect(state.periods.penalties).toEqual(facts?.penalties);
    }
    publisher.restarts.length = 0;
    await pass(2_000);
    expect(publisher.restarts).toHaveLength(104);
    expect([...statesOf(publisher).values()].every(({ status }) => status === 'scheduled')).toBe(true);
    expect([...publisher.timelines.values()].every((events) => events.length === 0)).toBe(true);
    await running.stop();
  });

  test('loops for as long as it runs', async () => {
    const { publisher, running, pass } = await start({});
    await pass(2.5 * shortLoopMs);
    const finishes = publisher.states.filter(
      ({ feedId, state }) => feedId === 'match.wc2026-001' && state.status === 'finished',
    );
    expect(finishes.length).toBeGreaterThanOrEqual(2);
    await running.stop();
  });

  test('a later run goes on where the earlier one stopped and leaves finished timelines alone', async () => {
    const first = await start({ file });
    await first.pass(20_000);
    await first.running.stop();
    const stood = statesOf(first.publisher);
    const second = await start({ file, initial: new Map(stood) });
    for (const [feedId, state] of statesOf(second.publisher)) {
      expect({ ...state, time: 0 }).toEqual({ ...stood.get(feedId), time: 0 });
    }
    expect(second.publisher.restarts.length).toBeLessThanOrEqual(4);
    for (const feedId of second.publisher.restarts) {
      const state = stood.get(feedId);
      expect(state && inPlay(state)).toBe(true);
      expect(second.publisher.timelines.get(feedId)).toEqual(first.publisher.timelines.get(feedId));
    }
    await second.running.stop();
  });

  test('a run after one that died in mid-sentence has no event twice and none missing', async () => {
    const failures: unknown[] = [];
    const publisher = new RecordingPublisher();
    const { source, running, pass, clock } = await start({
      publisher,
      onFailed: (error) => failures.push(error),
    });
    let goals = 0;
    publisher.beforeTimeline = () => {
      goals += 1;
      if (goals === 3) throw new Error('the database is away');
    };
    await pass(shortLoopMs / 2);
    expect(failures).toEqual([new Error('the database is away')]);
    await running.stop();
    expect(clock.pendingTasks).toBe(0);

    const again = await source.start(publisher, neverFails);
    await pass(shortLoopMs / 2);
    for (const [feedId, state] of statesOf(publisher)) {
      const events = publisher.timelines.get(feedId) ?? [];
      expect(new Set(events.map((event) => JSON.stringify(event))).size).toBe(events.length);
      expect(goalsIn(publisher, feedId)).toBe(state.score[0] + state.score[1]);
    }
    await again.stop();
  });

  test('a feed that comes back from somebody else gets its timeline and score anew', async () => {
    const { publisher, running, pass } = await start({ file });
    publisher.timelines.set('match.wc2026-001', []);
    running.rebuild('match.wc2026-001');
    running.rebuild('stock.GOOG');
    const before = publisher.restarts.length;
    await pass(3_000);
    expect(publisher.restarts.slice(before)).toEqual(['match.wc2026-001']);
    expect(goalsIn(publisher, 'match.wc2026-001')).toBe(2);
    await running.stop();
  });

  test('after the machine slept it goes on from where it was, and does not rush', async () => {
    const { clock, publisher, running, pass } = await start({ file });
    await pass(5_000);
    const before = publisher.states.length;
    clock.advance(3_600_000);
    await pass(1_000);
    expect(publisher.states.length - before).toBeLessThan(20);
    await running.stop();
  });

  test('stop leaves no timer', async () => {
    const { clock, running, pass } = await start({});
    await pass(1_000);
    await running.stop();
    expect(clock.pendingTasks).toBe(0);
  });
});
