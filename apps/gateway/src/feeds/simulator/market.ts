import type { Quote } from '@tidewire/protocol';
import { instruments } from './instruments.ts';
import { Listing } from './listing.ts';
import { MarketFactor } from './market-factor.ts';
import type { Random } from './random.ts';
import { tradingMoment } from './trading-day.ts';

export type FeedQuote = { feedId: string; quote: Quote };

/**
 * All simulated exchanges together. Knows neither timers nor publishing: it is told what time it is, which only moves forward, and
 * answers with quotes. The same seed and the same questions give the same answers.
 */
export class Market {
  readonly #random: Random;
  readonly #listings: readonly Listing[];

  /** `from` has the latest quotes of an earlier run, by feed id. */
  constructor(random: Random, time: number, from: ReadonlyMap<string, Quote> = new Map()) {
    this.#random = random;
    const factors = {
      equities: new MarketFactor('equities', random, time),
      fx: new MarketFactor('fx', random, time),
      crypto: new MarketFactor('crypto', random, time),
    };
    this.#listings = instruments.map(
      (instrument) =>
        new Listing({
          instrument,
          factor: factors[instrument.market],
          random,
          time,
          from: from.get(instrument.id),
        }),
    );
  }

  /** How long until the next update of anything (ms, random). Never longer than until a session ends. */
  untilNext(time: number): number {
    const perSecond = this.#listings.reduce((sum, listing) => sum + listing.rateAt(time), 0);
    const wait = this.#random.exponential(1_000 / perSecond);
    return Math.max(1, Math.min(Math.ceil(wait), tradingMoment('equities', time).endsAt - time));
  }

  /** One update of one instrument, the busier ones more often. */
  tradeOne(time: number): FeedQuote {
    const rates = this.#listings.map((listing) => listing.rateAt(time));
    let left = this.#random.uniform() * rates.reduce((sum, rate) => sum + rate, 0);
    let chosen: Listing | undefined;
    for (const [index, listing] of this.#listings.entries()) {
      const rate = rates[index] ?? 0;
      if (rate === 0) continue;
      // Should rounding leave a remainder at the end of the list, its last one is chosen.
      chosen = listing;
      left -= rate;
      if (left < 0) break;
    }
    if (chosen === undefined) throw new RangeError(`nothing is traded at ${new Date(time).toISOString()}`);
    return this.#tradeOf(chosen, time);
  }

  /** An update of everything that is traded at `time`; the others stand where they stood. */
  tradeAll(time: number): FeedQuote[] {
    return this.#listings.map((listing) =>
      listing.rateAt(time) > 0 ? this.#tradeOf(listing, time) : this.#standingOf(listing, time),
    );
  }

  /** Everything as it stands, with nothing traded. */
  standing(time: number): FeedQuote[] {
    return this.#listings.map((listing) => this.#standingOf(listing, time));
  }

  #tradeOf(listing: Listing, time: number): FeedQuote {
    return { feedId: listing.instrument.id, quote: listing.trade(time) };
  }

  #standingOf(listing: Listing, time: number): FeedQuote {
    return { feedId: listing.instrument.id, quote: listing.standing(time) };
  }
}
