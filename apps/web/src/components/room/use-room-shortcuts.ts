'use client';

import { useRouter } from 'next/navigation';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import type { RoomState } from '#web/realtime/rooms/room-state.ts';
import { searchRoomAddress } from '../search/operators.ts';
import { useShortcut } from '../shortcuts/use-shortcut.ts';

/** The shortcuts that hold while a room is open. `goToEnd` shows its newest message. */
export function useRoomShortcuts(room: RoomState, goToEnd: () => void): void {
  const { rooms } = useRealtime();
  const router = useRouter();
  const { room: about } = room.membership;
  useShortcut('readRoom', () => {
    void rooms.markRead(about.id, room.log.seq);
    goToEnd();
  });
  useShortcut('newest', goToEnd);
  useShortcut('searchRoom', () => router.push(searchRoomAddress(about)));
  useShortcut('write', () => {
    const field = document.querySelector<HTMLElement>('main form textarea');
    field?.focus();
    return field !== null;
  });
  useShortcut('reply', () => {
    const message = document.activeElement?.closest('article');
    const reply = message?.querySelector<HTMLElement>('[data-message-reply]');
    reply?.click();
    return reply != null;
  });
}
