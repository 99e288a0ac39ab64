import { describe, expect, test } from 'vitest';
import { FakeClock, settle } from '../fake-clock.ts';
import type { FeedPublisher } from './feed-publisher.ts';
import { quietLog } from './quiet-log.fixture.ts';
import { RecordingPublisher } from './recording-publisher.fixture.ts';
import type { Source } from './source.ts';
import { superviseSource } from './supervise-source.ts';

/** A source whose every start is a script: what it is handed, and how it ends. */
function scriptedSource(begin: (start: number) => Promise<void> = async () => {}) {
  const starts: {
    publisher: FeedPublisher;
    fail: (error: unknown) => void;
    rebuilt: string[];
    stops: number;
  }[] = [];
  const source: Source = {
    name: 'scripted',
    provenance: 'simulated',
    staleness: { afterMs: 15_000 },
    async start(publisher, onFailed) {
      const run = { publisher, fail: onFailed, rebuilt: [] as string[], stops: 0 };
      starts.push(run);
      await begin(starts.length);
      return {
        rebuild: (feedId) => void run.rebuilt.push(feedId),
        stop: async () => {
          run.stops += 1;
        },
      };
    },
  };
  return { source, starts };
}

function supervise(source: Source) {
  const clock = new FakeClock();
  const log = quietLog();
  const publisher = new RecordingPublisher();
  return { clock, log, publisher, supervised: superviseSource({ source, publisher, clock, log }) };
}

describe('a supervised source', () => {
  test('that fails is logged, stopped and started again', async () => {
    const { source, starts } = scriptedSource();
    const { clock, log, supervised } = supervise(source);
    await settle();
    expect(supervised.health().state).toBe('running');
    starts[0]?.fail(new Error('the exchange hung up'));
    expect(starts[0]?.stops).toBe(1);
    expect(supervised.health()).toMatchObject({
      state: 'waiting',
      failures: 1,
      lastError: 'the exchange hung up',
    });
    expect(log.warnings).toHaveLength(1);
    await clock.advanceAsync(1_000);
    expect(starts).toHaveLength(2);
    expect(supervised.health().state).toBe('running');
    await supervised.stop();
  });

  test('that cannot start is tried again after 1, 2, 4 … seconds and never later than a minute', async () => {
    const { source, starts } = scriptedSource(() => Promise.reject(new Error('no such file')));
    const { clock, supervised } = supervise(source);
    await settle();
    const waits: number[] = [];
    for (let count = 0; count < 9; count += 1) {
      const before = { starts: starts.length, at: clock.elapsed() };
      while (starts.length === before.starts) await clock.advanceAsync(1_000);
      waits.push((clock.elapsed() - before.at) / 1_000);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    await supervised.stop();
    expect(clock.pendingTasks).toBe(0);
  });

  test('that ran well for a minute is started again after the shortest wait', async () => {
    const { source, starts } = scriptedSource(async (start) => {
      if (start <= 3) throw new Error('not yet');
    });
    const { clock, supervised } = supervise(source);
    await settle();
    for (let seconds = 0; seconds < 7; seconds += 1) await clock.advanceAsync(1_000);
    expect(supervised.health().state).toBe('running');
    await clock.advanceAsync(60_000);
    starts[3]?.fail(new Error('later'));
    await clock.advanceAsync(1_000);
    expect(starts).toHaveLength(5);
    await supervised.stop();
  });

  test('is told what to rebuild, also when it was not running at that moment', async () => {
    const { source, starts } = scriptedSource();
    const { clock, supervised } = supervise(source);
    await settle();
    supervised.rebuild('stock.GOOG');
    starts[0]?.fail(new Error('gone'));
    supervised.rebuild('stock.AAPL');
    await clock.advanceAsync(1_000);
    expect(starts.map(({ rebuilt }) => rebuilt)).toEqual([['stock.GOOG'], ['stock.AAPL']]);
    await supervised.stop();
  });

  test('has its events counted and timed', async () => {
    const { source, starts } = scriptedSource();
    const { clock, supervised, publisher } = supervise(source);
    await settle();
    expect(supervised.health()).toMatchObject({ events: 0, lastEventAt: undefined });
    clock.advance(500);
    starts[0]?.publisher.quote('stock.GOOG', { last: 1, time: 1, provenance: 'simulated' });
    expect(supervised.health()).toMatchObject({ events: 1, lastEventAt: clock.now() });
    expect(publisher.quotes).toHaveLength(1);
    await supervised.stop();
  });

  test('that is stopped while it starts is stopped once it has started', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { source, starts } = scriptedSource(() => promise);
    const { supervised } = supervise(source);
    const stopping = supervised.stop();
    resolve();
    await stopping;
    expect(starts[0]?.stops).toBe(1);
    expect(supervised.health().state).toBe('stopped');
  });

  test('that is stopped while it waits does not come back', async () => {
    const { source, starts } = scriptedSource();
    const { clock, supervised } = supervise(source);
    await settle();
    starts[0]?.fail(new Error('gone'));
    await supervised.stop();
    await clock.advanceAsync(120_000);
    expect(starts).toHaveLength(1);
    expect(clock.pendingTasks).toBe(0);
  });
});
