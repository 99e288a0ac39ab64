import type { MarketSession, Quote } from '@tidewire/protocol';
import type { Instrument } from './instruments.ts';
import { type MarketFactor, ownDailyVolatility } from './market-factor.ts';
import type { Random } from './random.ts';
import { walk } from './reverting-walk.ts';
import { activity, lastCloseAt, simulatedDayMs, tradingMoment, varianceTime } from './trading-day.ts';

/** Outside the open session spreads are this much wider. */
const thinSpread = 3;
/** A jump's standard deviation, in daily volatilities. */
const jumpSize = 0.8;
/** So long after a close the next value of a fund may take before its last one is stale. */
const valuationMs = 120_000;

/** One instrument on its simulated exchange: its price, its book's best prices and its day so far. */
export class Listing {
  readonly instrument: Instrument;
  readonly #factor: MarketFactor;
  readonly #random: Random;
  readonly #ownVolatility: number;
  /** Own part of the log price, beside the market's. */
  #own: number;
  #day: number;
  #session: MarketSession;
  #varianceTime: number;
  #last: number;
  #bid: number | undefined;
  #ask: number | undefined;
  #previousClose: number;
  /** Last price of the open session, once that is over: the day's official close. */
  #close: number | undefined;
  #high: number | undefined;
  #low: number | undefined;
  #volume: number;
  /** When a fund's value was established (Unix ms). */
  #valuedAt: number;

  /** `from` is the latest quote of an earlier run: price and day go on from there. */
  constructor(parts: {
    instrument: Instrument;
    factor: MarketFactor;
    random: Random;
    time: number;
    from?: Quote | undefined;
  }) {
    const { instrument, from, time } = parts;
    this.instrument = instrument;
    this.#factor = parts.factor;
    this.#random = parts.random;
    this.#ownVolatility = ownDailyVolatility(instrument);
    const start = from?.last ?? instrument.reference;
    this.#own = Math.log(start / instrument.reference) - instrument.beta * parts.factor.at(time);
    this.#last = start;
    // An earlier run's day and session, so that the next look at the clock turns the page if they are over.
    const moment = tradingMoment(instrument.market, from?.time ?? time);
    this.#day = moment.day;
    this.#session = moment.session;
    this.#varianceTime = varianceTime(instrument.market, time);
    this.#bid = from?.bid;
    this.#ask = from?.ask;
    this.#previousClose = from?.previousClose ?? start;
    this.#high = instrument.isValuedDaily ? undefined : from?.dayHigh;
    this.#low = instrument.isValuedDaily ? undefined : from?.dayLow;
    this.#volume = from?.volume ?? 0;
    this.#valuedAt = from?.nav === undefined ? lastCloseAt(time) : from.time;
  }

  /** Updates per second to expect at `time` (Unix ms). */
  rateAt(time: number): number {
    const { market, updatesPerSecond, trading } = this.instrument;
    const { session, progress } = tradingMoment(market, time);
    switch (session) {
      case 'open':
        return market === 'equities' && trading !== undefined
          ? updatesPerSecond * Math.min(activity(progress), 1.3)
          : updatesPerSecond;
      case 'pre':
      case 'after':
        return trading === undefined ? 0 : updatesPerSecond * 0.3;
      case 'closed':
      case 'holiday':
      case 'halted':
        return 0;
    }
  }

  /** Something is traded, or an index or a fund is valued again, at `time` (Unix ms). */
  trade(time: number): Quote {
    this.#enter(time);
    const midTicks = this.#moveMid(time) * 10 ** this.instrument.decimals;
    if (this.instrument.trading === undefined) this.#last = this.#price(Math.round(midTicks));
    else this.#tradeInBook(midTicks, this.instrument.trading.spreadTicks);
    this.#high = Math.max(this.#high ?? this.#last, this.#last);
    this.#low = Math.min(this.#low ?? this.#last, this.#last);
    return this.#quote(time);
  }

  /** The same prices at `time`, in whatever session that is. */
  standing(time: number): Quote {
    this.#enter(time);
    return this.#quote(time);
  }

