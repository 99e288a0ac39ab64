'use client';

import type { Membership } from '@tidewire/protocol/wire';
import { RoomFeedsDialog } from '../feed/room-feeds-dialog.tsx';
import { AddPeopleDialog } from './add-people-dialog.tsx';
import { LeaveRoom } from './leave-room.tsx';

/** What a room's menu asks about before it is done. Loaded when the first question is asked. */
export type RoomQuestion = 'add' | 'feeds' | 'leave';

export function RoomDialogs({
  membership,
  asked,
  onOpenChange,
}: {
  membership: Membership;
  asked: RoomQuestion | undefined;
  onOpenChange: (open: boolean) => void;
}) {
  const { room } = membership;
  return (
    <>
      <AddPeopleDialog room={room} open={asked === 'add'} onOpenChange={onOpenChange} />
      <RoomFeedsDialog membership={membership} open={asked === 'feeds'} onOpenChange={onOpenChange} />
      <LeaveRoom membership={membership} open={asked === 'leave'} onOpenChange={onOpenChange} />
    </>
  );
}
