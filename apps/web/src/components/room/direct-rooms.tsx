'use client';

import { MessageCirclePlus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { ListedRoom } from '#web/realtime/rooms/use-rooms.ts';
import { Button } from '../ui/button.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { useHasBeen } from '../ui/use-has-been.ts';
import { RoomItem } from './room-item.tsx';

const NewMessageDialog = dynamic(async () => (await import('./new-message-dialog.tsx')).NewMessageDialog, {
  ssr: false,
});

/** Of so many, the latest active, it is told whether the other is here. */
const maxWatched = 20;

/** Who the person talks to outside of rooms. */
export function DirectRooms({ rooms, selected }: { rooms: readonly ListedRoom[]; selected: string | null }) {
  const [isWriting, setWriting] = useState(false);
  const hasWritten = useHasBeen(isWriting);
  return (
    <section aria-labelledby="direct-rooms" className="border-t border-line pt-1 pb-2">
      <header className="flex h-10 items-center gap-2 pr-4 pl-4.5">
        <h2 id="direct-rooms" className="flex-1 text-xs font-medium text-soft">
          Direct messages
        </h2>
        <Tooltip content="Write to somebody">
          <Button
            look="ghost"
            size="icon-small"
            aria-label="New direct message"
            onClick={() => setWriting(true)}
          >
            <MessageCirclePlus aria-hidden="true" strokeWidth={1.75} />
          </Button>
        </Tooltip>
      </header>
      {rooms.length === 0 ? (
        <p className="px-4.5 pb-2 text-xs text-faint">People you write to stand here.</p>
      ) : (
        <ul className="flex flex-col gap-px px-2">
          {rooms.map((room, index) => (
            <RoomItem
              key={room.id}
              room={room}
              isSelected={room.id === selected}
              isWatched={index < maxWatched}
            />
          ))}
        </ul>
      )}
      {hasWritten ? <NewMessageDialog open={isWriting} onOpenChange={setWriting} /> : null}
    </section>
  );
}
