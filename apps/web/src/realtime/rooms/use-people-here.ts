'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useRealtime } from '../realtime-provider.tsx';
import type { PeopleHere } from './people-here.ts';
import { readBeyondWindow, watchPeople } from './watch-people.ts';

/** How often those whose coming and going is not told are read again, while somebody looks at them. */
const readAgainMs = 10_000;

/** Who is in a room; `undefined` until it is known. */
export function usePeopleHere(roomId: string): PeopleHere | undefined {
  const { client } = useRealtime();
  const [here, setHere] = useState<PeopleHere>();
  useEffect(() => {
    const stop = watchPeople(client, roomId, setHere);
    return () => {
      stop();
      setHere(undefined);
    };
  }, [client, roomId]);
  return here;
}

/** The ids of everybody who is in a room, also in one with more people than are told of by name. */
export function useEverybodyHere(roomId: string): { count: number; ids: ReadonlySet<string> } | undefined {
  const { client } = useRealtime();
  const here = usePeopleHere(roomId);
  const isLarge = here !== undefined && here.count > here.people.size;
  const beyond = useQuery({
    queryKey: ['here', roomId],
    queryFn: () => (here === undefined ? [] : readBeyondWindow(client, roomId, here)),
    enabled: isLarge,
    refetchInterval: readAgainMs,
    staleTime: 0,
  });
  return useMemo(() => {
    if (here === undefined) return undefined;
    const ids = new Set(here.people.keys());
    for (const id of isLarge ? (beyond.data ?? []) : []) ids.add(id);
    return { count: here.count, ids };
  }, [here, isLarge, beyond.data]);
}
