'use client';

import { useEffect, useRef, useState } from 'react';
import { useConnectionWord } from '../connection/use-connection.ts';
import { useRealtime } from '../realtime-provider.tsx';
import type { PeopleHere } from './people-here.ts';
import { type PeopleWatch, watchPeople } from './watch-people.ts';

/**
 * Who is in a room; `undefined` until it is known, and again from when the page says that it is not connected until the next
 * connection has told.
 */
export function usePeopleHere(roomId: string): PeopleHere | undefined {
  const { client } = useRealtime();
  const [here, setHere] = useState<PeopleHere>();
  const watch = useRef<PeopleWatch>(undefined);
  const word = useConnectionWord();
  useEffect(() => {
    const begun = watchPeople(client, roomId, setHere);
    watch.current = begun;
    return () => {
      begun.stop();
      setHere(undefined);
    };
  }, [client, roomId]);
  useEffect(() => {
    if (word !== 'none') watch.current?.forgetStale();
  }, [word]);
  return word === 'none' ? here : undefined;
}
