'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { unreadRow } from '#web/realtime/rooms/room-pages.ts';
import type { Aim, Paging } from '#web/realtime/rooms/room-state.ts';
import { OlderMessages, topHeight } from './older-messages.tsx';
import { JumpToEnd, JumpToUnread, StickyDay } from './timeline-floats.tsx';
import { RowContent, roughHeight } from './timeline-row.tsx';
import type { TimelineRow } from './timeline-rows.ts';
import { useAim, useNowOrBefore } from './use-aim.ts';
import { useEndAnchor } from './use-end-anchor.ts';
import { useReadingAnchor } from './use-reading-anchor.ts';

/** This close to the end counts as being there: new rows are followed, and what is seen is read. */
const endThreshold = 60;
/** More messages are asked for when fewer rows than this are before the first visible one, or after the last. */
const readAheadRows = 15;

export type TimelineProps = {
  rows: readonly TimelineRow[];
  older: Paging;
  hasOlder: boolean;
  onOlder: () => void;
  /** Messages by others since the reader was last at the end. */
  newCount: number;
  onAtEnd: (isAtEnd: boolean) => void;
  /** What is shown is not the end of the room; what follows is asked for when the reader comes near. */
  isPast: boolean;
  newer: Paging;
  onNewer: () => void;
  onNewest: () => void;
  /** The row to bring into view. */
  aim: Aim | undefined;
  onShown: (row: string) => void;
  /** Messages after the unread line when the room was opened; 0 when there is no line. */
  unreadCount: number;
  /** The line is before everything that is here. */
  isUnreadOlder: boolean;
  onUnread: () => void;
  /** Changes when the reader has said something: the end is shown, wherever they were. */
  jumpToEndKey: number;
};

/** The messages of a room, anchored at the end, or a stretch of its past. Only what can be seen is drawn. */
export function Timeline(props: TimelineProps) {
  const { rows, hasOlder, older, onOlder, onAtEnd, newCount, jumpToEndKey, isPast, newer, onNewer } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const mayJoin = useNowOrBefore(isPast);
  const look = useRef(() => {});

  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (at) => rows[at]?.key ?? at,
    estimateSize: (at) => roughHeight(rows[at]),
    anchorTo: 'end',
    followOnAppend: !mayJoin,
    scrollEndThreshold: endThreshold,
    overscan: 10,
    // The sign above the oldest message has a place of its own: it never moves a row.
    paddingStart: topHeight,
    paddingEnd: 16,
    onChange: () => look.current(),
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items[items.length - 1]?.index ?? 0;

  const { isSettled } = useAim(virtualizer, rows, props.aim, props.onShown);
  const end = useEndAnchor(scroller, virtualizer);
  look.current = end.look;
  const { isAtEnd } = end;
  useReadingAnchor(virtualizer, rows[0]?.key);

  useEffect(() => onAtEnd(isAtEnd), [isAtEnd, onAtEnd]);

  const canLoad =
    (isSettled || rows.length === 0) && hasOlder && older.word === 'idle' && first < readAheadRows;
  useEffect(() => {
    if (canLoad) onOlder();
  }, [canLoad, onOlder]);

  const canGoOn = isSettled && isPast && newer.word === 'idle' && last >= rows.length - readAheadRows;
  useEffect(() => {
    if (canGoOn) onNewer();
  }, [canGoOn, onNewer]);

  useLayoutEffect(() => {
    if (jumpToEndKey > 0) virtualizer.scrollToEnd();
  }, [jumpToEndKey, virtualizer]);

  const lineAt = rows.findIndex(({ key }) => key === unreadRow);
  const offset = virtualizer.scrollOffset ?? 0;
  const line = items.find(({ index }) => index === lineAt);
  const isLineAbove = lineAt === -1 ? props.isUnreadOlder : lineAt < first || (line?.end ?? offset) < offset;
  const isLineSeen = useOnce(line !== undefined && line.start >= offset && isSettled);

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
      {isLineAbove && !isLineSeen && props.unreadCount > 0 ? (
        <JumpToUnread count={props.unreadCount} onJump={props.onUnread} />
      ) : null}
      {isAtEnd && !isPast ? null : (
        <JumpToEnd
          newCount={newCount}
          isPast={isPast}
          newer={newer}
          onNewer={onNewer}
          onJump={() => {
            props.onNewest();
            if (!isPast) virtualizer.scrollToEnd({ behavior: 'auto' });
          }}
        />
      )}
    </div>
  );
}

/** Whether it was ever so. */
function useOnce(is: boolean): boolean {
  const [was, setWas] = useState(false);
  if (is && !was) setWas(true);
  return was || is;
}
