'use client';

import type { Membership } from '@tidewire/protocol/wire';
import {
  CalendarSearch,
  Link2,
  LogOut,
  Pin as PinIcon,
  Radio,
  Search,
  Settings2,
  UserPlus,
} from 'lucide-react';
import Link from 'next/link';
import { searchRoomAddress } from '../search/operators.ts';
import { AnchoredMenu, MenuItem, MenuLink, MenuSeparator } from '../ui/menu.tsx';
import { toast } from '../ui/toast.ts';
import type { RoomQuestion } from './room-dialogs.tsx';

/** What can be done with a room, by those who keep it and by the others. */
export function RoomMenu({
  anchor,
  open,
  onClose,
  membership,
  onAsk,
  onSettings,
  onPins,
  onDate,
}: {
  anchor: HTMLElement;
  open: boolean;
  onClose: () => void;
  membership: Membership;
  onAsk: (question: RoomQuestion) => void;
  onSettings: () => void;
  onPins: () => void;
  onDate: () => void;
}) {
  const { room } = membership;
  const keeps = membership.role !== 'member';
  return (
    <AnchoredMenu anchor={anchor} open={open} onClose={onClose}>
      {keeps ? (
        <MenuItem onClick={() => onAsk('add')}>
          <UserPlus aria-hidden="true" />
          Add people
        </MenuItem>
      ) : null}
      {keeps ? (
        <MenuItem onClick={onSettings}>
          <Settings2 aria-hidden="true" />
          Room settings
        </MenuItem>
      ) : null}
      <MenuLink render={<Link href={searchRoomAddress(room)} prefetch={false} />}>
        <Search aria-hidden="true" />
        Search in this room
      </MenuLink>
      <MenuItem onClick={onPins}>
        <PinIcon aria-hidden="true" />
        Pinned messages
      </MenuItem>
      <MenuItem onClick={onDate}>
        <CalendarSearch aria-hidden="true" />
        Jump to date
      </MenuItem>
      <MenuItem onClick={() => onAsk('feeds')}>
        <Radio aria-hidden="true" />
        Live feeds
      </MenuItem>
      <MenuItem onClick={() => void copyLink(room.id)}>
        <Link2 aria-hidden="true" />
        Copy link
      </MenuItem>
      {room.kind === 'direct' ? null : (
        <>
          <MenuSeparator />
          <MenuItem onClick={() => onAsk('leave')}>
            <LogOut aria-hidden="true" />
            {room.kind === 'group' ? 'Leave group' : 'Leave room'}
          </MenuItem>
        </>
      )}
    </AnchoredMenu>
  );
}

async function copyLink(roomId: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(`${window.location.origin}/rooms/${roomId}`);
    toast('Link copied');
  } catch {
    // Refused by the browser: the address bar still has it.
    toast.error('The browser did not allow copying. The address of this page is the link.');
  }
}
