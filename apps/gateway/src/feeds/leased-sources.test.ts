import type { SourceId } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { FakeClock, settle } from '../fake-clock.ts';
import { type FeedsOptions, startFeeds } from './feeds.ts';
import { checkMs } from './leased-sources.ts';
import { quietLog } from './quiet-log.fixture.ts';
import { RecordingPublisher } from './recording-publisher.fixture.ts';
import type { AskedSource, SourceBook, SourceFacts } from './source-book.ts';

/** A book in memory that a test can write in; `holder` is who has each source. */
class TestBook {
  readonly leaseMs = 10_000;
  readonly changes = new Map<SourceId, Partial<AskedSource>>();
  readonly holders = new Map<SourceId, string>();
  fence = 0;
  seekTo: number | undefined;
  isAway = false;
  #facts: readonly SourceFacts[] = [];

  of(node: string): SourceBook {
    const check = (): void => {
      if (this.isAway) throw new Error('the book is away');
    };
    return {
      leaseMs: this.leaseMs,
      declare: async (facts) => {
        check();
        this.#facts = facts;
      },
      asked: async () => {
        check();
        return this.#facts.map(({ id, enabled, settings }) => ({
          ...{ id, enabled, settings },
          seeks: this.seekTo !== undefined && id === 'worldcup',
          ...this.changes.get(id),
        }));
      },
      claim: async (id) => {
        check();
        if (this.holders.has(id)) return undefined;
        this.holders.set(id, node);
        this.fence += 1;
        return { id, fence: this.fence };
      },
      renew: async ({ id }) => {
        check();
        return this.holders.get(id) === node;
      },
      release: async ({ id }) => {
        check();
        if (this.holders.get(id) === node) this.holders.delete(id);
      },
      takeSeek: async () => {
        const { seekTo } = this;
        this.seekTo = undefined;
        return seekTo;
      },
    };
  }
}

const morning = Date.UTC(2026, 5, 11, 19, 20);

function start(
  book: TestBook,
  node: string,
  { clock = new FakeClock(morning), ...more }: Partial<FeedsOptions> & { clock?: FakeClock } = {},
) {
  const publisher = new RecordingPublisher();
  const options: FeedsOptions = {
    ...{ names: ['worldcup'], publisher, clock, log: quietLog(), seed: 'test', matchSpeed: 60 },
    dial: () => Promise.reject(new Error('no network')),
    get: () => Promise.reject(new Error('no network')),
    coinbase: { products: ['BTC-USD'], url: undefined },
    espn: { leagues: ['fifa.world'], url: undefined },
    finnhub: { token: '', symbols: ['AAPL'], url: undefined },
    load: { symbols: 1, perSecond: 1 },
    book: book.of(node),
    latest: async () => publisher.latest(),
    ...more,
  };
  const feeds = startFeeds(options);
  const pass = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 50) await clock.advanceAsync(50);
  };
  /** Until the files that a source reads are there, however long that takes. */
  const running = async (): Promise<void> => {
    while (feeds.health().length === 0 || feeds.health().some(({ state }) => state !== 'running'))
      await settle();
  };
  const next = async (): Promise<void> => {
    await pass(2 * checkMs);
    await running();
  };
  return { feeds, publisher, clock, pass, running, next };
}

const finished = (publisher: RecordingPublisher): number =>
  [...publisher.latest().values()].filter((value) => 'status' in value && value.status === 'finished').length;

describe('leased sources', () => {
  test('[F34] of two nodes one runs a source; when it stops the other does', async () => {
    const book = new TestBook();
    const one = start(book, 'one');
    await one.next();
    const two = start(book, 'two', { clock: one.clock });
    await one.pass(2 * checkMs);
    expect(one.publisher.states.length).toBeGreaterThan(104);
    expect(two.publisher.states).toHaveLength(0);
    await one.feeds.stop();
    await two.next();
    expect(two.publisher.states.length).toBeGreaterThan(0);
    await two.feeds.stop();
    expect(one.clock.pendingTasks).toBe(0);
  });

  test('[F34] a node that cannot reach the book says nothing once its lease is over, and gives up what another has', async () => {
    const book = new TestBook();
    const { feeds, publisher, pass, next } = start(book, 'one');
    await next();
    book.isAway = true;
    await pass(book.leaseMs + 1_000);
    const said = publisher.states.length;
    await pass(5_000);
    expect(publisher.states).toHaveLength(said);
    book.isAway = false;
    book.holders.set('worldcup', 'two');
    await pass(2 * checkMs);
    expect(feeds.health()).toEqual([]);
    expect(publisher.states).toHaveLength(said);
    await feeds.stop();
  });

  test('[F33] does what it is asked for while it runs: off and on, and elsewhere in a replay, once', async () => {
    const book = new TestBook();
    const { feeds, publisher, pass, next } = start(book, 'one');
    await next();
    const before = finished(publisher);
    book.seekTo = 100_000_000;
    await next();
    expect(book.seekTo).toBeUndefined();
    expect(finished(publisher)).toBe(104);
    expect(before).toBeLessThan(104);
    book.seekTo = 0;
    await next();
    expect(finished(publisher)).toBe(0);
    book.changes.set('worldcup', { enabled: false });
    await pass(2 * checkMs);
    expect(feeds.health()).toEqual([]);
    expect(book.holders.has('worldcup')).toBe(false);
    book.changes.set('worldcup', { settings: { speed: 600, loop: false } });
    await next();
    expect(feeds.health()).toMatchObject([{ name: 'worldcup', state: 'running' }]);
    await feeds.stop();
  });

  test('[F34] a source that is slow to begin and to end costs no other its lease', async () => {
    const book = new TestBook();
    let refuse = (): void => {};
    const dial = (): Promise<never> =>
      new Promise((_, reject) => {
        refuse = () => reject(new Error('nobody there'));
      });
    const { feeds, publisher, pass, clock } = start(book, 'one', { names: ['coinbase', 'worldcup'], dial });
    await pass(2 * checkMs);
    book.changes.set('coinbase', { enabled: false });
    await pass(book.leaseMs + 2 * checkMs);
    const said = publisher.states.length;
    await pass(60_000);
    expect(publisher.states.length).toBeGreaterThan(said);
    expect([...book.holders]).toContainEqual(['coinbase', 'one']);
    refuse();
    await pass(checkMs);
    expect([...book.holders]).toEqual([['worldcup', 'one']]);
    await feeds.stop();
    expect(clock.pendingTasks).toBe(0);
  });

  test('[F33] what could not be started is tried again, and goes where it was asked to', async () => {
    const book = new TestBook();
    let isAway = false;
    const { feeds, publisher, pass, next } = start(book, 'one', {
      latest: async () => {
        if (isAway) throw new Error('the database is busy');
        return new Map();
      },
    });
    await next();
    isAway = true;
    book.seekTo = 100_000_000;
    await pass(2 * checkMs);
    expect(finished(publisher)).toBeLessThan(104);
    isAway = false;
    await next();
    expect(finished(publisher)).toBe(104);
    await feeds.stop();
  });
});
