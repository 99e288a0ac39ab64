import type { Quote } from '@tidewire/protocol';
import { expect, test } from 'vitest';
import { BarRecorder } from './bar-recorder.ts';
import { FakeClock } from './fake-clock.ts';
import { silentLog } from './log.ts';

const quote = (last: number, time: number): Quote => ({ last, time, provenance: 'simulated' });

function create() {
  const clock = new FakeClock();
  const written: { feedId: string; lasts: number[] }[][] = [];
  const world = { failure: undefined as Error | undefined };
  const recorder = new BarRecorder({
    clock,
    log: silentLog,
    rollBars: async (prices) => {
      if (world.failure !== undefined) throw world.failure;
      written.push(prices.map(({ feedId, quotes }) => ({ feedId, lasts: quotes.map(({ last }) => last) })));
    },
  });
  return { clock, written, world, recorder };
}

test('[F11] of each second the first, highest, lowest and last tick go into the bars, all feeds together', async () => {
  const { clock, written, recorder } = create();
  for (const [nth, last] of [5, 7, 6, 9, 3, 4, 8, 5.5].entries())
    recorder.note('stock.A', quote(last, 100 + nth));
  recorder.note('stock.A', quote(6, 1_000));
  recorder.note('stock.B', quote(1, 100));
  await clock.advanceAsync(1_000);
  expect(written).toEqual([
    [
      { feedId: 'stock.A', lasts: [5, 9, 3, 5.5, 6] },
      { feedId: 'stock.B', lasts: [1] },
    ],
  ]);
  await recorder.stop();
  expect(clock.pendingTasks).toBe(0);
});

test('[F11] while the database is away two minutes of ticks wait, and no more', async () => {
  const { clock, written, world, recorder } = create();
  world.failure = new Error('away');
  for (let second = 0; second < 200; second += 1) {
    recorder.note('stock.A', quote(second, second * 1_000));
    await clock.advanceAsync(1_000);
  }
  world.failure = undefined;
  await clock.advanceAsync(1_000);
  expect(written).toHaveLength(1);
  expect(written[0]?.[0]?.lasts).toEqual(Array.from({ length: 120 }, (_, nth) => 80 + nth));
  await recorder.stop();
});

test('[F11] what was not written of a feed that begins anew never is, and the rest is at the end', async () => {
  const { written, recorder } = create();
  recorder.note('stock.A', quote(1, 0));
  recorder.note('stock.B', quote(2, 0));
  await recorder.forget('stock.A');
  await recorder.stop();
  expect(written).toEqual([[{ feedId: 'stock.B', lasts: [2] }]]);
});
