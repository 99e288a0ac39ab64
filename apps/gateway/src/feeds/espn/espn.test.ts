import { type MatchState, MatchStateSchema, TimelineDataSchema } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { FakeClock, settle } from '../../fake-clock.ts';
import type { Download } from '../outgoing.ts';
import { quietLog } from '../quiet-log.fixture.ts';
import { RecordingPublisher } from '../recording-publisher.fixture.ts';
import { superviseSource } from '../supervise-source.ts';
import { createEspn } from './espn.ts';
import { espnEvent, inPlay, over, scheduled, scoreboard } from './scoreboard.fixture.ts';

const feedId = 'match.espn-760431';

function answer(body: unknown, status = 200, headers: Record<string, string> = {}): Download {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, headers: new Map(Object.entries(headers)), text };
}

/** ESPN by hand: each poll is answered with what is `next`. */
async function start(first: Download, publisher = new RecordingPublisher()) {
  const clock = new FakeClock(Date.UTC(2026, 5, 17, 4, 21));
  const asked: { url: string; headers: Readonly<Record<string, string>> }[] = [];
  const espn = { next: first };
  const source = createEspn({
    clock,
    leagues: ['fifa.world'],
    get: async (url, headers) => {
      asked.push({ url, headers });
      return espn.next;
    },
  });
  const supervised = superviseSource({ source, publisher, clock, log: quietLog() });
  await settle();
  await clock.advanceAsync(0);
  const poll = async (next: Download, ms = 60_000): Promise<void> => {
    espn.next = next;
    await clock.advanceAsync(ms);
  };
  const state = (): MatchState | undefined =>
    publisher.states.findLast((one) => one.feedId === feedId)?.state;
  const timeline = () => publisher.timelines.get(feedId) ?? [];
  return { clock, asked, publisher, supervised, poll, state, timeline };
}

const alaba = { minute: "21'", team: 'home', scorer: 'David Alaba' } as const;
const olwan = { minute: "45'+2'", team: 'away', scorer: 'Ali Olwan', penalty: true } as const;

