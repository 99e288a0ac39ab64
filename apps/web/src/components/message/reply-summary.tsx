'use client';

import { MessagesSquare } from 'lucide-react';
import { useThreadUnread } from '#web/realtime/threads/use-threads.ts';
import { MessageTime } from '../room/message-time.tsx';
import { UnreadCount } from '../thread/unread-count.tsx';

/** `1 reply`, `1,834 replies` */
export const repliesInWords = (count: number): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'reply' : 'replies'}`;

/** Under a message that was answered: how often, when last, and the way there. */
export function ReplySummary({
  rootId,
  count,
  lastAt,
  onOpen,
}: {
  rootId: string;
  count: number;
  lastAt: number | undefined;
  onOpen: () => void;
}) {
  const unread = useThreadUnread(rootId);
  return (
    <button
      type="button"
      onClick={onOpen}
      className="numeric mt-0.5 mb-0.5 -ml-1.5 flex h-6 max-w-full items-center gap-1.5 rounded-md px-1.5 text-xs hover:bg-tint pointer-coarse:h-9"
    >
      <MessagesSquare aria-hidden="true" className="size-3.5 text-accent-ink" />
      <span className="font-medium text-accent-ink">{repliesInWords(count)}</span>
      {unread > 0 ? <UnreadCount count={unread} /> : null}
      {lastAt === undefined ? null : (
        <span className="truncate text-soft">
          <span aria-hidden="true">· </span>last <MessageTime at={lastAt} style="short" />
        </span>
      )}
    </button>
  );
}
