import type { Quote } from '@tidewire/protocol';
import type { FeedQuote } from './market.ts';

/** How far back a chart begins, and how far apart its points are. */
export const tapeMs = 2 * 3_600_000;
export const tapeStepMs = 15_000;
const capacity = tapeMs / tapeStepMs;

/** The recent past of every instrument, one quote every 15 s. At its bound the oldest quote is forgotten. */
export class Tape {
  readonly #quotes = new Map<string, Quote[]>();

  record(entries: readonly FeedQuote[]): void {
    for (const { feedId, quote } of entries) {
      const quotes = this.#quotes.get(feedId) ?? [];
      // What was not valued again is not another point.
      if (quotes.at(-1)?.time === quote.time) continue;
      quotes.push(quote);
      if (quotes.length > capacity) quotes.shift();
      this.#quotes.set(feedId, quotes);
    }
  }

  forget(feedId: string): void {
    this.#quotes.delete(feedId);
  }

  /** Oldest first. */
  of(feedId: string): readonly Quote[] {
    return this.#quotes.get(feedId) ?? [];
  }
}
