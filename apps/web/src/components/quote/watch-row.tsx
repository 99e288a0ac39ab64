'use client';

import { useQuery } from '@tanstack/react-query';
import type { Feed } from '@tidewire/protocol/wire';
import { X } from 'lucide-react';
import Link from 'next/link';
import { memo, type RefObject, useEffect, useRef, useState } from 'react';
import { api } from '#web/realtime/api.ts';
import { provenanceExplanation, provenanceLabel } from '#web/realtime/quotes/freshness.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { watchSight } from '../ui/in-sight.ts';
import { quotesOf } from './chart-series.ts';
import { DayRange } from './day-range.tsx';
import { symbolOf } from './format-quote.ts';
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
  const symbol = symbolOf(feed.id);
  return (
    <tr
      ref={row}
      data-feed={feed.id}
      className={classNames(
        'quote group relative h-14 border-b border-line/70 transition-colors last:border-b-0 hover:bg-hover',
        isSelected && 'bg-active hover:bg-active',
      )}
    >
      <th scope="row" className="pr-2 pl-4 text-left font-normal">
        <Link
          href={`/markets/${feed.id}`}
          aria-current={isSelected ? 'page' : undefined}
          className="focus-inset block after:absolute after:inset-0"
        >
          <span className="block truncate text-sm leading-5 font-semibold">{symbol}</span>
          <span className="block truncate text-xs text-faint">{feed.title}</span>
        </Link>
      </th>
      <td className="px-2 max-[22rem]:hidden">
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
      <td className="numeric quote-trend hidden px-2 text-right text-sm @3xl:table-cell">
        <span className="flex items-center justify-end gap-1.5">
          <span aria-hidden="true" className="quote-arrow" />
          <span data-cell="change">–</span>
        </span>
      </td>
      <td className="numeric quote-trend hidden px-2 text-right text-sm @3xl:table-cell">
        <span data-cell="percent">–</span>
      </td>
      <td className="hidden px-4 @4xl:table-cell">
        <DayRange />
      </td>
      <td className="numeric hidden px-2 text-right text-sm text-soft @5xl:table-cell">
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
      <td className="hidden w-11 pr-3 text-right @3xl:table-cell">
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
