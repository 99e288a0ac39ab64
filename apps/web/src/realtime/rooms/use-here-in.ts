'use client';

import { useEffect, useMemo, useState } from 'react';
import { useConnectionWord } from '../connection/use-connection.ts';
import { useRealtime } from '../realtime-provider.tsx';
import { watchPeople } from './watch-people.ts';

const nobody: ReadonlySet<string> = new Set();

/** Who is in at least one of these rooms at the moment, of those whom the rooms tell by name. Nobody while the page is not connected. */
export function useHereIn(roomIds: readonly string[]): ReadonlySet<string> {
  const { client } = useRealtime();
  const isConnected = useConnectionWord() === 'none';
  const [here, setHere] = useState<ReadonlyMap<string, ReadonlySet<string>>>(new Map());
  // The list is another object, and in another order, whenever something is said; only its rooms matter.
  const rooms = roomIds.toSorted().join(' ');
  useEffect(() => {
    if (!isConnected || rooms === '') return;
    const watches = rooms
      .split(' ')
      .map((roomId) =>
        watchPeople(client, roomId, (people) =>
          setHere((before) => new Map(before).set(roomId, new Set(people?.people.keys()))),
        ),
      );
    return () => {
      for (const watch of watches) watch.stop();
      setHere(new Map());
    };
  }, [client, rooms, isConnected]);
  return useMemo(
    () => (here.size === 0 ? nobody : new Set([...here.values()].flatMap((ids) => [...ids]))),
    [here],
  );
}
