'use client';

import { type OutboxEntry, OutboxFullError } from '@tidewire/client';
import { type Author, type RoomKind, roomChannel } from '@tidewire/protocol/wire';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { useRealtime } from '../realtime-provider.tsx';
import { type PendingMessage, pendingOf } from './pending-messages.ts';
import { activityOf, type RoomState } from './room-state.ts';
import { othersIn } from './room-title.ts';
import type { RoomsState, WhyGone } from './rooms-state.ts';

export type ListedRoom = {
  id: string;
  name: string;
  kind: RoomKind;
  /** Of a direct room or a group. */
  others: readonly Author[];
  isPrivate: boolean;
  unread: number;
  /** Unread messages that call this person. */
  mentions: number;
  lastMessage: RoomState['lastMessage'];
};

export function useRoomsPhase(): RoomsState['phase'] {
  return useStore(useRealtime().rooms.store, (state) => state.phase);
}

/** The person's rooms, the most recently active first. */
export function useRoomList(): ListedRoom[] {
  const rooms = useStore(useRealtime().rooms.store, (state) => state.rooms);
  return useMemo(
    () =>
      [...rooms.entries()]
        .sort(([, a], [, b]) => activityOf(b) - activityOf(a))
        .map(([id, room]) => ({
          id,
          name: room.membership.room.name,
          kind: room.membership.room.kind,
          others: othersIn(room.membership),
          isPrivate: room.membership.room.visibility === 'private',
          unread: room.unread.count,
          mentions: room.mentions,
          lastMessage: room.lastMessage,
        })),
    [rooms],
  );
}

export function useUnreadTotal(): number {
  return useStore(useRealtime().rooms.store, ({ rooms }) => {
    let total = 0;
    for (const room of rooms.values()) total += room.unread.count;
    return total;
  });
}

export function useMentionsTotal(): number {
  return useStore(useRealtime().rooms.store, ({ rooms }) => {
    let total = 0;
    for (const room of rooms.values()) total += room.mentions;
    return total;
  });
}

export type OpenedRoom =
  | { word: 'loading' }
  | { word: 'failed'; message: string }
  | { word: 'member'; room: RoomState }
  | { word: 'gone'; why: WhyGone }
  /** Not one of the person's rooms: it may be a public one they can join, or nothing they may know of. */
  | { word: 'stranger' };

/** One room that the page shows, followed live for as long as it is shown. */
export function useOpenedRoom(roomId: string): OpenedRoom {
  const { rooms } = useRealtime();
  const room = useStore(rooms.store, (state) => state.rooms.get(roomId));
  const gone = useStore(rooms.store, (state) => state.gone.get(roomId));
  const phase = useRoomsPhase();
  const isMember = room !== undefined;

  useEffect(() => (isMember ? rooms.open(roomId) : undefined), [rooms, roomId, isMember]);

  if (room !== undefined) return { word: 'member', room };
  if (gone !== undefined) return { word: 'gone', why: gone.why };
  return phase.word === 'ready' ? { word: 'stranger' } : phase;
}

const nothing: readonly OutboxEntry[] = [];

/** The person's own messages to a room that are not confirmed yet. */
export function usePending(roomId: string): readonly PendingMessage[] {
  const { client } = useRealtime();
  const subscribe = useCallback((changed: () => void) => client.onOutbox(changed), [client]);
  const entries = useSyncExternalStore(
    subscribe,
    () => client.outbox,
    () => nothing,
  );
  return useMemo(() => {
    const channel = roomChannel(roomId);
    return pendingOf(entries.filter((entry) => entry.channel === channel));
  }, [entries, roomId]);
}

/**
 * Puts a message, or a reply in a thread, into the outbox; from there it goes by itself. `full`: the outbox holds as many as it may, and the
 * words stay where they are.
 */
export function useSend(roomId: string, replyTo?: string): (body: string) => 'kept' | 'full' {
  const { client } = useRealtime();
  return useCallback(
    (body) => {
      try {
        client.publish(roomChannel(roomId), body, { replyTo });
        return 'kept';
      } catch (error) {
        if (error instanceof OutboxFullError) return 'full';
        throw error;
      }
    },
    [client, roomId, replyTo],
  );
}
