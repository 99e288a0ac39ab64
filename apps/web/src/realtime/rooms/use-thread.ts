'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { api } from '../api.ts';
import { messageOf } from '../api-error.ts';
import type { RoomLog } from './room-log.ts';
import { type Thread, threadOf } from './thread.ts';
import { usePending } from './use-rooms.ts';

export type OpenedThread =
  | { word: 'loading' }
  | { word: 'failed'; why: string; retry: () => void }
  | { word: 'open'; thread: Thread };

/** One thread of a room that is followed live. */
export function useThread(roomId: string, rootId: string, log: RoomLog): OpenedThread {
  const root = useRoot(roomId, rootId);
  const replies = useQuery({
    queryKey: ['replies', roomId, rootId],
    queryFn: () => api.replies(roomId, rootId),
    staleTime: 0,
  });
  const pending = usePending(roomId);
  useAfterHole(log.floor, () => void replies.refetch());
  const thread = useMemo(
    () => threadOf({ rootId, log, root: root.data, replies: replies.data, pending }),
    [rootId, log, root.data, replies.data, pending],
  );
  const error = root.error ?? replies.error;
  if (error !== null && (thread.root === undefined || replies.data === undefined)) {
    const retry = () => void Promise.all([root.refetch(), replies.refetch()]);
    return { word: 'failed', why: messageOf(error), retry };
  }
  if (thread.root === undefined || replies.data === undefined) return { word: 'loading' };
  return { word: 'open', thread };
}

/** A message by itself, for pages that do not hold it. */
export const useRoot = (roomId: string, messageId: string, isAsked = true) =>
  useQuery({
    queryKey: ['message', roomId, messageId],
    queryFn: () => api.message(roomId, messageId),
    enabled: isAsked,
  });

/** The floor of a log that is shown rises only when it had to begin anew: what lies between was not heard. */
function useAfterHole(floor: number, ask: () => void): void {
  const before = useRef(floor);
  const now = useRef(ask);
  now.current = ask;
  useEffect(() => {
    if (floor > before.current) now.current();
    before.current = floor;
  }, [floor]);
}
