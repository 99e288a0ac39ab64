import { IdSchema } from '@tidewire/protocol';
import type { ReactNode } from 'react';
import { Room } from '#web/components/room/room.tsx';

type Props = { params: Promise<{ roomId: string }>; children: ReactNode };

/**
 * The room is drawn here, above the page: a layout is part of what a link fetches ahead, and what the room shows is in the browser
 * already. So a click shows it at once, and only its title waits for the server.
 */
export default async function RoomLayout({ params, children }: Props) {
  const { roomId } = await params;
  return (
    <>
      {IdSchema.safeParse(roomId).success ? <Room roomId={roomId} /> : null}
      {children}
    </>
  );
}
