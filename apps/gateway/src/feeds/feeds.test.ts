import { describe, expect, test } from 'vitest';
import { FakeClock, settle } from '../fake-clock.ts';
import { type FeedName, startFeeds } from './feeds.ts';
import { handOverMs } from './handed-over.ts';
import { quietLog } from './quiet-log.fixture.ts';
import { RecordingPublisher } from './recording-publisher.fixture.ts';

function start(names: FeedName[], initial?: ReturnType<RecordingPublisher['latest']>) {
  const clock = new FakeClock(Date.UTC(2026, 5, 11, 19, 20));
  const publisher = new RecordingPublisher();
  const log = quietLog();
  const feeds = startFeeds({
    names,
    publisher,
    clock,
    log,
    seed: 'test',
    matchSpeed: 60,
    dial: () => Promise.reject(new Error('no network')),
    get: () => Promise.reject(new Error('no network')),
    coinbase: { products: ['BTC-USD'], url: undefined },
    espn: { leagues: ['fifa.world'], url: undefined },
    finnhub: { token: 'a-key', symbols: ['AAPL'], url: undefined },
    load: { symbols: 3, perSecond: 1 },
    ...(initial && { initial }),
  });
  const running = async (): Promise<void> => {
    while (feeds.health().some(({ state }) => state !== 'running')) await settle();
  };
  const pass = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 50) await clock.advanceAsync(50);
  };
  return { clock, publisher, log, feeds, running, pass };
}

describe('startFeeds', () => {
  test('starts what its names say, each source once', async () => {
    const sources = async (names: FeedName[]) => {
      const { feeds } = start(names);
      const started = feeds.health().map(({ name, provenance }) => `${name}: ${provenance}`);
      await feeds.stop();
      return started;
    };
    expect(await sources(['demo'])).toEqual(['simulator: simulated', 'worldcup: replayed']);
    expect(await sources(['worldcup'])).toEqual(['worldcup: replayed']);
    expect(await sources(['simulator', 'demo', 'simulator'])).toHaveLength(2);
    expect(await sources(['none'])).toEqual([]);
    expect(await sources([])).toEqual([]);
  });

  test('publishes quotes and matches, and tells when it last did', async () => {
    const { feeds, publisher, running, pass, clock } = start(['demo']);
    await running();
    await pass(3_000);
    expect(publisher.quotes.length).toBeGreaterThan(20);
    expect(publisher.states.length).toBeGreaterThan(104);
    for (const health of feeds.health()) {
      expect(health).toMatchObject({ state: 'running', failures: 0 });
      expect(clock.now() - (health.lastEventAt ?? 0)).toBeLessThan(2_000);
    }
    await feeds.stop();
    expect(clock.pendingTasks).toBe(0);
  });

  test('one source that fails does not disturb the other, and comes back', async () => {
    const { feeds, publisher, running, pass, log } = start(['demo']);
    await running();
    publisher.beforeTimeline = () => {
      throw new Error('the log is away');
    };
    while (feeds.health()[1]?.failures === 0) await pass(1_000);
    expect(log.warnings[0]).toMatchObject({ source: 'worldcup' });
    const before = publisher.quotes.length;
    publisher.beforeTimeline = () => {};
    await pass(3_000);
    await running();
    expect(publisher.quotes.length).toBeGreaterThan(before + 20);
    expect(feeds.health()[0]?.failures).toBe(0);
    await feeds.stop();
  });

  test('a feed that somebody else publishes to is left to them, then taken back from a clean history', async () => {
    const { feeds, publisher, running, pass, clock } = start(['simulator']);
    await running();
    feeds.handOver('stock.GOOG');
    const before = publisher.quotesOf('stock.GOOG').length;
    await pass(20_000);
    expect(publisher.quotesOf('stock.GOOG')).toHaveLength(before);
    expect(publisher.quotesOf('stock.AAPL').length).toBeGreaterThan(10);
    clock.advance(handOverMs);
    await pass(10_000);
    expect(publisher.restarts).toEqual(['stock.GOOG']);
    expect(publisher.past.get('stock.GOOG')?.length).toBeGreaterThan(100);
    expect(publisher.quotesOf('stock.GOOG').length).toBeGreaterThan(before);
    await feeds.stop();
  });

  test('a feed whose latest value is another’s is still theirs after a restart', async () => {
    const initial = new Map([
      ['stock.GOOG', { last: 806.19, time: 1_362_096_000_000, provenance: 'replayed' }],
    ] as const);
    const { feeds, publisher, running, pass } = start(['simulator'], initial);
    await running();
    await pass(5_000);
    expect(publisher.feeds.has('stock.GOOG')).toBe(true);
    expect(publisher.past.has('stock.GOOG')).toBe(false);
    expect(publisher.quotesOf('stock.GOOG')).toEqual([]);
    expect(publisher.quotesOf('stock.AAPL').length).toBeGreaterThan(0);
    await feeds.stop();
  });

  test('goes on from what an earlier run published', async () => {
    const first = start(['demo']);
    await first.running();
    await first.pass(3_000);
    await first.feeds.stop();
    const second = start(['demo'], first.publisher.latest());
    await second.running();
    expect(second.publisher.past.size).toBe(0);
    expect(second.publisher.restarts.length).toBeLessThanOrEqual(4);
    await second.feeds.stop();
  });
});
