'use client';

import type { Reading } from '@tidewire/client/shared';
import { userChannel } from '@tidewire/protocol/wire';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useRealtime } from '../realtime-provider.tsx';
import type { LoggedStatus } from './connection-log.ts';
import type { NetworkConditions } from './network-presets.ts';
import { useStatus } from './use-connection.ts';

/** The network that is simulated for this person; absent until the connection's host told of one. */
export function useNetwork(): NetworkConditions | undefined {
  const { client } = useRealtime();
  const subscribe = useCallback((changed: () => void) => client.onNetwork(changed), [client]);
  return useSyncExternalStore(
    subscribe,
    () => client.network,
    () => undefined,
  );
}

const nothing: readonly LoggedStatus[] = [];

export function useConnectionLog(): readonly LoggedStatus[] {
  const { log } = useRealtime();
  return useSyncExternalStore(
    log.subscribe,
    () => log.entries,
    () => nothing,
  );
}

const lookEveryMs = 500;

/** What this tab reads and what time it is, looked at twice a second: positions move without telling anybody. */
export function useReadings(): { readings: readonly Reading[]; now: number } {
  const { client } = useRealtime();
  const [seen, setSeen] = useState<{ readings: readonly Reading[]; now: number }>({ readings: [], now: 0 });
  useEffect(() => {
    const look = () => setSeen({ readings: client.readings(), now: Date.now() });
    look();
    const timer = setInterval(look, lookEveryMs);
    return () => clearInterval(timer);
  }, [client]);
  return seen;
}

const measureEveryMs = 3_000;

/** How long a small request takes to the gateway's store and back, ms, measured every few seconds while live. */
export function useRoundTrip(): number | undefined {
  const { client, me } = useRealtime();
  const isLive = useStatus().state === 'live';
  const [latest, setLatest] = useState<number>();
  useEffect(() => {
    if (!isLive) {
      setLatest(undefined);
      return;
    }
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const measure = () => {
      const askedAt = performance.now();
      const done = (ms: number | undefined) => {
        if (!isWanted) return;
        setLatest(ms);
        timer = setTimeout(measure, measureEveryMs);
      };
      // An answer of any kind made the round trip; none at all is told by the connection's state.
      client.history(userChannel(me.id), { limit: 1 }).then(
        () => done(performance.now() - askedAt),
        () => done(undefined),
      );
    };
    measure();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [client, me.id, isLive]);
  return latest;
}
