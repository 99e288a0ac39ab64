'use client';

import Link from 'next/link';
import { type MouseEvent, useContext } from 'react';
import { useStore } from 'zustand';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import type { InsidePlace } from './message-address.ts';
import { MessagePlaceContext } from './message-place.ts';

/** A link to a room or a message of this installation: it leads there in this very window. A bare address says which room it is. */
export function InsideLink({
  place: { path, roomId, messageId },
  isBare,
  className,
  children,
}: {
  place: InsidePlace;
  /** The author wrote the address and no words of their own. */
  isBare: boolean;
  className: string;
  children: React.ReactNode;
}) {
  const here = useContext(MessagePlaceContext);
  const name = useStore(useRealtime().rooms.store, ({ rooms }) => rooms.get(roomId)?.membership.room.name);
  const follow = (event: MouseEvent) => {
    // A new tab or window was asked for, or another room: the browser and the router know how.
    if (event.metaKey || event.ctrlKey || event.shiftKey || here?.roomId !== roomId) return;
    event.preventDefault();
    if (messageId !== undefined) here.toMessage(messageId);
  };
  return (
    <Link href={path} prefetch={false} onClick={follow} className={className}>
      {isBare && name !== undefined ? (messageId === undefined ? name : `Message in ${name}`) : children}
    </Link>
  );
}
