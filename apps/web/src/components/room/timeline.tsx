'use client';

import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { assertNever } from '@tidewire/protocol/wire';
import { ArrowDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { MessageRow } from '../message/message-row.tsx';
import { Button } from '../ui/button.tsx';
import { MessageTime } from './message-time.tsx';
import { OlderMessages, topHeight } from './older-messages.tsx';
import type { TimelineRow } from './timeline-rows.ts';
import { useEndAnchor } from './use-end-anchor.ts';
import { useReadingAnchor } from './use-reading-anchor.ts';

/** This close to the end counts as being there: new rows are followed, and what is seen is read. */
const endThreshold = 60;
/** Older messages are asked for when fewer rows than this are above the first visible one. */
const readAheadRows = 15;

export type TimelineProps = {
  rows: readonly TimelineRow[];
  older: { word: 'idle' } | { word: 'loading' } | { word: 'failed'; message: string };
  hasOlder: boolean;
  onOlder: () => void;
  /** Messages by others since the reader was last at the end. */
  newCount: number;
  onAtEnd: (isAtEnd: boolean) => void;
  /** Changes when the reader has said something: the end is shown, wherever they were. */
  jumpToEndKey: number;
};

/** The messages of a room, anchored at the end. Only what can be seen is drawn. */
export function Timeline(props: TimelineProps) {
  const { rows, hasOlder, older, onOlder, onAtEnd, newCount, jumpToEndKey } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);

  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (at) => rows[at]?.key ?? at,
    estimateSize: (at) => heightOf(rows[at]),
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: endThreshold,
    overscan: 10,
    // The sign above the oldest message has a place of its own: it never moves a row.
    paddingStart: topHeight,
    paddingEnd: 16,
    onChange: (instance) => {
      const now = instance.isAtEnd();
      if (now !== isAtEnd) setAtEnd(now);
    },
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const isEmpty = rows.length === 0;

  useEndAnchor(scroller, virtualizer, isEmpty);
  useReadingAnchor(virtualizer, rows[0]?.key);

  useEffect(() => onAtEnd(isAtEnd), [isAtEnd, onAtEnd]);

  const canLoad = hasOlder && older.word === 'idle' && first < readAheadRows;
  useEffect(() => {
    if (canLoad) onOlder();
  }, [canLoad, onOlder]);

  useLayoutEffect(() => {
    if (jumpToEndKey > 0) virtualizer.scrollToEnd();
  }, [jumpToEndKey, virtualizer]);

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        role="log"
        aria-label="Messages"
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
        tabIndex={0}
        className="thin-scroll focus-inset absolute inset-0 overflow-x-hidden overflow-y-auto overscroll-contain [overflow-anchor:none]"
      >
        <div className="flex min-h-full flex-col justify-end">
          <div className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
            <OlderMessages older={older} hasOlder={hasOlder} onRetry={onOlder} />
            {items.map((item) => (
              <div
                key={item.key}
                data-index={item.index}
                ref={virtualizer.measureElement}
                className="absolute inset-x-0 top-0 flow-root"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <RowContent row={rows[item.index]} />
              </div>
            ))}
          </div>
        </div>
      </div>
      <StickyDay rows={rows} virtualizer={virtualizer} />
      {isAtEnd ? null : (
        <JumpToEnd newCount={newCount} onJump={() => virtualizer.scrollToEnd({ behavior: 'auto' })} />
      )}
    </div>
  );
}

function RowContent({ row }: { row: TimelineRow | undefined }) {
  switch (row?.type) {
    case undefined:
      return null;
    case 'day':
      return (
        <div className="flex items-center gap-3 px-4 pt-5 pb-1 text-xs font-medium text-soft md:px-5">
          <span aria-hidden="true" className="h-px flex-1 bg-line" />
          <MessageTime at={row.at} style="day" />
          <span aria-hidden="true" className="h-px flex-1 bg-line" />
        </div>
      );
    case 'unread':
      return (
        <div className="flex items-center gap-3 px-4 pt-3 text-2xs font-semibold text-accent-ink md:px-5">
          <span aria-hidden="true" className="h-px flex-1 bg-accent" />
          New
        </div>
      );
    case 'message':
      return <MessageRow row={row} />;
    default:
      return assertNever(row);
  }
}

/** Guesses before the rows are measured; close ones keep the scrollbar calm. */
function heightOf(row: TimelineRow | undefined): number {
  switch (row?.type) {
    case 'day':
      return 40;
    case 'unread':
      return 28;
    default: {
      const chips = row !== undefined && row.reactions.length > 0 ? 30 : 0;
      const thread =
        (row?.answers === undefined ? 0 : 22) + (row !== undefined && row.replyCount > 0 ? 28 : 0);
      const lines = Math.ceil((row?.body.length ?? 0) / 90) + (row?.body.split('\n').length ?? 1) - 1;
      return (row?.isHead ? 38 : 4) + Math.min(Math.max(lines, 1), 20) * 22 + chips + thread;
    }
  }
}

/** Which day is passing by, while the reader scrolls; at rest it would only cover words. */
function StickyDay({
  rows,
  virtualizer,
}: {
  rows: readonly TimelineRow[];
  virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement>;
}) {
  const offset = virtualizer.scrollOffset ?? 0;
  const fits = virtualizer.getTotalSize() <= (virtualizer.scrollRect?.height ?? 0);
  const isScrolled = !fits && virtualizer.isScrolling && offset > topHeight + 24;
  const top = isScrolled ? virtualizer.getVirtualItemForOffset(offset) : undefined;
  const row = top === undefined ? undefined : rows[top.index];
  // A day's own line that is near the top says it already.
  const isDayNear = virtualizer
    .getVirtualItems()
    .some(({ index, start }) => rows[index]?.type === 'day' && start > offset - 40 && start < offset + 40);
  if (row === undefined || row.type !== 'message' || isDayNear) return null;
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-x-0 top-2 flex justify-center">
      <span className="rounded-full border border-line bg-raised px-3 py-0.5 text-2xs font-medium text-soft">
        <MessageTime at={row.createdAt} style="day" />
      </span>
    </div>
  );
}

function JumpToEnd({ newCount, onJump }: { newCount: number; onJump: () => void }) {
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
      <Button
        look={newCount > 0 ? 'primary' : 'secondary'}
        size="small"
        className="pointer-events-auto h-8 rounded-full px-3.5"
        onClick={onJump}
      >
        <ArrowDown aria-hidden="true" className="size-3.5" />
        {newCount === 0 ? 'Jump to latest' : newCount === 1 ? '1 new message' : `${newCount} new messages`}
      </Button>
    </div>
  );
}
