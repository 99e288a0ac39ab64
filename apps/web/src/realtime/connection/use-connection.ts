'use client';

import type { Status } from '@tidewire/client';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useRealtime } from '../realtime-provider.tsx';
import { type ConnectionNotice, noticeOf } from './connection-notice.ts';

/** How the connection is doing, in one word. */
export type ConnectionState = Status['state'];

const idle: Status = { state: 'idle' };

export function useStatus(): Status {
  const { client } = useRealtime();
  const subscribe = useCallback((changed: () => void) => client.onStatus(changed), [client]);
  return useSyncExternalStore(
    subscribe,
    () => client.status,
    () => idle,
  );
}

/** What to tell the person about the connection, counted down by the second. */
export function useConnectionNotice(): ConnectionNotice {
  const status = useStatus();
  const [now, setNow] = useState(0);
  const [troubleSince, setTroubleSince] = useState<number>();
  const isLive = status.state === 'live';

  useEffect(() => {
    if (isLive) {
      setTroubleSince(undefined);
      return;
    }
    const since = Date.now();
    setTroubleSince(since);
    setNow(since);
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [isLive]);

  return noticeOf(status, troubleSince, now);
}
