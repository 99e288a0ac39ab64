import type { Virtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Paging } from '#web/realtime/rooms/room-state.ts';
import { Button } from '../ui/button.tsx';
import { MessageTime } from './message-time.tsx';
import { topHeight } from './older-messages.tsx';
import type { TimelineRow } from './timeline-rows.ts';

/** What floats over the messages and leads somewhere else among them. */

/** Which day is passing by, while the reader scrolls; at rest it would only cover words. */
export function StickyDay({
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

/** The unread line is out of sight above. */
export function JumpToUnread({ count, onJump }: { count: number; onJump: () => void }) {
  return (
    <div className="pointer-events-none absolute inset-x-0 top-3 z-10 flex justify-center">
      <Button
        look="secondary"
        size="small"
        className="numeric pointer-events-auto h-8 rounded-full px-3.5 text-accent-ink"
        onClick={onJump}
      >
        <ArrowUp aria-hidden="true" className="size-3.5" />
        {count === 1
          ? 'Jump to 1 unread message'
          : `Jump to ${count.toLocaleString('en-GB')} unread messages`}
      </Button>
    </div>
  );
}

/** The end is out of sight below, or what is shown is an older stretch of the room. */
export function JumpToEnd({
  newCount,
  isPast,
  newer,
  onNewer,
  onJump,
}: {
  newCount: number;
  isPast: boolean;
  newer: Paging;
  onNewer: () => void;
  onJump: () => void;
}) {
  const news = newCount === 1 ? '1 new message' : `${newCount.toLocaleString('en-GB')} new messages`;
  const way = isPast ? 'Jump to present' : 'Jump to latest';
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 flex flex-col items-center gap-2 px-3 text-xs">
      {newer.word === 'failed' ? (
        <span className="pointer-events-auto flex items-center gap-2 rounded-full border border-line bg-raised py-1 pr-1 pl-3 text-danger">
          What follows could not be loaded.
          <Button size="small" className="rounded-full" onClick={onNewer}>
            Try again
          </Button>
        </span>
      ) : null}
      <span className="flex items-center gap-2">
        {isPast ? (
          <span className="rounded-full border border-line bg-raised px-3 py-1.5 text-soft max-sm:sr-only">
            You are reading older messages
          </span>
        ) : null}
        <Button
          look={newCount > 0 || isPast ? 'primary' : 'secondary'}
          size="small"
          className="numeric pointer-events-auto h-8 rounded-full px-3.5"
          onClick={onJump}
        >
          <ArrowDown aria-hidden="true" className="size-3.5" />
          {newCount === 0 ? way : isPast ? `${way} · ${news}` : news}
        </Button>
      </span>
    </div>
  );
}
