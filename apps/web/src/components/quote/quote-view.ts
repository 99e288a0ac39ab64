import type { Quote } from '@tidewire/protocol/wire';
import { assertNever } from '@tidewire/protocol/wire';
import type { Freshness } from '#web/realtime/quotes/freshness.ts';
import {
  ageInWords,
  formatAge,
  formatChange,
  formatPercent,
  formatPrice,
  formatVolume,
} from './format-quote.ts';

/** A quote as text, ready to be written into cells. Missing values are a dash, never nought. */
export type QuoteView = {
  readonly last: string;
  readonly change: string;
  readonly percent: string;
  readonly trend: 'up' | 'down' | 'flat';
  readonly bid: string;
  readonly ask: string;
  readonly spread: string;
  readonly volume: string;
  readonly dayLow: string;
  readonly dayHigh: string;
  readonly previousClose: string;
  /** Where the last price stands between the day's low (0) and high (1). */
  readonly rangeAt: number | undefined;
};

const none = '–';

export function viewOf(quote: Quote, decimals: number): QuoteView {
  const price = (value: number | undefined) => (value === undefined ? none : formatPrice(value, decimals));
  const { bid, ask, change, changePercent } = quote;
  return {
    last: formatPrice(quote.last, decimals),
    change: change === undefined ? none : formatChange(change, decimals),
    percent: changePercent === undefined ? none : formatPercent(changePercent),
    trend: trendOf(change),
    bid: price(bid),
    ask: price(ask),
    spread: bid === undefined || ask === undefined ? none : formatPrice(ask - bid, decimals),
    volume: quote.volume === undefined ? none : formatVolume(quote.volume),
    dayLow: price(quote.dayLow),
    dayHigh: price(quote.dayHigh),
    previousClose: price(quote.previousClose),
    rangeAt: rangeAt(quote),
  };
}

function trendOf(change: number | undefined): QuoteView['trend'] {
  if (change === undefined || change === 0) return 'flat';
  return change > 0 ? 'up' : 'down';
}

function rangeAt({ last, dayLow, dayHigh }: Quote): number | undefined {
  if (dayLow === undefined || dayHigh === undefined || dayHigh <= dayLow) return undefined;
  return Math.min(Math.max((last - dayLow) / (dayHigh - dayLow), 0), 1);
}

/** What stands beside a number about its age. `tone` chooses its look, and shape tells the tones apart without colour. */
export type FreshnessView = {
  readonly label: string;
  readonly title: string;
  readonly tone: 'fresh' | 'waiting' | 'late' | 'closed' | 'stale';
};

export function freshnessView(freshness: Freshness): FreshnessView {
  switch (freshness.word) {
    case 'fresh':
      return { label: 'Now', title: 'As fresh as its source', tone: 'fresh' };
    case 'waiting':
      return {
        label: 'Waiting',
        title: 'The last value there was; nothing newer has come yet',
        tone: 'waiting',
      };
    case 'delayed':
      return { label: 'Delayed', title: 'The source passes this on some minutes late', tone: 'late' };
    case 'closed':
      return { label: 'Closed', title: 'The market is closed: this is the last price', tone: 'closed' };
    case 'stale':
      return {
        label: formatAge(freshness.ageMs),
        title: `Stale: last heard of ${ageInWords(freshness.ageMs)}`,
        tone: 'stale',
      };
    case 'cut_off':
      return {
        label: formatAge(freshness.ageMs),
        title: `No connection: as it was ${ageInWords(freshness.ageMs)}`,
        tone: 'stale',
      };
    default:
      return assertNever(freshness);
  }
}

export const sessionLabel: Record<NonNullable<Quote['session']>, string> = {
  pre: 'Pre-market',
  open: 'Open',
  after: 'After hours',
  closed: 'Closed',
  holiday: 'Holiday',
  halted: 'Halted',
};
