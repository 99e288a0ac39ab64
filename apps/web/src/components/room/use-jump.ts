'use client';

import { useCallback, useEffect, useState } from 'react';
import { ApiError, messageOf } from '#web/realtime/api-error.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { unreadRow } from '#web/realtime/rooms/room-pages.ts';
import { announce } from '../ui/announcer.tsx';
import { toast } from '../ui/toast.ts';
import { startOfDay } from './time-words.ts';

/** How long a message that was jumped to stays marked. */
const markedMs = 2_500;

/** Where the page's address leads in a room. */
export type Destination = { word: 'none' } | { word: 'message'; id: string } | { word: 'date'; day: string };

/**
 * The ways to another part of a room, whatever its age: it is asked for, brought into view, and a message is marked for a moment. Where
 * the page's address leads to one, that way is taken by itself.
 */
export function useJump(roomId: string, destination: Destination) {
  const { rooms } = useRealtime();
  const [markedId, setMarkedId] = useState<string>();

  const toMessage = useCallback(
    (messageId: string) =>
      orTell(() => rooms.pages.showMessage(roomId, messageId), 'That message is not in this room.'),
    [rooms, roomId],
  );
  const toUnread = useCallback(
    (readSeq: number) => orTell(() => rooms.pages.showUnread(roomId, readSeq)),
    [rooms, roomId],
  );
  const toDate = useCallback(
    (time: number) =>
      orTell(async () => {
        if (!(await rooms.pages.showTime(roomId, time))) toast('Nothing was said in this room yet.');
      }),
    [rooms, roomId],
  );

  const { word } = destination;
  const where = destination.word === 'message' ? destination.id : undefined;
  const day = destination.word === 'date' ? destination.day : undefined;
  useEffect(() => {
    const time = day === undefined ? undefined : startOfDay(day);
    if (where !== undefined) void toMessage(where);
    else if (time !== undefined) void toDate(time);
    else if (word === 'date') toast.error('That is not a day.');
  }, [word, where, day, toMessage, toDate]);

  const onShown = useCallback((row: string) => {
    announce(row === unreadRow ? 'Here is where you left off.' : 'Here is the message.');
    if (row !== unreadRow) setMarkedId(row);
  }, []);

  useEffect(() => {
    if (markedId === undefined) return;
    const timer = setTimeout(() => setMarkedId(undefined), markedMs);
    return () => clearTimeout(timer);
  }, [markedId]);

  return { toMessage, toUnread, toDate, onShown, markedId };
}

async function orTell(jump: () => Promise<void>, notFound?: string): Promise<void> {
  try {
    await jump();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    toast.error(error.code === 'not_found' && notFound !== undefined ? notFound : messageOf(error));
  }
}
