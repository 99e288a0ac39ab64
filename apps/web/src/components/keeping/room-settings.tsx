'use client';

import { assertNever, type Membership } from '@tidewire/protocol/wire';
import { useState } from 'react';
import { Segmented } from '../ui/segmented.tsx';
import { AboutRoom } from './about-room.tsx';
import { Invites } from './invites.tsx';
import { KeptOut } from './kept-out.tsx';
import { Reports } from './reports.tsx';
import { RoomHistory } from './room-history.tsx';

type Part = 'about' | 'invites' | 'kept-out' | 'reports' | 'history';
const parts = [
  { value: 'about', label: 'About' },
  { value: 'invites', label: 'Invites' },
  { value: 'reports', label: 'Reports' },
  { value: 'kept-out', label: 'Kept out' },
  { value: 'history', label: 'History' },
] as const satisfies { value: Part; label: string }[];

/** What those who keep a room see and change of it, beside the room itself. */
export function RoomSettings({ membership }: { membership: Membership }) {
  const [part, setPart] = useState<Part>('about');
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="shrink-0 overflow-x-auto border-b border-line px-4 py-2.5">
        <Segmented<Part> label="Part of the settings" value={part} onChange={setPart} options={parts} />
      </div>
      <div className="thin-scroll min-h-0 flex-1 overflow-y-auto p-4">
        <PartView part={part} membership={membership} />
      </div>
    </div>
  );
}

function PartView({ part, membership }: { part: Part; membership: Membership }) {
  const { room } = membership;
  switch (part) {
    case 'about':
      return <AboutRoom key={room.updatedAt} membership={membership} />;
    case 'invites':
      return <Invites roomId={room.id} />;
    case 'kept-out':
      return <KeptOut roomId={room.id} />;
    case 'reports':
      return <Reports roomId={room.id} />;
    case 'history':
      return <RoomHistory roomId={room.id} />;
    default:
      return assertNever(part);
  }
}
