'use client';

import type { UserEventData } from '@tidewire/protocol/wire';
import { userChannel } from '@tidewire/protocol/wire';
import { useEffect, useRef } from 'react';
import { useRealtime } from './realtime-provider.tsx';

/** Hears what all tabs and devices of the person are told. */
export function useNotices(onNotice: (notice: UserEventData) => void): void {
  const { client, me } = useRealtime();
  const handler = useRef(onNotice);
  handler.current = onNotice;
  useEffect(() => {
    const subscription = client.log(userChannel(me.id), {
      onEvents: (events) => {
        for (const event of events) handler.current(event.data);
      },
    });
    return () => subscription.close();
  }, [client, me.id]);
}
