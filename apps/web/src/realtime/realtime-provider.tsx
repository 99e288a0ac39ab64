'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { createRealtime, type Me, type Realtime } from './realtime.ts';
import type { SeenRoom } from './seen/seen-room.ts';

const RealtimeContext = createContext<Realtime | undefined>(undefined);

/** One connection for all pages under it; it stays while they change. */
export function RealtimeProvider({
  me,
  seen,
  children,
}: {
  me: Me;
  /** Rooms as they were when they were last seen, where the page itself comes from this browser. */
  seen?: readonly SeenRoom[];
  children: ReactNode;
}) {
  const [realtime] = useState(() => createRealtime(me, seen));
  useEffect(() => {
    realtime.start();
    return () => realtime.stop();
  }, [realtime]);
  return <RealtimeContext value={realtime}>{children}</RealtimeContext>;
}

export function useRealtime(): Realtime {
  const realtime = useContext(RealtimeContext);
  if (realtime === undefined) throw new Error('useRealtime needs a RealtimeProvider above it');
  return realtime;
}
