'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import type { RoomState } from '#web/realtime/rooms/room-state.ts';
import { isToRead } from '#web/realtime/rooms/unread.ts';
import { sayerOf } from '../feed/message-line.tsx';
import { useMessageWords } from '../feed/use-message-words.ts';
import { announce } from '../ui/announcer.tsx';
import { useIsVisible } from './use-is-visible.ts';

/** Reading is told to the server after a pause: scrolling through a room is one mark, not fifty. */
const markDelayMs = 400;

/**
 * What being looked at means: what is seen at the end of a visible page is read, what came meanwhile stands under a line, and what comes
 * is said to people who listen.
 */
export function useReading(room: RoomState, isAtEnd: boolean) {
  const { rooms, me } = useRealtime();
  const roomId = room.membership.room.id;
  const end = room.log.seq;
  const isVisible = useIsVisible();
  const isReading = isVisible && isAtEnd;

  // The line's place is fixed while the room is looked at; leaving the page puts it where the reader left off.
  const [unreadAfter, setUnreadAfter] = useState<number | undefined>(
    room.unread.count > 0 ? room.readSeq : undefined,
  );
  const [unreadOnOpening] = useState(room.unread.count);
  const unreadCount =
    unreadAfter === undefined
      ? 0
      : unreadAfter < room.log.floor
        ? unreadOnOpening
        : countAfter(room, unreadAfter, me.id);
  const { feedsMuted } = room.membership;
  const wordsOf = useMessageWords();
  const endNow = useRef(end);
  endNow.current = end;
  useEffect(() => {
    if (!isVisible)
      setUnreadAfter((line) => (line === undefined || line < endNow.current ? endNow.current : line));
  }, [isVisible]);

  useMark(isReading && end > room.readSeq ? end : undefined, (seq) => void rooms.markRead(roomId, seq));

  // Where the reader was when they left the end: what came after is new to them.
  const [leftAt, setLeftAt] = useState(end);
  useEffect(() => {
    if (isReading) setLeftAt(end);
  }, [isReading, end]);
  const newCount = isReading ? 0 : countAfter(room, leftAt, me.id);

  const announced = useRef(end);
  useEffect(() => {
    for (const message of room.log.messages.slice(-20)) {
      const isMine = message.feed === undefined ? message.author.id === me.id : feedsMuted;
      if (message.seq > announced.current && !isMine)
        announce(`${sayerOf({ author: message.author.name, feed: message.feed })}: ${wordsOf(message)}`);
    }
    announced.current = end;
  }, [room.log, end, me.id, feedsMuted, wordsOf]);

  const clearLine = useCallback(() => setUnreadAfter(undefined), []);
  return { unreadAfter, unreadCount, newCount, clearLine };
}

/** What is to be read after a position, among the messages that are here. */
const countAfter = ({ log, membership }: RoomState, seq: number, me: string): number =>
  log.messages.filter((message) => message.seq > seq && isToRead(message, me, membership.feedsMuted)).length;

/** Marks after a pause, or at once when the room or the page is left. */
function useMark(seq: number | undefined, mark: (seq: number) => void): void {
  const due = useRef<{ seq: number | undefined; mark: typeof mark }>({ seq, mark });
  due.current = { seq, mark };
  useEffect(() => {
    if (seq === undefined) return;
    const timer = setTimeout(() => due.current.mark(seq), markDelayMs);
    return () => clearTimeout(timer);
  }, [seq]);
  useEffect(() => {
    const flush = () => {
      if (due.current.seq !== undefined) due.current.mark(due.current.seq);
    };
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
}
