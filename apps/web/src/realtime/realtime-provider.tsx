'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { createRealtime, type Me, type Realtime } from './realtime.ts';

const RealtimeContext = createContext<Realtime | undefined>(undefined);

/** One connection for all pages under it; it stays while they change. */
export function RealtimeProvider({ me, children }: { me: Me; children: ReactNode }) {
  const [realtime] = useState(() => createRealtime(me));
  useEffect(() => {
    realtime.start();
    return () => realtime.stop();
  }, [realtime]);
  return (
    <RealtimeContext value={realtime}>
      <QueryClientProvider client={realtime.queries}>{children}</QueryClientProvider>
    </RealtimeContext>
  );
}

export function useRealtime(): Realtime {
  const realtime = useContext(RealtimeContext);
  if (realtime === undefined) throw new Error('useRealtime needs a RealtimeProvider above it');
  return realtime;
}
