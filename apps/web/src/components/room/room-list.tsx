'use client';

import { Compass, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useState } from 'react';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { useRoomList, useRoomsPhase } from '#web/realtime/rooms/use-rooms.ts';
import { FollowingItem } from '../following/following-item.tsx';
import { PaneHeader } from '../shell/pane.tsx';
import { ThreadsItem } from '../thread/threads-item.tsx';
import { Button, buttonStyle } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { RetryNotice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { useHasBeen } from '../ui/use-has-been.ts';
import { DirectRooms } from './direct-rooms.tsx';
import { RoomItem } from './room-item.tsx';
import { useOpenedPart } from './use-opened-part.ts';

const CreateRoomDialog = dynamic(async () => (await import('./create-room-dialog.tsx')).CreateRoomDialog, {
  ssr: false,
});

/** The person's rooms, the most recently active first. */
export function RoomList() {
  const phase = useRoomsPhase();
  const rooms = useRoomList();
  const selected = useOpenedPart();
  const [isCreating, setCreating] = useState(false);
  const hasCreated = useHasBeen(isCreating);
  const Heading = selected === null ? 'h1' : 'h2';
  return (
    <>
      <PaneHeader>
        <Heading className="flex-1 text-[15px] font-semibold">Rooms</Heading>
        <Tooltip content="Browse public rooms">
          <Link
            href="/rooms/directory"
            aria-label="Browse rooms"
            aria-current={selected === 'directory' ? 'page' : undefined}
            className={classNames(
              buttonStyle({ look: 'ghost', size: 'icon' }),
              selected === 'directory' && 'bg-active text-ink',
            )}
          >
            <Compass aria-hidden="true" strokeWidth={1.75} />
          </Link>
        </Tooltip>
        <Tooltip content="Create a room">
          <Button look="ghost" size="icon" aria-label="Create a room" onClick={() => setCreating(true)}>
            <Plus aria-hidden="true" strokeWidth={1.75} />
          </Button>
        </Tooltip>
      </PaneHeader>
      <nav aria-label="Your rooms" className="thin-scroll flex min-h-0 flex-1 flex-col overflow-y-auto">
        {phase.word === 'loading' ? <ListSkeleton /> : null}
        {phase.word === 'failed' ? <ListFailure message={phase.message} /> : null}
        {phase.word === 'ready' && rooms.length === 0 ? <NoRooms onCreate={() => setCreating(true)} /> : null}
        <ul className="flex flex-col gap-px p-2 empty:hidden">
          {phase.word === 'ready' && rooms.length > 0 ? (
            <>
              <ThreadsItem isSelected={selected === 'threads'} />
              <FollowingItem isSelected={selected === 'following'} />
            </>
          ) : null}
          {rooms
            .filter(({ kind }) => kind === 'room')
            .map((room) => (
              <RoomItem key={room.id} room={room} isSelected={room.id === selected} />
            ))}
        </ul>
        {phase.word === 'ready' ? (
          <DirectRooms rooms={rooms.filter(({ kind }) => kind !== 'room')} selected={selected} />
        ) : null}
      </nav>
      {hasCreated ? <CreateRoomDialog open={isCreating} onOpenChange={setCreating} /> : null}
    </>
  );
}

function ListSkeleton() {
  return (
    <div aria-hidden="true" className="flex flex-col gap-px p-2">
      {[72, 52, 88, 60, 44].map((width) => (
        <div key={width} className="flex h-15 flex-col justify-center gap-2 px-2.5 pl-9.5">
          <span style={{ width: `${width}%` }}>
            <Skeleton className="h-3 w-2/3" />
          </span>
          <span style={{ width: `${width}%` }}>
            <Skeleton className="h-2.5 w-full" />
          </span>
        </div>
      ))}
    </div>
  );
}

function ListFailure({ message }: { message: string }) {
  const { rooms } = useRealtime();
  return (
    <div className="p-3">
      <RetryNotice title="Your rooms could not be loaded" onRetry={() => void rooms.refresh()}>
        {message}
      </RetryNotice>
    </div>
  );
}

function NoRooms({ onCreate }: { onCreate: () => void }) {
  return (
    <div className="px-5 py-8 text-center">
      <p className="text-sm font-medium">You are in no room yet</p>
      <p className="mt-1 text-[13px] text-soft">Join one that is there, or open your own.</p>
      <div className="mt-4 flex justify-center gap-2">
        <Link href="/rooms/directory" className={buttonStyle({ look: 'primary', size: 'small' })}>
          Browse rooms
        </Link>
        <Button size="small" onClick={onCreate}>
          Create a room
        </Button>
      </div>
    </div>
  );
}