describe('ESPN', () => {
  test('[F3] a match on the scoreboard is a feed, its goals are its timeline', async () => {
    const { asked, publisher, supervised, state, timeline, poll } = await start(
      answer(scoreboard(espnEvent({ score: ['1', '0'], goals: [alaba] }))),
    );
    expect(asked[0]?.url).toBe('https://site.api.espn.com/apis/site/v2/sports/soccer/fifa.world/scoreboard');
    expect(publisher.feeds.get(feedId)).toMatchObject({ title: 'Austria v Jordan', provenance: 'live' });
    expect(MatchStateSchema.parse(state())).toMatchObject({
      ...{ competition: 'FIFA World Cup', home: 'Austria', away: 'Jordan', ground: 'Bay Ground' },
      ...{ status: 'first_half', minute: 21, addedMinute: 0, score: [1, 0], periods: {} },
      kickOff: Date.UTC(2026, 5, 17, 4),
    });
    await poll(
      answer(
        scoreboard(
          espnEvent({
            status: inPlay("45'+3'", 1, 'STATUS_HALFTIME'),
            score: ['1', '1'],
            goals: [alaba, olwan],
          }),
        ),
      ),
    );
    expect(state()).toMatchObject({ status: 'half_time', score: [1, 1], periods: { halfTime: [1, 1] } });
    expect(timeline().map((data) => TimelineDataSchema.parse(data))).toMatchObject([
      { kind: 'match.started', score: [0, 0] },
      { kind: 'match.goal', minute: 21, side: 'home', scorer: 'David Alaba', score: [1, 0] },
      { kind: 'match.goal', minute: 45, addedMinute: 2, side: 'away', penalty: true, score: [1, 1] },
      { kind: 'match.period', status: 'half_time', score: [1, 1] },
    ]);
    await supervised.stop();
  });

  test('[F9] a goal that is taken off is cancelled by an event about it, and the score is corrected', async () => {
    const { poll, state, timeline, supervised } = await start(
      answer(scoreboard(espnEvent({ score: ['1', '0'], goals: [alaba] }))),
    );
    await poll(answer(scoreboard(espnEvent({ status: inPlay("23'", 1), score: ['0', '0'] }))));
    const [, goal, cancelled, ...more] = timeline();
    expect(more).toEqual([]);
    expect(goal).toMatchObject({ kind: 'match.goal', score: [1, 0] });
    expect(cancelled).toEqual({
      ...{ kind: 'match.goal_cancelled', minute: 23, addedMinute: 0, side: 'home', scorer: 'David Alaba' },
      ...{ reason: 'Taken off by the source', score: [0, 0] },
      goalId: goal?.kind === 'match.goal' ? goal.goalId : undefined,
    });
    expect(state()).toMatchObject({ score: [0, 0] });
    await supervised.stop();
  });

  test('[F9] after a restart nothing is told twice, and a goal taken off meanwhile is still cancelled', async () => {
    const publisher = new RecordingPublisher();
    const playing = answer(scoreboard(espnEvent({ score: ['1', '1'], goals: [alaba, olwan] })));
    const first = await start(playing, publisher);
    await first.supervised.stop();
    const before = publisher.timelines.get(feedId) ?? [];
    const second = await start(playing, publisher);
    expect(publisher.timelines.get(feedId)).toEqual(before);
    await second.supervised.stop();
    const third = await start(
      answer(scoreboard(espnEvent({ score: ['1', '0'], goals: [alaba] }))),
      publisher,
    );
    expect(publisher.timelines.get(feedId)?.slice(before.length)).toMatchObject([
      { kind: 'match.goal_cancelled', scorer: 'Ali Olwan', score: [1, 0] },
    ]);
    await third.supervised.stop();
  });

  test('a cup tie ends with the score of every part', async () => {
    const goals = [alaba, olwan, { ...olwan, minute: "50'" }, { ...alaba, minute: "90'+4'" }];
    const late = [...goals, { ...alaba, minute: "105'" }, { ...olwan, minute: "118'" }];
    const { state, timeline, supervised } = await start(
      answer(
        scoreboard(
          espnEvent({
            status: over(5, 'STATUS_FINAL_PEN'),
            score: ['3', '3'],
            shootOut: [4, 2],
            goals: late,
          }),
        ),
      ),
    );
    expect(state()).toMatchObject({
      status: 'finished',
      score: [3, 3],
      periods: { halfTime: [1, 1], fullTime: [2, 2], extraTime: [3, 3], penalties: [4, 2] },
    });
    expect(timeline().at(-1)).toMatchObject({ kind: 'match.finished', penalties: [4, 2] });
    await supervised.stop();
  });

  test('a postponed match is called off, one that is to come is scheduled, and neither has a timeline', async () => {
    const { publisher, supervised } = await start(
      answer(
        scoreboard(
          espnEvent({ id: '1', status: over(0, 'STATUS_POSTPONED', false) }),
          espnEvent({ id: '2', status: scheduled }),
        ),
      ),
    );
    expect(publisher.states.map(({ state }) => state.status)).toEqual(['called_off', 'scheduled']);
    expect([...publisher.timelines.keys()]).toEqual([]);
    await supervised.stop();
  });

  test('[F10] is asked again only for what changed, often while a match is in play', async () => {
    const unchanged = { etag: '"7"', 'last-modified': 'Wed, 17 Jun 2026 04:21:00 GMT' };
    const playing = espnEvent({ score: ['1', '0'], goals: [alaba] });
    const { asked, clock, poll, publisher, supervised } = await start(
      answer(scoreboard(playing), 200, unchanged),
    );
    expect(asked[0]?.headers).toEqual({ accept: 'application/json' });
    const said = publisher.states.length;
    await poll(answer('', 304), 15_000);
    expect(asked).toHaveLength(2);
    expect(asked[1]?.headers).toMatchObject({
      'if-none-match': '"7"',
      'if-modified-since': unchanged['last-modified'],
    });
    expect(publisher.states).toHaveLength(said);
    expect(supervised.health()).toMatchObject({ state: 'running', stale: false });
    await poll(answer(scoreboard(espnEvent({ status: over(2), score: ['1', '0'], goals: [alaba] }))), 15_000);
    const polls = asked.length;
    await clock.advanceAsync(59_000);
    expect(asked).toHaveLength(polls);
    await clock.advanceAsync(1_000);
    expect(asked).toHaveLength(polls + 1);
    await supervised.stop();
    expect(clock.pendingTasks).toBe(0);
  });

  test('[F7] a 429 leaves it alone for as long as it asks', async () => {
    const { asked, clock, poll, supervised } = await start(answer('slow down', 429, { 'retry-after': '90' }));
    expect(supervised.health()).toMatchObject({ state: 'waiting', lastError: 'ESPN answered 429' });
    await poll(answer(scoreboard()), 89_000);
    expect(asked).toHaveLength(1);
    await clock.advanceAsync(1_000);
    await clock.advanceAsync(0);
    expect(asked).toHaveLength(2);
    expect(supervised.health()).toMatchObject({ state: 'running', reconnects: 1 });
    await supervised.stop();
  });

  test('[F4] a broken match is counted and left out; a page that is no scoreboard is a failure', async () => {
    const broken = { ...espnEvent({}), date: 'soon' };
    const oneSided = espnEvent({ id: '9' });
    for (const competitor of oneSided.competitions[0]?.competitors ?? []) competitor.homeAway = 'home';
    const { poll, publisher, supervised } = await start(
      answer(scoreboard(broken, oneSided, null, espnEvent({ id: '3', status: scheduled }))),
    );
    expect(publisher.states.map((one) => one.feedId)).toEqual(['match.espn-3']);
    expect(supervised.health()).toMatchObject({ state: 'running', malformed: 3 });
    await poll(answer('<html>Sign in to the hotel’s network</html>'));
    expect(supervised.health()).toMatchObject({
      state: 'waiting',
      malformed: 4,
      lastError: 'ESPN answered with something that is no scoreboard',
    });
    await supervised.stop();
  });

  test('[F1] of which nothing is heard for five minutes is stale', async () => {
    const { clock, poll, supervised } = await start(answer(scoreboard()));
    for (let minute = 0; minute < 10; minute += 1) await poll(answer('', 304));
    expect(supervised.health().stale).toBe(false);
    for (let minute = 0; minute < 6; minute += 1) await poll(answer('', 500));
    expect(supervised.health().stale).toBe(true);
    await supervised.stop();
    expect(clock.pendingTasks).toBe(0);
  });
});
