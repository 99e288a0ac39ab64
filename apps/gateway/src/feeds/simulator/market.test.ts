import { type Quote, QuoteSchema } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { instruments, marketFactors } from './instruments.ts';
import { Market } from './market.ts';
import { createRandom } from './random.ts';
import { longRunSpread } from './reverting-walk.ts';
import { simulatedDayMs, tradingMoment } from './trading-day.ts';

const start = Date.UTC(2026, 5, 11, 19);

/** Quotes of every instrument every `stepMs` over `days` simulated days, by feed id. */
function simulate(seed: string, days: number, stepMs: number): Map<string, Quote[]> {
  const market = new Market(createRandom(seed), start);
  const series = new Map<string, Quote[]>(instruments.map(({ id }) => [id, []]));
  for (let time = start; time < start + days * simulatedDayMs; time += stepMs) {
    for (const { feedId, quote } of market.tradeAll(time)) series.get(feedId)?.push(quote);
  }
  return series;
}

const of = (series: Map<string, Quote[]>, id: string): Quote[] => series.get(id) ?? [];
const returns = (values: number[]): number[] =>
  values.slice(1).map((value, index) => Math.log(value / (values[index] ?? value)));
const deviation = (values: number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};
const correlation = (a: number[], b: number[]): number => {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const together = a.reduce((sum, value, index) => sum + (value - meanA) * ((b[index] ?? meanB) - meanB), 0);
  return together / a.length / (deviation(a) * deviation(b));
};
/** The closing price of each simulated day. */
const closes = (quotes: Quote[]): number[] =>
  quotes
    .filter((quote, index) => {
      const next = quotes[index + 1];
      return next !== undefined && dayOf(quote) !== dayOf(next);
    })
    .map(({ last }) => last);
const dayOf = (quote: Quote): number => tradingMoment('fx', quote.time).day;

