'use client';

import { MessagesSquare, WifiOff } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { Me } from '#web/realtime/realtime.ts';
import { RealtimeProvider } from '#web/realtime/realtime-provider.tsx';
import { browserSeen } from '#web/realtime/seen/browser-seen.ts';
import type { SeenRoom } from '#web/realtime/seen/seen-room.ts';
import { OutboxPage } from '../outbox/outbox-page.tsx';
import { Room } from '../room/room.tsx';
import { RoomsFrame } from '../room/rooms-frame.tsx';
import { Shell } from '../shell/shell.tsx';
import { Button, buttonStyle } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { OfflineReading } from './offline-reading.tsx';

type Found =
  | { word: 'looking' }
  | { word: 'nobody' }
  | { word: 'somebody'; me: Me; rooms: readonly SeenRoom[] };

/**
 * Any page, where there is no network to ask for it: with the rooms as their person saw them last, in this browser. When the network is
 * back, it is live like every other.
 */
export function OfflinePage({ keepsApp }: { keepsApp: boolean }) {
  const found = useFound();
  switch (found.word) {
    case 'looking':
      return null;
    case 'nobody':
      return (
        <main className="flex min-h-dvh bg-side">
          <NeedsNetwork />
        </main>
      );
    case 'somebody':
      return (
        <RealtimeProvider me={found.me} seen={found.rooms}>
          <Shell>
            <Part />
            <OfflineReading keepsApp={keepsApp} />
          </Shell>
        </RealtimeProvider>
      );
  }
}

function useFound(): Found {
  const [found, setFound] = useState<Found>({ word: 'looking' });
  useEffect(() => {
    let isOver = false;
    const storage = browserSeen();
    storage.read().then(
      (seen) => {
        if (isOver) return;
        setFound(
          seen === undefined
            ? { word: 'nobody' }
            : { word: 'somebody', me: seen.person, rooms: seen.records },
        );
      },
      // A browser that keeps nothing has nothing to show.
      () => {
        if (!isOver) setFound({ word: 'nobody' });
      },
    );
    return () => {
      isOver = true;
      storage.close();
    };
  }, []);
  return found;
}

/** What of the app can be shown without asking anybody. */
function Part() {
  const [, part, roomId] = usePathname().split('/');
  if (part === 'outbox') return <OutboxPage />;
  if (part !== 'rooms') return <NeedsNetwork hasRooms />;
  return (
    <RoomsFrame>
      {roomId === undefined ? (
        <EmptyState icon={MessagesSquare} title="Choose a room">
          The rooms that you had open in this browser can be read. What you write waits, and goes out by
          itself.
        </EmptyState>
      ) : roomNumber.test(roomId) ? (
        <Room roomId={roomId} />
      ) : (
        <NeedsNetwork />
      )}
    </RoomsFrame>
  );
}

const roomNumber = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

function NeedsNetwork({ hasRooms = false }: { hasRooms?: boolean }) {
  const pathname = usePathname();
  const again = () => {
    if (pathname === '/offline') window.location.assign('/rooms');
    else window.location.reload();
  };
  return (
    <EmptyState
      icon={WifiOff}
      title="You are offline"
      isPage
      action={
        <>
          <Button look="primary" onClick={again}>
            Try again
          </Button>
          {hasRooms ? (
            <Link href="/rooms" className={buttonStyle({})}>
              Your rooms
            </Link>
          ) : null}
        </>
      }
    >
      This page needs the network. What you wrote is kept, and goes out by itself when you are back.
    </EmptyState>
  );
}
