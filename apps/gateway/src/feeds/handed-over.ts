import type { Cancel, Clock } from '../clock.ts';
import type { FeedPublisher } from './feed-publisher.ts';

/** How long a feed is left to somebody else after they last published to it. */
export const handOverMs = 5 * 60_000;

/**
 * Which feeds somebody else publishes to at the moment, for example a price file that is replayed into `stock.GOOG`: two sources on
 * one feed would make its price jump to and fro. While a feed is handed over, what our own source says of it is not published.
 */
export class HandedOver {
  readonly #clock: Clock;
  readonly #onReturned: (feedId: string) => void;
  readonly #feeds = new Map<string, { until: number; cancel: Cancel }>();

  constructor(clock: Clock, onReturned: (feedId: string) => void) {
    this.#clock = clock;
    this.#onReturned = onReturned;
  }

  has(feedId: string): boolean {
    return this.#feeds.has(feedId);
  }

  /** Hands the feed over, or keeps it away for longer. */
  add(feedId: string): void {
    const until = this.#clock.elapsed() + handOverMs;
    const entry = this.#feeds.get(feedId);
    if (entry !== undefined) entry.until = until;
    else this.#feeds.set(feedId, { until, cancel: this.#wait(feedId, handOverMs) });
  }

  stop(): void {
    for (const { cancel } of this.#feeds.values()) cancel();
    this.#feeds.clear();
  }

  /** The publisher that a source gets: silent about feeds that are handed over, except that they exist. */
  guard(publisher: FeedPublisher): FeedPublisher {
    return {
      declare: (feed) => publisher.declare(feed),
      history: async (feedId, quotes) => {
        if (!this.has(feedId)) await publisher.history(feedId, quotes);
      },
      quote: (feedId, quote) => {
        if (!this.has(feedId)) publisher.quote(feedId, quote);
      },
      match: (feedId, state) => {
        if (!this.has(feedId)) publisher.match(feedId, state);
      },
      timeline: async (feedId, data, lease) => {
        if (!this.has(feedId)) await publisher.timeline(feedId, data, lease);
      },
      recall: (feedId) => publisher.recall(feedId),
      alive: () => publisher.alive(),
      restart: async (feedId) => {
        if (!this.has(feedId)) await publisher.restart(feedId);
      },
    };
  }

  #wait(feedId: string, delayMs: number): Cancel {
    return this.#clock.after(delayMs, () => this.#onTimer(feedId));
  }

  #onTimer(feedId: string): void {
    const entry = this.#feeds.get(feedId);
    if (entry === undefined) return;
    const left = entry.until - this.#clock.elapsed();
    if (left > 0) {
      entry.cancel = this.#wait(feedId, left);
      return;
    }
    this.#feeds.delete(feedId);
    this.#onReturned(feedId);
  }
}
