import { openTestDatabase } from '@tidewire/database/testing';
import { limits, type Quote } from '@tidewire/protocol';
import { expect, test } from 'vitest';
import { BarRecorder } from './bar-recorder.ts';
import type { DeliveredEvent } from './broker/broker.ts';
import { MemoryBroker } from './broker/memory-broker.ts';
import { FakeClock } from './fake-clock.ts';
import { createFeedOutput } from './feed-output.ts';
import { FeedRecorder } from './feed-recorder.ts';
import { silentLog } from './log.ts';

const quote = (last: number): Quote => ({ last, time: 1_000 + last, provenance: 'simulated' });

async function create() {
  const database = await openTestDatabase();
  const clock = new FakeClock();
  const heard: DeliveredEvent[] = [];
  const broker = new MemoryBroker({
    epoch: 'm1',
    now: () => 1,
    onDeliverFailed: (error) => Promise.reject(error),
  });
  await broker.start((event) => heard.push(event));
  const recorder = new FeedRecorder({
    record: (entries) => database.feeds.record(entries),
    clock,
    log: silentLog,
  });
  const output = createFeedOutput({
    database,
    broker,
    recorder,
    bars: new BarRecorder({ rollBars: (prices) => database.feeds.rollBars(prices), clock, log: silentLog }),
    alerts: { see() {} },
    log: silentLog,
    node: 'test',
  });
  const feed = { currency: null, provenance: 'simulated' } as const;
  await output.declare({ id: 'stock.A', kind: 'quote', title: 'A', ...feed });
  await output.declare({ id: 'match.a', kind: 'match', title: 'A – B', ...feed });
  return {
    database,
    clock,
    heard,
    recorder,
    output,
    [Symbol.asyncDispose]: async () => {
      await recorder.stop();
      await broker.close();
      await database[Symbol.asyncDispose]();
    },
  };
}

test('[S21] a quote goes to the readers at once and into the history soon', async () => {
  await using world = await create();
  world.output.quote('stock.A', quote(1));
  expect(world.heard).toMatchObject([{ type: 'state', channel: 'feed:stock.A', seq: 1, value: quote(1) }]);
  await world.recorder.stop();
  expect(await world.database.feeds.latestValues()).toEqual([{ feedId: 'stock.A', value: quote(1) }]);
});

test('[S21] the past of a feed is recorded in order and delivered to nobody but those who come later', async () => {
  await using world = await create();
  const past = Array.from({ length: 1_200 }, (_, i) => quote(i));
  await world.output.history('stock.A', past);
  const history = await world.database.feeds.history('stock.A', { limit: limits.historyPage });
  expect(history[0]?.value).toEqual({ type: 'quote', quote: past.at(-1) });
  expect(world.heard).toMatchObject([{ type: 'state', value: past.at(-1) }]);
  world.output.quote('stock.A', quote(5_000));
  await world.output.history('stock.A', past);
  expect(world.heard.at(-1)).toMatchObject({ value: quote(5_000) });
});

test('[S22] what happens in a match is committed before it is told; a restart is a new epoch', async () => {
  await using world = await create();
  const started = { kind: 'match.started', minute: 0, addedMinute: 0, score: [0, 0] } as const;
  await world.output.timeline('match.a', { ...started, score: [0, 0] });
  const log = await world.database.logs.read('timeline:match.a', { limit: 10 });
  expect(log.events.map(({ data }) => data)).toEqual([started]);
  expect(world.heard).toMatchObject([
    { type: 'log', channel: 'timeline:match.a', epoch: log.epoch, seq: 1, data: started },
  ]);
  await world.output.restart('match.a');
  const anew = await world.database.logs.read('timeline:match.a', { limit: 10 });
  expect(anew).toMatchObject({ seq: 0, events: [] });
  expect(anew.epoch).not.toBe(log.epoch);
  expect(world.heard.slice(1)).toEqual([
    { type: 'reset', channel: 'timeline:match.a', epoch: anew.epoch },
    { type: 'reset', channel: 'feed:match.a', epoch: anew.epoch },
  ]);
});

test('[S22] nothing of a history that is over is recorded after the restart', async () => {
  await using world = await create();
  world.output.quote('stock.A', quote(1));
  await world.output.restart('stock.A');
  await world.recorder.stop();
  expect(await world.database.feeds.latestValues()).toEqual([]);
  expect(await world.database.feeds.history('stock.A', { limit: 10 })).toEqual([]);
});
