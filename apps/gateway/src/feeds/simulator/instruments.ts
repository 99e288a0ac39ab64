// What is traded in the simulation. Numbers are plausible, not quoted from anywhere: levels of recent years, volatilities and volumes of
// the right size, a fund that does not exist.
import type { MarketName } from './trading-day.ts';

export type Instrument = {
  id: string;
  title: string;
  /** ISO 4217. */
  currency: string;
  market: MarketName;
  /** The level that the price wanders around. */
  reference: number;
  /** Decimals of the smallest step of the price. */
  decimals: number;
  /** Standard deviation of a year's log returns. */
  annualVolatility: number;
  /** How far the price moves with its market's common factor: 1 is as far. */
  beta: number;
  /** Sudden moves per simulated day, on average. */
  jumpsPerDay: number;
  /** Updates per second while the market is open, on average. */
  updatesPerSecond: number;
  /** It has a value once a day, after the close, and none in between. */
  isValuedDaily?: boolean;
  /** `undefined` where nothing is bought and sold: an index is computed, a fund is valued. */
  trading: { spreadTicks: number; dailyVolume: number | undefined; volumeDecimals: number } | undefined;
};

/** Volatility of each market's common factor in a year, and its trading days. */
export const marketFactors: Record<MarketName, { annualVolatility: number; daysPerYear: number }> = {
  equities: { annualVolatility: 0.16, daysPerYear: 252 },
  fx: { annualVolatility: 0.05, daysPerYear: 260 },
  crypto: { annualVolatility: 0.4, daysPerYear: 365 },
};

const stock = (
  symbol: string,
  name: string,
  reference: number,
  annualVolatility: number,
  beta: number,
  dailyVolume: number,
  updatesPerSecond: number,
): Instrument => ({
  id: `stock.${symbol}`,
  title: name,
  currency: 'USD',
  market: 'equities',
  reference,
  decimals: 2,
  annualVolatility,
  beta,
  jumpsPerDay: 0.3,
  updatesPerSecond,
  trading: { spreadTicks: 2, dailyVolume, volumeDecimals: 0 },
});

export const instruments: readonly Instrument[] = [
  stock('GOOG', 'Alphabet C', 283.4, 0.29, 1.1, 22_000_000, 2.5),
  stock('AAPL', 'Apple', 271.2, 0.27, 1.15, 48_000_000, 2.5),
  stock('MSFT', 'Microsoft', 497.6, 0.24, 1.05, 21_000_000, 2.5),
  stock('NVDA', 'NVIDIA', 186.9, 0.42, 1.7, 190_000_000, 3),
  stock('AMZN', 'Amazon.com', 229.1, 0.31, 1.25, 42_000_000, 2.5),
  stock('TSLA', 'Tesla', 412.5, 0.55, 1.9, 85_000_000, 3),
  stock('JPM', 'JPMorgan Chase', 304.8, 0.23, 1, 9_000_000, 1.2),
  stock('KO', 'Coca-Cola', 71.35, 0.16, 0.45, 14_000_000, 1.2),
  {
    id: 'index.SPX',
    title: 'S&P 500',
    currency: 'USD',
    market: 'equities',
    reference: 6_720,
    decimals: 2,
    annualVolatility: 0.165,
    beta: 1,
    jumpsPerDay: 0,
    updatesPerSecond: 1,
    trading: undefined,
  },
  {
    id: 'fund.TIDE500',
    title: 'Tide 500 Index Fund (invented)',
    currency: 'USD',
    market: 'equities',
    reference: 158.3,
    decimals: 2,
    annualVolatility: 0.162,
    beta: 0.99,
    jumpsPerDay: 0,
    updatesPerSecond: 0,
    isValuedDaily: true,
    trading: undefined,
  },
  {
    id: 'fx.EURUSD',
    title: 'Euro / US dollar',
    currency: 'USD',
    market: 'fx',
    reference: 1.1585,
    decimals: 5,
    annualVolatility: 0.07,
    beta: -1,
    jumpsPerDay: 0.05,
    updatesPerSecond: 3,
    trading: { spreadTicks: 8, dailyVolume: undefined, volumeDecimals: 0 },
  },
  {
    id: 'fx.USDJPY',
    title: 'US dollar / Japanese yen',
    currency: 'JPY',
    market: 'fx',
    reference: 154.6,
    decimals: 3,
    annualVolatility: 0.09,
    beta: 1,
    jumpsPerDay: 0.05,
    updatesPerSecond: 2,
    trading: { spreadTicks: 10, dailyVolume: undefined, volumeDecimals: 0 },
  },
  {
    id: 'crypto.BTCUSD',
    title: 'Bitcoin / US dollar',
    currency: 'USD',
    market: 'crypto',
    reference: 94_300,
    decimals: 2,
    annualVolatility: 0.48,
    beta: 1,
    jumpsPerDay: 0.5,
    updatesPerSecond: 3,
    trading: { spreadTicks: 250, dailyVolume: 14_000, volumeDecimals: 4 },
  },
  {
    id: 'crypto.ETHUSD',
    title: 'Ether / US dollar',
    currency: 'USD',
    market: 'crypto',
    reference: 3_180,
    decimals: 2,
    annualVolatility: 0.65,
    beta: 1.25,
    jumpsPerDay: 0.5,
    updatesPerSecond: 2.5,
    trading: { spreadTicks: 20, dailyVolume: 210_000, volumeDecimals: 3 },
  },
];
