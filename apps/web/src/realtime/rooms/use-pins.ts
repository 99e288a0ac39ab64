'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Author, Pin } from '@tidewire/protocol/wire';
import { useMemo } from 'react';
import { api } from '../api.ts';
import { messageOf } from '../api-error.ts';
import { fromStored, nowIn, type RoomMessage } from './room-log.ts';
import type { RoomState } from './room-state.ts';

/** `by` is `null` when that account was deleted since. */
export type PinnedMessage = { readonly message: RoomMessage; readonly by: Author | null };

export type RoomPins =
  | { word: 'loading' }
  | { word: 'failed'; why: string; retry: () => void }
  /** The latest pinned first. */
  | { word: 'here'; pins: readonly PinnedMessage[] };

/** What a room has pinned, asked for again whenever somebody changed it. */
export function useRoomPins({ membership, pinsSeq, log }: RoomState): RoomPins {
  const roomId = membership.room.id;
  const { data, error, refetch } = useQuery({
    queryKey: ['pins', roomId, pinsSeq],
    queryFn: () => api.pins(roomId),
    placeholderData: keepPreviousData,
  });
  return useMemo(() => {
    if (data !== undefined) return { word: 'here', pins: pinnedNow(data, log) };
    return error === null
      ? { word: 'loading' }
      : { word: 'failed', why: messageOf(error), retry: () => void refetch() };
  }, [data, error, refetch, log]);
}

/** With the words they have by now. What was deleted is no pin any more, without that being said. */
function pinnedNow(pins: readonly Pin[], log: RoomState['log']): PinnedMessage[] {
  return pins
    .map(({ message, pinnedBy }) => ({ message: nowIn(log, fromStored(message)), by: pinnedBy }))
    .filter(({ message }) => !message.isDeleted);
}
