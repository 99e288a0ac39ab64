import type { Feed, Quote } from '@tidewire/protocol/wire';
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

/** Whether it has a net asset value of a day, and no trades. */
export const hasNav = ({ latest }: Pick<Feed, 'latest'>): boolean =>
  latest !== null && 'last' in latest && latest.nav !== undefined;

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
  readonly tone: 'fresh' | 'waiting' | 'late' | 'closed' | 'halted' | 'valued' | 'stale';
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
      return { ...atRest[freshness.why], tone: freshness.why === 'halted' ? 'halted' : 'closed' };
    case 'valued':
      return {
        label: `NAV of ${shortDay.format(Date.parse(freshness.date))}`,
        title: `Net asset value of ${longDay.format(Date.parse(freshness.date))}. A fund is valued once a day`,
        tone: 'valued',
      };
    case 'stale':
      return {
        label: `Stale ${formatAge(freshness.ageMs)}`,
        title: `Stale: last heard of ${ageInWords(freshness.ageMs)}`,
        tone: 'stale',
      };
    case 'cut_off':
      return {
        label: `Offline ${formatAge(freshness.ageMs)}`,
        title: `No connection: as it was ${ageInWords(freshness.ageMs)}`,
        tone: 'stale',
      };
    default:
      return assertNever(freshness);
  }
}

const atRest = {
  closed: { label: 'Closed', title: 'The market is closed: this is the last price' },
  holiday: { label: 'Holiday', title: 'The market does not open today: this is the last price' },
  halted: { label: 'Halted', title: 'Trading in this is halted: this is the last price' },
} as const;

const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

const sessionLabel: Record<NonNullable<Quote['session']>, string> = {
  pre: 'Pre-market',
  open: 'Open',
  after: 'After hours',
  closed: 'Closed',
  holiday: 'Holiday',
  halted: 'Halted',
};

/** What comes next. Nobody knows when a halt ends. */
const whatIsNext = {
  pre: 'opens in',
  open: 'closes in',
  after: 'ends in',
  closed: 'pre-market in',
  holiday: 'over in',
} as const;

/** Where the market stands, and how long until it stands elsewhere: `Open, closes in 4:05`. That it rests is said by the freshness. */
export function sessionWords({ session, sessionUntil }: Quote, now: number): string {
  if (session === undefined || session === 'halted') return '';
  const isAtRest = session === 'closed' || session === 'holiday';
  const label = isAtRest ? '' : sessionLabel[session];
  if (sessionUntil === undefined || sessionUntil <= now) return label;
  const next = `${whatIsNext[session]} ${countdown(sessionUntil - now)}`;
  return label === '' ? `${next[0]?.toUpperCase()}${next.slice(1)}` : `${label}, ${next}`;
}

/** `2d 4h`, `3:04:05`, `4:05`. */
function countdown(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const hours = Math.floor(seconds / 3_600);
  if (hours >= 24) return `${Math.floor(hours / 24)}d ${hours % 24}h`;
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
