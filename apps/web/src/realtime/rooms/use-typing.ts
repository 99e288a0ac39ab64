'use client';

import { roomChannel } from '@tidewire/protocol/wire';
import { useCallback, useEffect, useState } from 'react';
import { useRealtime } from '../realtime-provider.tsx';
import { type Typists, withoutSilent, withTypist } from './typists.ts';

const nobody: Typists = new Map();

/** Who else is typing in a room, and a way to say that this person is. */
export function useTyping(roomId: string): { typists: Typists; sayTyping: () => void } {
  const { client, me } = useRealtime();
  const [typists, setTypists] = useState(nobody);

  useEffect(() => {
    const subscription = client.log(roomChannel(roomId), {
      onSignal: (from, signal) => {
        if (signal.kind === 'typing' && from.id !== me.id)
          setTypists((now) => withTypist(now, from, Date.now()));
      },
      onEvents: (events) => {
        const spoken = events.flatMap(({ data }) =>
          data.kind === 'message.created' ? [data.author.id] : [],
        );
        setTypists((now) => withoutSilent(now, Date.now(), spoken));
      },
    });
    return () => {
      subscription.close();
      setTypists(nobody);
    };
  }, [client, me.id, roomId]);

  const isAnyone = typists.size > 0;
  useEffect(() => {
    if (!isAnyone) return;
    const timer = setInterval(() => setTypists((now) => withoutSilent(now, Date.now())), 1_000);
    return () => clearInterval(timer);
  }, [isAnyone]);

  // The client itself drops what is said more often than it is worth.
  const sayTyping = useCallback(
    () => client.signal(roomChannel(roomId), { kind: 'typing' }),
    [client, roomId],
  );
  return { typists, sayTyping };
}
