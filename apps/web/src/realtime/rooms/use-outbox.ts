'use client';

import type { OutboxEntry } from '@tidewire/client';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useRealtime } from '../realtime-provider.tsx';
import { type PendingMessage, pendingOf } from './pending-messages.ts';

export type UnsentEntry = { readonly roomId: string; readonly message: PendingMessage };

const nothing: readonly OutboxEntry[] = [];

/** All of the person's messages that are not confirmed yet, the first said first. */
export function useOutbox(): readonly UnsentEntry[] {
  const { client } = useRealtime();
  const subscribe = useCallback((changed: () => void) => client.onOutbox(changed), [client]);
  const entries = useSyncExternalStore(
    subscribe,
    () => client.outbox,
    () => nothing,
  );
  return useMemo(
    () =>
      entries.flatMap((entry) =>
        pendingOf([entry]).map((message) => ({ roomId: entry.channel.replace(/^room:/, ''), message })),
      ),
    [entries],
  );
}
