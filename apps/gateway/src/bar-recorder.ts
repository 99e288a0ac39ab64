import type { FeedStore } from '@tidewire/database';
import type { Quote } from '@tidewire/protocol';
import type { Cancel, Clock } from './clock.ts';
import type { Log } from './log.ts';

export interface BarRecorderParts {
  readonly rollBars: FeedStore['rollBars'];
  readonly clock: Clock;
  readonly log: Log;
}

const everyMs = 1_000;
/** Seconds of one feed that wait at most: while the database is away for longer, the oldest are lost. */
const secondsKept = 120;

/** All that a second's ticks can do to a bar: no more is kept of them, however many they were. */
type Second = { first: Quote; high: Quote; low: Quote; last: Quote };

/**
 * Brings every tick of our own sources into the bars, also those that the history skips. What waits is at most four ticks for each second
 * and feed.
 */
export class BarRecorder {
  readonly #parts: BarRecorderParts;
  #feeds = new Map<string, Map<number, Second>>();
  #cancel: Cancel | undefined;
  #writing: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(parts: BarRecorderParts) {
    this.#parts = parts;
  }

  note(feedId: string, quote: Quote): void {
    const seconds = this.#feeds.get(feedId) ?? new Map<number, Second>();
    this.#feeds.set(feedId, seconds);
    add(seconds, quote);
    this.#arm();
  }

  /** What was not written of this feed is of a history that is over. Resolves when none of it can be written any more. */
  async forget(feedId: string): Promise<void> {
    this.#feeds.delete(feedId);
    await this.#writing;
    this.#feeds.delete(feedId);
  }

  /** Writes what is left. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel?.();
    await this.#writing;
    await this.#write();
  }

  #arm(): void {
    if (this.#isStopped || this.#cancel !== undefined) return;
    this.#cancel = this.#parts.clock.after(everyMs, () => {
      this.#writing = this.#write().finally(() => {
        this.#cancel = undefined;
        if (this.#feeds.size > 0) this.#arm();
      });
    });
  }

  async #write(): Promise<void> {
    if (this.#feeds.size === 0) return;
    const batch = this.#feeds;
    this.#feeds = new Map();
    const prices = [...batch].map(([feedId, seconds]) => ({ feedId, quotes: ticksOf(seconds) }));
    try {
      await this.#parts.rollBars(prices);
    } catch (error) {
      this.#parts.log.warn({ err: error, feeds: batch.size }, 'bars could not be written');
      for (const [feedId, seconds] of batch) this.#putBack(feedId, seconds);
    }
  }

  #putBack(feedId: string, seconds: Map<number, Second>): void {
    const newer = this.#feeds.get(feedId) ?? new Map<number, Second>();
    for (const quote of ticksOf(newer)) add(seconds, quote);
    this.#feeds.set(feedId, seconds);
  }
}

function add(seconds: Map<number, Second>, quote: Quote): void {
  const second = Math.floor(quote.time / 1_000);
  const { first = quote, high = quote, low = quote, last = quote } = seconds.get(second) ?? {};
  seconds.set(second, {
    first: quote.time < first.time ? quote : first,
    high: quote.last > high.last ? quote : high,
    low: quote.last < low.last ? quote : low,
    last: quote.time >= last.time ? quote : last,
  });
  if (seconds.size <= secondsKept) return;
  const [oldest] = seconds.keys();
  if (oldest !== undefined) seconds.delete(oldest);
}

const ticksOf = (seconds: ReadonlyMap<number, Second>): Quote[] =>
  [...seconds.values()].flatMap(({ first, high, low, last }) => [...new Set([first, high, low, last])]);
