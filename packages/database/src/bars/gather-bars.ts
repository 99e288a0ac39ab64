import { type BarInterval, barIntervals, type Quote } from '@tidewire/protocol';

/** A bar, or the part of one that some prices give. Times are Unix milliseconds. */
export type BarPart = {
  feedId: string;
  intervalMs: number;
  time: number;
  open: number;
  high: number;
  low: number;
  close: number;
  openedAt: number;
  closedAt: number;
};

const intervals: readonly number[] = Object.values(barIntervals).map(({ ms }) => ms);
export const intervalMs = (interval: BarInterval): number => barIntervals[interval].ms;

/** Quotes of one feed as parts of bars of every length, at most one part for each bar. */
export function gatherBars(feedId: string, quotes: readonly Quote[]): BarPart[] {
  const parts = new Map<string, BarPart>();
  for (const quote of quotes) {
    const { open = quote.last, high = quote.last, low = quote.last, last: close, barMs = 0 } = quote;
    for (const length of intervals) {
      // A bar that a source sent whole says nothing about shorter ones.
      if (length < barMs) continue;
      // Days and hours of an exchange do not fall on multiples of their length: a whole bar keeps its own beginning.
      const time = length === barMs ? quote.time : Math.floor(quote.time / length) * length;
      const closedAt = quote.time + Math.max(barMs - 1, 0);
      const part = {
        feedId,
        intervalMs: length,
        time,
        open,
        high,
        low,
        close,
        openedAt: quote.time,
        closedAt,
      };
      const key = `${length} ${time}`;
      const before = parts.get(key);
      parts.set(key, before === undefined ? part : join(before, part));
    }
  }
  return [...parts.values()];
}

function join(a: BarPart, b: BarPart): BarPart {
  const [first, last] = [b.openedAt < a.openedAt ? b : a, b.closedAt >= a.closedAt ? b : a];
  return {
    ...a,
    open: first.open,
    openedAt: first.openedAt,
    high: Math.max(a.high, b.high),
    low: Math.min(a.low, b.low),
    close: last.close,
    closedAt: last.closedAt,
  };
}