  /** Turns the page when a session or a day is over. */
  #enter(time: number): void {
    const { day, session } = tradingMoment(this.instrument.market, time);
    const hasClosed = this.#session === 'open' && (session !== 'open' || day !== this.#day);
    if (this.instrument.isValuedDaily) {
      if (hasClosed) this.#value(time);
    } else if (hasClosed) this.#close = this.#last;
    if (day !== this.#day && !this.instrument.isValuedDaily) {
      this.#previousClose = this.#close ?? this.#last;
      this.#close = undefined;
      this.#high = undefined;
      this.#low = undefined;
      this.#volume = 0;
    }
    this.#day = day;
    this.#session = session;
  }

  /** A fund's value is established: the one before is what it is compared with. */
  #value(time: number): void {
    this.#previousClose = this.#last;
    this.#last = this.#price(Math.round(this.#moveMid(time) * 10 ** this.instrument.decimals));
    this.#valuedAt = lastCloseAt(time);
  }

  #moveMid(time: number): number {
    const { instrument } = this;
    const now = varianceTime(instrument.market, time);
    const elapsed = Math.max(0, now - this.#varianceTime);
    this.#own = walk(this.#own, elapsed, this.#ownVolatility, this.#random);
    if (this.#random.uniform() < -Math.expm1(-instrument.jumpsPerDay * elapsed)) {
      this.#own += jumpSize * this.#ownVolatility * this.#random.normal();
    }
    // The hours that the day before still had are not this day's volume.
    this.#addVolume(now - Math.max(this.#varianceTime, this.#day));
    this.#varianceTime = now;
    return instrument.reference * Math.exp(instrument.beta * this.#factor.at(time) + this.#own);
  }

  #addVolume(elapsedDays: number): void {
    const { trading } = this.instrument;
    if (trading?.dailyVolume === undefined || elapsedDays <= 0) return;
    const scale = 10 ** trading.volumeDecimals;
    const traded = this.#random.exponential(trading.dailyVolume * elapsedDays);
    this.#volume = (Math.round(this.#volume * scale) + Math.max(1, Math.round(traded * scale))) / scale;
  }

  /** A buyer takes the ask or a seller hits the bid; the spread breathes around its usual width. */
  #tradeInBook(midTicks: number, usualSpread: number): void {
    const thin = this.#session === 'open' ? 1 : thinSpread;
    const spread = Math.max(1, Math.round(usualSpread * thin * (0.6 + 0.8 * this.#random.uniform())));
    const bid = Math.max(1, Math.round(midTicks - spread / 2));
    const ask = bid + spread;
    this.#bid = this.#price(bid);
    this.#ask = this.#price(ask);
    this.#last = this.#random.uniform() < 0.5 ? this.#bid : this.#ask;
  }

  #price(ticks: number): number {
    return this.#round(ticks / 10 ** this.instrument.decimals);
  }

  #round(value: number): number {
    return Number(value.toFixed(this.instrument.decimals));
  }

  #quote(time: number): Quote {
    const change = this.#round(this.#last - this.#previousClose);
    return {
      last: this.#last,
      time: this.instrument.isValuedDaily ? this.#valuedAt : time,
      ...(this.#bid !== undefined && this.#ask !== undefined && { bid: this.#bid, ask: this.#ask }),
      previousClose: this.#previousClose,
      change,
      changePercent: Number(((change / this.#previousClose) * 100).toFixed(3)),
      ...(this.#high !== undefined && this.#low !== undefined && { dayHigh: this.#high, dayLow: this.#low }),
      ...(this.instrument.trading?.dailyVolume !== undefined && { volume: this.#volume }),
      ...this.#standingAt(time),
      provenance: 'simulated',
    };
  }
  /** Where its market stands, or what day it is the value of: a fund is not traded. */
  #standingAt(time: number): Pick<Quote, 'session' | 'sessionUntil' | 'nav'> {
    const { market, isValuedDaily, trading } = this.instrument;
    if (isValuedDaily) {
      const date = new Date(this.#valuedAt).toISOString().slice(0, 10);
      return { nav: { date, nextBy: this.#valuedAt + simulatedDayMs + valuationMs } };
    }
    // What is traded round the clock has no end to look forward to.
    if (market !== 'equities') return { session: this.#session };
    // An index is computed while its market is open: before and after it rests, and is not late.
    if (trading === undefined && this.#session !== 'open') return { session: 'closed' };
    return { session: this.#session, sessionUntil: tradingMoment(market, time).endsAt };
  }
}
