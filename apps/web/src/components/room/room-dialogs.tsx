'use client';

import type { Room } from '@tidewire/protocol/wire';
import { AddPeopleDialog } from './add-people-dialog.tsx';
import { DeleteRoom, LeaveRoom } from './leave-room.tsx';

/** What a room's menu asks about before it is done. Loaded when the first question is asked. */
export type RoomQuestion = 'add' | 'leave' | 'delete';

export function RoomDialogs({
  room,
  asked,
  onOpenChange,
}: {
  room: Room;
  asked: RoomQuestion | undefined;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <>
      <AddPeopleDialog room={room} open={asked === 'add'} onOpenChange={onOpenChange} />
      <LeaveRoom room={room} open={asked === 'leave'} onOpenChange={onOpenChange} />
      <DeleteRoom room={room} open={asked === 'delete'} onOpenChange={onOpenChange} />
    </>
  );
}
