import type { Bar, FeedEvent, Provenance, Quote } from '@tidewire/protocol/wire';

/**
 * The points of a chart. It knows ticks, bars and buckets of time; it refuses to know the library that draws them. Times are the
 * source's own, Unix milliseconds UTC: a replayed file of 2004 is drawn in 2004.
 */
export type Candle = {
  /** Start of the bucket. */
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
};

/** How ticks become candles: a source that sends whole bars keeps its own length. */
export function bucketOf(quote: Quote, tickBucketMs: number): { start: number; isBar: boolean } {
  const isBar = isWholeBar(quote);
  // A bar's time is already its start; days and hours of an exchange do not fall on multiples of their length.
  return { start: isBar ? quote.time : Math.floor(quote.time / tickBucketMs) * tickBucketMs, isBar };
}

type WholeBar = Quote & { open: number; high: number; low: number; barMs: number };

const isWholeBar = (quote: Quote): quote is WholeBar =>
  quote.open !== undefined &&
  quote.high !== undefined &&
  quote.low !== undefined &&
  quote.barMs !== undefined;

export class CandleSeries {
  readonly #bucketMs: number;
  readonly #keep: number;
  #candles: Candle[] = [];

  constructor(bucketMs: number, keep = 5_000) {
    this.#bucketMs = bucketMs;
    this.#keep = keep;
  }

  get candles(): readonly Candle[] {
    return this.#candles;
  }

  /** Builds from history, in any order; ticks heard meanwhile are kept behind it. */
  load(history: readonly Quote[]): void {
    const heard = this.#candles;
    this.#candles = [];
    for (const quote of [...history].sort((a, b) => a.time - b.time)) this.add(quote);
    const end = this.#candles[this.#candles.length - 1]?.time ?? Number.NEGATIVE_INFINITY;
    for (const candle of heard) {
      if (candle.time > end) this.#candles.push(candle);
      else if (candle.time === end) this.#candles[this.#candles.length - 1] = joined(this.#last(), candle);
    }
    this.#trim();
  }

  /** Adds one tick. `undefined`: it is older than what is drawn, and a chart only grows at its end. */
  add(quote: Quote): { candle: Candle; isNew: boolean } | undefined {
    const { start, isBar } = bucketOf(quote, this.#bucketMs);
    const last = this.#last();
    if (last !== undefined && start < last.time) return undefined;
    const isNew = last === undefined || start > last.time;
    const part = barOf(quote, start);
    const candle = isBar || isNew ? part : joined(last, part);
    if (isNew) this.#candles.push(candle);
    else this.#candles[this.#candles.length - 1] = candle;
    this.#trim();
    return { candle, isNew };
  }

  clear(): void {
    this.#candles = [];
  }

  #last(): Candle | undefined {
    return this.#candles[this.#candles.length - 1];
  }

  #trim(): void {
    if (this.#candles.length > this.#keep) this.#candles.splice(0, this.#candles.length - this.#keep);
  }
}

/** A quote as a candle: a tick is one of a single price, a part of a bar has its range. */
const barOf = (quote: Quote, time: number): Candle => ({
  time,
  open: quote.open ?? quote.last,
  high: quote.high ?? quote.last,
  low: quote.low ?? quote.last,
  close: quote.last,
});

function joined(before: Candle | undefined, after: Candle): Candle {
  if (before === undefined) return after;
  return {
    time: before.time,
    open: before.open,
    high: Math.max(before.high, after.high),
    low: Math.min(before.low, after.low),
    close: after.close,
  };
}

/** The quotes in a page of history. */
export function quotesOf(events: readonly FeedEvent[]): Quote[] {
  return events.flatMap(({ value }) => (value.type === 'quote' ? [value.quote] : []));
}

/** Bars that the server gathered from ticks, as quotes: parts of whatever candles they fall into, not whole bars of the source's own. */
export const quotesOfBars = (bars: readonly Bar[], provenance: Provenance): Quote[] =>
  bars.map(({ time, close, ...range }) => ({ ...range, last: close, time: Date.parse(time), provenance }));

/** Whether a source sends whole bars, whose length is its own affair. */
export const hasBars = (quotes: readonly Quote[]): boolean => quotes.some(isWholeBar);

/** How many of the newest candles lie within so much of the source's time: a week of daily bars has five. */
export function candlesWithin(candles: readonly Candle[], ms: number): number {
  const end = candles[candles.length - 1]?.time ?? 0;
  const first = candles.findIndex(({ time }) => time > end - ms);
  return first === -1 ? 0 : candles.length - first;
}
