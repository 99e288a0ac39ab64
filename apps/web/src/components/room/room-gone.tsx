'use client';

import { DoorClosed } from 'lucide-react';
import Link from 'next/link';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { Button, buttonStyle } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { UnsentMessages } from './unsent-messages.tsx';

/** A room that cannot be shown says why, and where to go from here; what was not sent to it stays in sight. */
export function RoomGone({
  roomId,
  title,
  why,
  canRetry = false,
}: {
  roomId: string;
  title: string;
  why: string;
  canRetry?: boolean;
}) {
  const { rooms } = useRealtime();
  return (
    <div className="thin-scroll flex min-h-0 flex-1 flex-col overflow-y-auto">
      <EmptyState
        icon={DoorClosed}
        title={title}
        isPage
        action={
          <>
            {canRetry ? <Button onClick={() => void rooms.refresh()}>Try again</Button> : null}
            <Link href="/rooms" className={buttonStyle({ look: canRetry ? 'ghost' : 'primary' })}>
              Your rooms
            </Link>
            <Link href="/rooms/directory" className={buttonStyle({ look: canRetry ? 'ghost' : 'secondary' })}>
              Browse rooms
            </Link>
          </>
        }
      >
        {why}
      </EmptyState>
      {canRetry ? null : <UnsentMessages roomId={roomId} />}
    </div>
  );
}
