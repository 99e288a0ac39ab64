import type { BarInterval } from '@tidewire/protocol/wire';

/** How much of a chart is shown at once. Only ranges that hold a sensible number of candles are offered. */
export type Range = { readonly label: string; readonly name: string; readonly ms: number };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const ranges: readonly Range[] = [
  { label: '5m', name: '5 minutes', ms: 5 * minute },
  { label: '15m', name: '15 minutes', ms: 15 * minute },
  { label: '1h', name: '1 hour', ms: hour },
  { label: '4h', name: '4 hours', ms: 4 * hour },
  { label: '1D', name: '1 day', ms: day },
  { label: '1W', name: '1 week', ms: 7 * day },
  { label: '1M', name: '1 month', ms: 30 * day },
  { label: '6M', name: '6 months', ms: 182 * day },
  { label: '1Y', name: '1 year', ms: 365 * day },
  { label: '5Y', name: '5 years', ms: 5 * 365 * day },
];

const fewest = 15;
const most = 1_400;
const maxOffered = 4;

export function rangesFor(candleMs: number): readonly Range[] {
  return ranges.filter(({ ms }) => ms / candleMs >= fewest && ms / candleMs <= most).slice(0, maxOffered);
}

/** Lengths of a candle that ticks can be gathered into. */
export const candleLengths: readonly Range[] = [
  { label: '5s', name: '5 seconds', ms: 5_000 },
  { label: '30s', name: '30 seconds', ms: 30_000 },
  { label: '1m', name: '1 minute', ms: minute },
  { label: '5m', name: '5 minutes', ms: 5 * minute },
  { label: '1h', name: '1 hour', ms: hour },
  { label: '1D', name: '1 day', ms: day },
];

/** What is shown first: a minute has ticks enough to be a candle, and two hours of them fill a chart. */
export const firstLengthMs = minute;

/** The bars of the server that candles of this length are made of: the longest that fit into them. */
export function barsFor(candleMs: number): BarInterval {
  if (candleMs >= day) return '1d';
  if (candleMs >= hour) return '1h';
  return candleMs >= minute ? '1m' : '1s';
}

/** What the candles of a source with its own bars are called. */
export function barName(barMs: number): string {
  if (barMs >= day) return barMs === day ? 'Daily bars' : `${Math.round(barMs / day)}-day bars`;
  if (barMs >= hour) return barMs === hour ? 'Hourly bars' : `${Math.round(barMs / hour)}-hour bars`;
  return `${Math.max(Math.round(barMs / minute), 1)}-minute bars`;
}
