import { type Instrument, marketFactors } from './instruments.ts';
import type { Random } from './random.ts';
import { walk } from './reverting-walk.ts';
import { type MarketName, varianceTime } from './trading-day.ts';

/** What all prices of one market have in common: the reason why shares rise and fall together. */
export class MarketFactor {
  readonly #market: MarketName;
  readonly #random: Random;
  #value = 0;
  #varianceTime: number;

  constructor(market: MarketName, random: Random, time: number) {
    this.#market = market;
    this.#random = random;
    this.#varianceTime = varianceTime(market, time);
  }

  /** The factor as a log return from its long-run mean, moved on to `time` (Unix ms), which never goes backwards. */
  at(time: number): number {
    const now = varianceTime(this.#market, time);
    if (now > this.#varianceTime) {
      const { annualVolatility, daysPerYear } = marketFactors[this.#market];
      const daily = annualVolatility / Math.sqrt(daysPerYear);
      this.#value = walk(this.#value, now - this.#varianceTime, daily, this.#random);
      this.#varianceTime = now;
    }
    return this.#value;
  }
}

/** What of an instrument's daily volatility is its own, once its market's factor is taken out. */
export function ownDailyVolatility(instrument: Instrument): number {
  const factor = marketFactors[instrument.market];
  const own = instrument.annualVolatility ** 2 - (instrument.beta * factor.annualVolatility) ** 2;
  if (own < 0)
    throw new RangeError(`${instrument.id}: its market alone moves it more than its volatility says`);
  return Math.sqrt(own / factor.daysPerYear);
}
