'use client';

import type { Feed, Quote } from '@tidewire/protocol/wire';
import { type RefObject, useEffect } from 'react';
import { freshnessOf, provenanceLabel } from '#web/realtime/quotes/freshness.ts';
import type { QuoteEntry } from '#web/realtime/quotes/quote-board.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { watchSight } from '../ui/in-sight.ts';
import { decimalsOf } from './format-quote.ts';
import { QuoteCells } from './quote-cells.ts';
import { freshnessView, sessionWords, viewOf } from './quote-view.ts';
import { sparklinePath, type Trail } from './sparkline.ts';

export type QuotePainting = {
  /** Most values per second. */
  maxRate: number;
  /** Also while nobody sees the page. */
  isNeededUnseen?: boolean;
  trail?: Trail | undefined;
  onTick?: ((entry: QuoteEntry) => void) | undefined;
};

export const lineBox = { width: 96, height: 28 } as const;

/** Paints a feed into the `data-cell`s under `root` for as long as the component is there. */
export function useQuoteCells(
  root: RefObject<HTMLElement | null>,
  feed: Feed,
  { maxRate, isNeededUnseen = false, trail, onTick }: QuotePainting,
): void {
  const realtime = useRealtime();
  const { id } = feed;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the feed's own first value is only a start; a newer one comes by itself
  useEffect(() => {
    if (root.current === null) return;
    const cells = new QuoteCells(root.current, mayMove);
    const counts = cells.has('session');
    let epoch: string | undefined;
    const write = (quote: Quote) => {
      cells.write(viewOf(quote, decimalsOf(id, quote.last)));
      cells.writeText('time', sourceTime(quote));
      // A file may be replayed onto a simulated feed while somebody looks.
      cells.writeProvenance(quote.provenance, provenanceLabel(quote.provenance));
    };
    const { latest } = feed;
    if (latest !== null && 'last' in latest) write(latest);
    const watching = realtime.quotes.watch(id, {
      maxRate,
      isNeededUnseen,
      onTick: (entry) => {
        if (trail !== undefined) {
          if (epoch !== undefined && epoch !== entry.epoch) trail.clear();
          epoch = entry.epoch;
          if (!entry.arrival.isSnapshot) trail.add(entry.quote.last);
        }
        onTick?.(entry);
      },
      paint: (entry, { isTick }) => {
        const viewing = realtime.viewing();
        // Rows of a list have no place for it, and there are many of them.
        if (counts)
          cells.writeText('session', sessionWords(entry.quote, viewing.now + viewing.clockOffsetMs));
        cells.writeFreshness(freshnessView(freshnessOf(id, entry.quote, entry.arrival, viewing)));
        if (trail !== undefined) cells.writeLine(sparklinePath(trail.values, lineBox.width, lineBox.height));
        if (!isTick) return;
        write(entry.quote);
        // A fund that is valued again has not just been traded.
        if (!entry.arrival.isSnapshot && entry.quote.nav === undefined) cells.flash(entry.direction);
      },
    });
    const unwatchSight = watchSight(root.current, watching.show);
    return () => {
      unwatchSight();
      watching.close();
    };
  }, [realtime, root, id, maxRate, isNeededUnseen, trail, onTick]);
}

const mayMove = (): boolean => !window.matchMedia('(prefers-reduced-motion: reduce)').matches;

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
const momentFormat = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'UTC',
});

/** The source's own time: a day for daily bars, else a moment, in UTC like the chart's axis. */
function sourceTime({ time, barMs, nav }: Quote): string {
  if (nav !== undefined) return dayFormat.format(Date.parse(nav.date));
  if (barMs !== undefined && barMs >= 86_400_000) return dayFormat.format(time);
  return `${momentFormat.format(time)} UTC`;
}
