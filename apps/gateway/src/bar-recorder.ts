import type { FeedStore } from '@tidewire/database';
import type { Quote } from '@tidewire/protocol';
import type { Clock } from './clock.ts';
import { FeedBatches } from './feed-batches.ts';
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
  readonly #batches: FeedBatches<Map<number, Second>>;

  constructor({ rollBars, clock, log }: BarRecorderParts) {
    this.#batches = new FeedBatches({
      clock,
      everyMs,
      write: (batch) =>
        rollBars([...batch].map(([feedId, seconds]) => ({ feedId, quotes: ticksOf(seconds) }))),
      onFailed: (error, { size }) => log.warn({ err: error, feeds: size }, 'bars could not be written'),
      merge: (older, newer = new Map()) => {
        for (const quote of ticksOf(newer)) add(older, quote);
        return older;
      },
    });
  }

  note(feedId: string, quote: Quote): void {
    this.#batches.note(feedId, (seconds = new Map()) => {
      add(seconds, quote);
      return seconds;
    });
  }

  /** What was not written of this feed is of a history that is over. Resolves when none of it can be written any more. */
  forget(feedId: string): Promise<void> {
    return this.#batches.forget(feedId);
  }

  /** Writes what is left. */
  stop(): Promise<void> {
    return this.#batches.stop();
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
