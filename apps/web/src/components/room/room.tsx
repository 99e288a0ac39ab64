'use client';

import { assertNever } from '@tidewire/protocol/wire';
import dynamic from 'next/dynamic';
import { useEffect } from 'react';
import type { WhyGone } from '#web/realtime/rooms/rooms-state.ts';
import { useOpenedRoom } from '#web/realtime/rooms/use-rooms.ts';
import { RoomGone } from './room-gone.tsx';
import { RoomSkeleton } from './room-skeleton.tsx';

const loadRoomView = async () => (await import('./room-view.tsx')).RoomView;
const RoomView = dynamic(loadRoomView, { ssr: false, loading: RoomSkeleton });
const RoomPreview = dynamic(async () => (await import('./room-preview.tsx')).RoomPreview, {
  ssr: false,
  loading: RoomSkeleton,
});

const goneWords: Record<WhyGone, { title: string; why: string }> = {
  deleted: { title: 'This room was deleted', why: 'Its owner closed it, and its messages with it.' },
  removed: {
    title: 'You are not in this room any more',
    why: 'Somebody who keeps it removed you, or you left it from another window.',
  },
  ended: {
    title: 'You are not in this room any more',
    why: 'It was deleted, or you were removed from it, or you left it from another window.',
  },
};

/** A room's page, whatever this person is to the room. */
export function Room({ roomId }: { roomId: string }) {
  const opened = useOpenedRoom(roomId);
  // What draws messages comes while they are asked for. Where it does not come, showing the room says so.
  useEffect(() => void loadRoomView().catch(() => undefined), []);
  switch (opened.word) {
    case 'loading':
      return <RoomSkeleton />;
    case 'failed':
      return <RoomGone roomId={roomId} title="This room could not be loaded" why={opened.message} canRetry />;
    case 'gone':
      return <RoomGone roomId={roomId} {...goneWords[opened.why]} />;
    case 'stranger':
      return <RoomPreview roomId={roomId} />;
    case 'member':
      return <RoomView key={roomId} room={opened.room} />;
    default:
      return assertNever(opened);
  }
}
