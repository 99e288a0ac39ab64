'use client';

import type { Status } from '@tidewire/client';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useRealtime } from '../realtime-provider.tsx';
import { type ConnectionNotice, noticeOf, quietMs } from './connection-notice.ts';

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

/** Which notice there is, without its countdown: drawn again only when that changes. */
export function useConnectionWord(): ConnectionNotice['word'] {
  const status = useStatus();
  const [isLong, setLong] = useState(false);
  const isLive = status.state === 'live';

  useEffect(() => {
    if (isLive) {
      setLong(false);
      return;
    }
    const timer = setTimeout(() => setLong(true), quietMs);
    return () => clearTimeout(timer);
  }, [isLive]);

  return noticeOf(status, isLong ? 0 : undefined, quietMs).word;
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
