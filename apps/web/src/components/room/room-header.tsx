'use client';

import type { Membership } from '@tidewire/protocol/wire';
import { Ellipsis, Hash, Lock, MessageCircle, Pin as PinIcon, Search, Users } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useState } from 'react';
import { useStatus } from '#web/realtime/connection/use-connection.ts';
import type { RoomState } from '#web/realtime/rooms/room-state.ts';
import { searchRoomAddress } from '../search/operators.ts';
import { BackLink, PaneHeader } from '../shell/pane.tsx';
import { Button, buttonStyle } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import { useHasBeen } from '../ui/use-has-been.ts';
import { useMenuButton } from '../ui/use-menu-button.ts';
import { HereCount } from './here-count.tsx';
import { membersInWords } from './member-words.ts';
import { pinsInWords } from './pin-words.ts';
import type { RoomQuestion } from './room-dialogs.tsx';
import type { RoomPanel } from './use-room-address.ts';

const RoomMenu = dynamic(async () => (await import('./room-menu.tsx')).RoomMenu, { ssr: false });
const RoomDialogs = dynamic(async () => (await import('./room-dialogs.tsx')).RoomDialogs, { ssr: false });

export function RoomHeader({
  membership,
  sync,
  panel,
  onPanel,
  pinCount,
  onDate,
  onSettings,
}: {
  membership: Membership;
  sync: RoomState['sync'];
  panel: RoomPanel;
  /** Opens a panel, or shuts it when it is the open one. */
  onPanel: (word: 'members' | 'pins') => void;
  /** `undefined` while it is not known. */
  pinCount: number | undefined;
  /** The reader wants to see another day. */
  onDate: () => void;
  onSettings: () => void;
}) {
  const { room } = membership;
  const [asked, setAsked] = useState<RoomQuestion>();
  const hasAsked = useHasBeen(asked !== undefined);
  const Icon = room.kind === 'room' ? (room.visibility === 'private' ? Lock : Hash) : MessageCircle;
  const isConnected = useStatus().state === 'live';
  const { trigger, menu } = useMenuButton();
  const close = (open: boolean) => {
    if (!open) setAsked(undefined);
  };
  return (
    <PaneHeader className="max-md:pl-1.5">
      <BackLink href="/rooms" label="Back to your rooms" isPhoneOnly />
      <Icon aria-hidden="true" className="size-4 shrink-0 text-faint max-md:hidden" strokeWidth={2} />
      <div className="flex min-w-0 flex-1 flex-col justify-center md:flex-row md:items-baseline md:justify-start md:gap-3">
        <h1 className="truncate text-[15px] leading-5 font-semibold md:max-w-[min(75%,calc(100%-5.5rem))] md:shrink-0">
          {room.name}
        </h1>
        <div className="flex min-w-0 items-baseline gap-2 md:flex-1 md:gap-3">
          <HereCount roomId={room.id} className="md:order-last md:ml-auto" />
          {room.topic === '' ? null : (
            <p className="truncate text-xs text-faint md:text-[13px]" title={room.topic}>
              {room.topic}
            </p>
          )}
        </div>
      </div>
      {isConnected && sync === 'catching_up' ? (
        <span className="text-2xs text-warn max-md:hidden">Catching up…</span>
      ) : null}
      <Tooltip content="Search in this room">
        <Link
          href={searchRoomAddress(room)}
          prefetch={false}
          aria-label={`Search in ${room.name}`}
          className={classNames(buttonStyle({ look: 'ghost', size: 'icon' }), 'max-md:hidden')}
        >
          <Search aria-hidden="true" strokeWidth={1.75} />
        </Link>
      </Tooltip>
      {pinCount === undefined || pinCount === 0 ? null : (
        <Tooltip content={panel.word === 'pins' ? 'Hide pinned messages' : 'Show pinned messages'}>
          <Button
            look="ghost"
            aria-label={pinsInWords(pinCount)}
            aria-expanded={panel.word === 'pins'}
            onClick={() => onPanel('pins')}
            className={classNames(
              'numeric gap-1.5 px-2.5 text-[13px] max-md:hidden',
              panel.word === 'pins' && 'bg-active text-ink',
            )}
          >
            <PinIcon aria-hidden="true" className="size-[18px]" strokeWidth={1.75} />
            {pinCount}
          </Button>
        </Tooltip>
      )}
      <Tooltip content={panel.word === 'members' ? 'Hide members' : 'Show members'}>
        <Button
          look="ghost"
          aria-label={membersInWords(room.memberCount)}
          aria-expanded={panel.word === 'members'}
          onClick={() => onPanel('members')}
          className={classNames(
            'numeric gap-1.5 px-2.5 text-[13px]',
            panel.word === 'members' && 'bg-active text-ink',
          )}
        >
          <Users aria-hidden="true" className="size-[18px]" strokeWidth={1.75} />
          {room.memberCount.toLocaleString('en-GB')}
        </Button>
      </Tooltip>
      <Button look="ghost" size="icon" aria-label="Room menu" {...trigger}>
        <Ellipsis aria-hidden="true" />
      </Button>
      {menu === undefined ? null : (
        <RoomMenu
          {...menu}
          membership={membership}
          onAsk={setAsked}
          onSettings={onSettings}
          onPins={() => onPanel('pins')}
          onDate={onDate}
        />
      )}
      {hasAsked ? <RoomDialogs membership={membership} asked={asked} onOpenChange={close} /> : null}
    </PaneHeader>
  );
}
