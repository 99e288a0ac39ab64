import type { FeedEventInput } from '@tidewire/protocol';
import { expect, test } from 'vitest';
import { FakeClock, settle } from './fake-clock.ts';
import { FeedRecorder } from './feed-recorder.ts';
import { silentLog } from './log.ts';

type Recorded = { feedId: string; events: FeedEventInput[] }[];

const quote = (last: number): FeedEventInput => ({
  type: 'quote',
  quote: { last, time: last, provenance: 'simulated' },
});

function create() {
  const clock = new FakeClock();
  const recorded: Recorded[] = [];
  const world = { failure: undefined as Error | undefined, gate: Promise.resolve() };
  const recorder = new FeedRecorder({
    clock,
    log: silentLog,
    record: async (entries) => {
      await world.gate;
      if (world.failure !== undefined) throw world.failure;
      recorded.push(entries);
    },
  });
  return { clock, recorded, world, recorder };
}

test('[S20] of each feed the newest value is recorded once a second, all feeds in one commit', async () => {
  const { clock, recorded, recorder } = create();
  for (let last = 1; last <= 20; last += 1) {
    recorder.note('stock.A', quote(last));
    recorder.note('stock.B', quote(last * 10));
    await clock.advanceAsync(50);
  }
  expect(recorded).toEqual([
    [
      { feedId: 'stock.A', events: [quote(20)] },
      { feedId: 'stock.B', events: [quote(200)] },
    ],
  ]);
  await clock.advanceAsync(10_000);
  expect(recorded).toHaveLength(1);
  expect(clock.pendingTasks).toBe(0);
});

test('[S20] while the database is away newer values take the place of older ones, and nothing grows', async () => {
  const { clock, recorded, recorder, world } = create();
  world.failure = new Error('away');
  recorder.note('stock.A', quote(1));
  recorder.note('stock.B', quote(2));
  await clock.advanceAsync(1_000);
  recorder.note('stock.A', quote(3));
  await clock.advanceAsync(1_000);
  world.failure = undefined;
  await clock.advanceAsync(1_000);
  expect(recorded.flat()).toHaveLength(2);
  expect(new Map(recorded.flat().map(({ feedId, events }) => [feedId, events]))).toEqual(
    new Map([
      ['stock.A', [quote(3)]],
      ['stock.B', [quote(2)]],
    ]),
  );
});

test('[S20] a slow commit is not overtaken by the next one', async () => {
  const { clock, recorded, recorder, world } = create();
  let commit = () => {};
  world.gate = new Promise((resolve) => {
    commit = resolve;
  });
  recorder.note('stock.A', quote(1));
  await clock.advanceAsync(1_000);
  recorder.note('stock.A', quote(2));
  await clock.advanceAsync(5_000);
  expect(recorded).toEqual([]);
  commit();
  await settle();
  await clock.advanceAsync(1_000);
  expect(recorded.flat().map(({ events }) => events)).toEqual([[quote(1)], [quote(2)]]);
});

test('[S20] what is left is recorded when it stops, and what was forgotten is not', async () => {
  const { clock, recorded, recorder } = create();
  recorder.note('stock.A', quote(1));
  recorder.note('stock.B', quote(2));
  await recorder.forget('stock.A');
  await recorder.stop();
  expect(recorded).toEqual([[{ feedId: 'stock.B', events: [quote(2)] }]]);
  expect(clock.pendingTasks).toBe(0);
});