describe('the simulated market', () => {
  test('says only what the protocol allows, and always that it is simulated', () => {
    for (const quotes of simulate('schema', 3, 20_000).values()) {
      for (const quote of quotes) {
        expect(QuoteSchema.parse(quote)).toEqual(quote);
        expect(quote.provenance).toBe('simulated');
      }
    }
  });

  test('the same seed gives the same market, another seed another one', () => {
    expect(simulate('tide', 1, 30_000)).toEqual(simulate('tide', 1, 30_000));
    expect(simulate('tide', 1, 30_000)).not.toEqual(simulate('ebb', 1, 30_000));
  });

  test('bid is below ask, the last price between them, all of them positive and on the tick', () => {
    for (const [id, quotes] of simulate('book', 5, 15_000)) {
      const decimals = instruments.find((instrument) => instrument.id === id)?.decimals ?? 0;
      for (const quote of quotes) {
        expect(quote.last).toBeGreaterThan(0);
        for (const price of [quote.last, quote.bid ?? 0, quote.ask ?? 0]) {
          expect(Number(price.toFixed(decimals))).toBe(price);
        }
        if (quote.bid === undefined || quote.ask === undefined) continue;
        expect(quote.bid).toBeLessThan(quote.ask);
        expect(quote.last).toBeGreaterThanOrEqual(quote.bid);
        expect(quote.last).toBeLessThanOrEqual(quote.ask);
      }
    }
  });

  test('an index and a fund have a value but no book and no volume', () => {
    const series = simulate('index', 1, 60_000);
    for (const id of ['index.SPX', 'fund.TIDE500']) {
      for (const quote of of(series, id)) {
        expect(quote.bid).toBeUndefined();
        expect(quote.ask).toBeUndefined();
        expect(quote.volume).toBeUndefined();
      }
    }
  });

  test('spreads are wider before the opening than in the session', () => {
    const spreads = { pre: [] as number[], open: [] as number[] };
    for (const { bid, ask, session } of of(simulate('spread', 6, 5_000), 'stock.GOOG')) {
      if (bid !== undefined && ask !== undefined && (session === 'pre' || session === 'open')) {
        spreads[session].push(ask - bid);
      }
    }
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(spreads.pre)).toBeGreaterThan(2 * mean(spreads.open));
  });

  test('within a day volume only grows and the range holds every price; both begin anew with the day', () => {
    for (const [id, quotes] of simulate('day', 4, 10_000)) {
      // A fund has no day of trading.
      if (quotes.some(({ nav }) => nav !== undefined)) continue;
      for (const [index, quote] of quotes.entries()) {
        const before = quotes[index - 1];
        if (before !== undefined && dayOf(before) === dayOf(quote)) {
          expect(quote.volume ?? 0).toBeGreaterThanOrEqual(before.volume ?? 0);
          expect(quote.previousClose).toBe(before.previousClose);
        }
        if (quote.dayHigh === undefined || quote.dayLow === undefined) continue;
        expect(quote.last, id).toBeLessThanOrEqual(quote.dayHigh);
        expect(quote.last, id).toBeGreaterThanOrEqual(quote.dayLow);
      }
    }
  });

  test('a stock trades about its usual volume in a day', () => {
    const volumes = new Map<number, number>();
    const quotes = of(simulate('volume', 30, 10_000), 'stock.AAPL');
    for (const quote of quotes) volumes.set(dayOf(quote), quote.volume ?? 0);
    const mean = [...volumes.values()].reduce((sum, volume) => sum + volume, 0) / volumes.size;
    expect(mean / 48_000_000).toBeGreaterThan(0.85);
    expect(mean / 48_000_000).toBeLessThan(1.15);
  });

  test('change is against the last price of the previous open session', () => {
    const quotes = of(simulate('close', 3, 5_000), 'stock.MSFT');
    const secondDay = dayOf(quotes[0] as Quote) + 1;
    const official = quotes.findLast((quote) => dayOf(quote) === secondDay - 1 && quote.session === 'open');
    const next = quotes.find((quote) => dayOf(quote) === secondDay);
    expect(next?.previousClose).toBe(official?.last);
    for (const { last, change, previousClose, changePercent } of quotes) {
      expect(change).toBeCloseTo(last - (previousClose ?? 0), 6);
      expect(changePercent).toBeCloseTo(((last - (previousClose ?? 0)) / (previousClose ?? 1)) * 100, 2);
    }
  });

  test('nothing is traded while the exchange is closed', () => {
    const closed = of(simulate('closed', 2, 1_000), 'stock.NVDA').filter(
      ({ session }) => session === 'closed',
    );
    expect(closed.length).toBeGreaterThan(100);
    const perDay = Map.groupBy(closed, dayOf);
    for (const quotes of perDay.values()) expect(new Set(quotes.map(({ last }) => last)).size).toBe(1);
  });

  test('every instrument moves from day to day as much as its volatility says, within a third', () => {
    const series = simulate('volatility', 1_000, 300_000);
    for (const { id, annualVolatility, market } of instruments) {
      const daily = annualVolatility / Math.sqrt(marketFactors[market].daysPerYear);
      const seen = deviation(returns(closes(of(series, id))));
      expect(seen / daily, id).toBeGreaterThan(0.75);
      expect(seen / daily, id).toBeLessThan(1.33);
    }
  });

  test('stocks rise and fall together, and with the index; coins with coins', () => {
    const series = simulate('together', 600, 300_000);
    const daily = (id: string) => returns(closes(of(series, id)));
    expect(correlation(daily('stock.GOOG'), daily('index.SPX'))).toBeGreaterThan(0.4);
    expect(correlation(daily('stock.GOOG'), daily('stock.MSFT'))).toBeGreaterThan(0.25);
    // A fund's value is that of the close: it comes when the day of the value before is over.
    const values = daily('fund.TIDE500').slice(1);
    // The index is looked at minutes before the close, which are the busiest.
    expect(correlation(values, daily('index.SPX').slice(0, values.length))).toBeGreaterThan(0.75);
    expect(correlation(daily('crypto.BTCUSD'), daily('crypto.ETHUSD'))).toBeGreaterThan(0.4);
    expect(correlation(daily('fx.EURUSD'), daily('fx.USDJPY'))).toBeLessThan(-0.2);
    expect(Math.abs(correlation(daily('stock.GOOG'), daily('fx.EURUSD')))).toBeLessThan(0.2);
  });

  test('prices never run away: after months they are still near where they began', () => {
    const series = simulate('months', 3_000, 1_200_000);
    for (const { id, annualVolatility, market, reference } of instruments) {
      const daily = annualVolatility / Math.sqrt(marketFactors[market].daysPerYear);
      for (const { last } of of(series, id)) {
        expect(Math.abs(Math.log(last / reference)), id).toBeLessThan(5 * longRunSpread(daily) * 1.2);
      }
    }
  });

  test('an earlier run goes on: the first price is near the last one, the day keeps its range and volume', () => {
    const [, before] = [...simulate('before', 0.4, 5_000)].find(([id]) => id === 'stock.GOOG') ?? [];
    const from = before?.at(-1) as Quote;
    const market = new Market(createRandom('after'), from.time + 2_000, new Map([['stock.GOOG', from]]));
    const next = market.tradeAll(from.time + 3_000).find(({ feedId }) => feedId === 'stock.GOOG')
      ?.quote as Quote;
    expect(Math.abs(Math.log(next.last / from.last))).toBeLessThan(0.003);
    expect(next.volume).toBeGreaterThan(from.volume ?? 0);
    expect(next.previousClose).toBe(from.previousClose);
    expect(next.dayHigh).toBeGreaterThanOrEqual(from.dayHigh ?? 0);
  });

  test('a run that goes on the day after has that price as its previous close and a fresh range', () => {
    const from = of(simulate('before', 0.4, 5_000), 'stock.GOOG').at(-1) as Quote;
    const later = from.time + simulatedDayMs;
    const market = new Market(createRandom('after'), later, new Map([['stock.GOOG', from]]));
    const next = market.standing(later).find(({ feedId }) => feedId === 'stock.GOOG')?.quote as Quote;
    expect(next.previousClose).toBe(from.last);
    expect(next.volume).toBe(0);
    expect(next.dayHigh).toBeUndefined();
  });

  test('updates come at the rates of what is open: about 30 a second in the session, fewer when exchanges are closed', () => {
    const market = new Market(createRandom('rate'), start);
    const countPerSecond = (from: number, seconds: number): number => {
      let count = 0;
      for (let time = from; time < from + seconds * 1_000; count += 1) time += market.untilNext(time);
      return count / seconds;
    };
    const open = countPerSecond(start + 20 * 60_000, 300);
    const closed = countPerSecond(start + 58 * 60_000 + 1_000, 100);
    expect(open).toBeGreaterThan(15);
    expect(open).toBeLessThan(40);
    expect(closed).toBeGreaterThan(7);
    expect(closed).toBeLessThan(14);
  });
});
