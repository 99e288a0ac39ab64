'use client';

import { assertNever } from '@tidewire/protocol/wire';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import type { RoomState } from '#web/realtime/rooms/room-state.ts';
import type { Thread } from '#web/realtime/rooms/thread.ts';
import { type OpenedThread, useThread } from '#web/realtime/rooms/use-thread.ts';
import { useThreadReadSeq } from '#web/realtime/threads/use-threads.ts';
import { MessageRow } from '../message/message-row.tsx';
import { repliesInWords } from '../message/reply-summary.tsx';
import { RetryNotice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Composer } from './composer.tsx';
import { buildThreadRows } from './timeline-rows.ts';
import type { OnCommand } from './use-commands.ts';
import { useIsVisible } from './use-is-visible.ts';

/** A message, what was answered to it, and where to answer. */
export function ThreadPanel({
  room,
  rootId,
  onCommand,
}: {
  room: RoomState;
  rootId: string;
  onCommand: OnCommand;
}) {
  const { id: roomId } = room.membership.room;
  const opened = useThread(roomId, rootId, room.log);
  return (
    <>
      <Replies opened={opened} />
      <Composer
        key={rootId}
        roomId={roomId}
        label="Reply in this thread"
        replyTo={rootId}
        onTyping={noTyping}
        onSent={noTyping}
        onCommand={onCommand}
      />
    </>
  );
}

/** Typing is told for a room, where it would mislead. */
const noTyping = () => undefined;

function Replies({ opened }: { opened: OpenedThread }) {
  switch (opened.word) {
    case 'loading':
      return <ThreadSkeleton />;
    case 'failed':
      return (
        <div className="flex-1 p-3">
          <RetryNotice title="This thread could not be loaded" onRetry={opened.retry}>
            {opened.why}
          </RetryNotice>
        </div>
      );
    case 'open':
      return <ThreadRows thread={opened.thread} />;
    default:
      return assertNever(opened);
  }
}

function ThreadRows({ thread }: { thread: Thread }) {
  const { me } = useRealtime();
  const rows = useMemo(() => buildThreadRows(thread, me), [thread, me]);
  const [root, ...replies] = rows;
  const { scroller, isAtEnd } = useStickToEnd(rows.length);
  useReadThread(thread, isAtEnd);
  const count = replies.length;
  return (
    <div
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
      tabIndex={0}
      role="log"
      aria-label="Thread"
      aria-live="off"
      className="thin-scroll focus-inset min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain pb-3"
    >
      {root === undefined ? null : <MessageRow row={root} />}
      <div className="numeric mt-2 flex items-center gap-3 px-4 text-xs text-soft md:px-5">
        {count === 0 ? 'No replies yet' : repliesInWords(count)}
        <span aria-hidden="true" className="h-px flex-1 bg-line" />
      </div>
      {replies.map((row) => (
        <MessageRow key={row.key} row={row} />
      ))}
    </div>
  );
}

/** What is seen at the end of a visible page is read. */
function useReadThread({ root, replies }: Thread, isAtEnd: boolean): void {
  const { threads } = useRealtime();
  const isVisible = useIsVisible();
  const rootId = root?.id;
  const readSeq = useThreadReadSeq(rootId ?? '');
  const end = replies[replies.length - 1]?.seq;
  const isUnread = readSeq !== undefined && end !== undefined && end > readSeq;
  useEffect(() => {
    if (isAtEnd && isVisible && isUnread && rootId !== undefined) void threads.markRead(rootId, end);
  }, [threads, rootId, end, isUnread, isAtEnd, isVisible]);
}

/** Begins at the end, and stays there while the reader does. */
function useStickToEnd(length: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const isStuck = useRef(true);
  const [isAtEnd, setAtEnd] = useState(true);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element !== null && length > 0 && isStuck.current) element.scrollTop = element.scrollHeight;
  }, [length]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = () => {
      isStuck.current = element.scrollHeight - element.scrollTop - element.clientHeight < 40;
      setAtEnd(isStuck.current);
    };
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, []);
  return { scroller, isAtEnd };
}

function ThreadSkeleton() {
  return (
    <div aria-hidden="true" className="flex-1 p-4">
      {['w-24', 'w-32', 'w-20'].map((width) => (
        <div key={width} className="mb-4 flex gap-3">
          <Skeleton className="size-9 rounded-lg" />
          <div className="flex flex-1 flex-col gap-2 pt-1">
            <Skeleton className={`h-3 ${width}`} />
            <Skeleton className="h-3 w-4/5" />
          </div>
        </div>
      ))}
    </div>
  );
}
