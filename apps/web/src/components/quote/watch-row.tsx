'use client';

import { useQuery } from '@tanstack/react-query';
import type { Feed } from '@tidewire/protocol/wire';
import { GripVertical, X } from 'lucide-react';
import Link from 'next/link';
import { memo, type RefObject, useEffect, useRef, useState } from 'react';
import { api } from '#web/realtime/api.ts';
import { provenanceExplanation, provenanceLabel } from '#web/realtime/quotes/freshness.ts';
import { AlertBell } from '../alert/alert-bell.tsx';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { watchSight } from '../ui/in-sight.ts';
import { quotesOf } from './chart-series.ts';
import { DayRange } from './day-range.tsx';
import { symbolOf } from './format-quote.ts';
import { useMergedRefs, useRowOrder } from './row-order.ts';
import { Trail } from './sparkline.ts';
import { lineBox, useQuoteCells } from './use-quote-cells.ts';

/** A person's eye follows five a second; more would only cost. */
const rowRate = 5;
const trailLength = 90;

/** One followed quote. React draws it once; every number in it is painted. */
export const WatchRow = memo(function WatchRow({
  feed,
  isSelected,
  onRemove,
}: {
  feed: Feed;
  isSelected: boolean;
  onRemove: (feed: Feed) => void;
}) {
  const row = useRef<HTMLTableRowElement>(null);
  const [trail] = useState(() => new Trail(trailLength));
  useQuoteCells(row, feed, { maxRate: rowRate, trail });
  useTrail(row, feed.id, trail);
  const order = useRowOrder(feed.id);
  const symbol = symbolOf(feed.id);
  return (
    <tr
      ref={useMergedRefs(row, order.ref)}
      style={order.style}
      data-feed={feed.id}
      data-dragged={order.isDragged || undefined}
      className={classNames(
        'watch-row quote group relative h-14 border-b border-line/70 bg-inherit transition-colors hover:bg-hover',
        isSelected && 'bg-active hover:bg-active',
        order.isDragged && 'z-10 bg-raised shadow-sm hover:bg-raised',
      )}
    >
      <th scope="row" className="pr-2 pl-6 text-left font-normal">
        <button
          type="button"
          aria-label={`Move ${symbol}`}
          className="absolute inset-y-0 left-0 z-10 flex w-6 focus-inset cursor-grab touch-none items-center rounded-sm justify-center text-faint opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
          {...order.handle}
        >
          <GripVertical aria-hidden="true" className="size-3.5" />
        </button>
        <Link
          href={`/markets/${feed.id}`}
          aria-current={isSelected ? 'page' : undefined}
          className="focus-inset block after:absolute after:inset-0"
        >
          <span className="block truncate text-sm leading-5 font-semibold">{symbol}</span>
          <span className="block truncate text-xs text-faint">{feed.title}</span>
        </Link>
      </th>
      <td className="px-2 @max-[22rem]:hidden">
        <svg
          viewBox={`0 0 ${lineBox.width} ${lineBox.height}`}
          className="block h-7 w-full text-faint"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path
            data-cell="line"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.25"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      </td>
      <td className="numeric px-2 text-right text-sm">
        <span className="flex items-center justify-end gap-1">
          <span data-cell="tick" aria-hidden="true" className="quote-tick w-3 text-center text-xs" />
          <span data-cell="last" className="quote-value rounded-sm px-1 font-medium">
            –
          </span>
        </span>
        <span className="quote-trend flex items-center justify-end gap-1 px-1 text-xs @3xl:hidden">
          <span aria-hidden="true" className="quote-arrow" />
          <span data-cell="percent">–</span>
        </span>
      </td>
      <td className="numeric quote-trend hidden px-2 text-right text-sm @3xl:block">
        <span className="flex items-center justify-end gap-1.5">
          <span aria-hidden="true" className="quote-arrow" />
          <span data-cell="change">–</span>
        </span>
      </td>
      <td className="numeric quote-trend hidden px-2 text-right text-sm @3xl:block">
        <span data-cell="percent">–</span>
      </td>
      <td className="hidden px-4 @4xl:block">
        <DayRange />
      </td>
      <td className="numeric hidden px-2 text-right text-sm text-soft @5xl:block">
        <span data-cell="volume">–</span>
      </td>
      <td className="pr-3 pl-1 text-right text-xs @3xl:pr-2">
        <span className="numeric quote-age h-5 justify-end">
          <span data-cell="age">…</span>
        </span>
        <span
          data-cell="provenance"
          className="block truncate text-2xs text-faint"
          title={provenanceExplanation(feed.provenance)}
        >
          {provenanceLabel(feed.provenance)}
        </span>
      </td>
      <td className="hidden pr-3 text-right whitespace-nowrap @3xl:block">
        <AlertBell feed={feed} name={symbol} isQuiet className="relative z-10" />
        <Button
          look="ghost"
          size="icon-small"
          aria-label={`Stop following ${symbol}`}
          className="relative z-10 opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
          onClick={() => onRemove(feed)}
        >
          <X aria-hidden="true" />
        </Button>
      </td>
    </tr>
  );
});

/** The line begins with what was before the page was opened. */
function useTrail(row: RefObject<HTMLElement | null>, feedId: string, trail: Trail): void {
  const [hasBeenSeen, setSeen] = useState(false);
  useEffect(() => {
    if (hasBeenSeen || row.current === null) return;
    return watchSight(row.current, (isInSight) => {
      if (isInSight) setSeen(true);
    });
  }, [hasBeenSeen, row]);
  const history = useQuery({
    enabled: hasBeenSeen,
    queryKey: ['trail', feedId],
    queryFn: () => api.feedEvents(feedId, trailLength),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  useEffect(() => {
    if (history.data === undefined) return;
    trail.seed(
      quotesOf(history.data.items)
        .toReversed()
        .map(({ last }) => last),
    );
  }, [history.data, trail]);
}
