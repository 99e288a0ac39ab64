'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useRealtime } from '../realtime-provider.tsx';
import { usePeopleHere } from './use-people-here.ts';
import { readBeyondWindow } from './watch-people.ts';

/** How often those whose coming and going is not told are read again, while somebody looks at them. */
const readAgainMs = 10_000;

/** The ids of everybody who is in a room, also in one with more people than are told of by name. */
export function useEverybodyHere(roomId: string): { count: number; ids: ReadonlySet<string> } | undefined {
  const { client } = useRealtime();
  const queries = useQueryClient();
  const here = usePeopleHere(roomId);
  const isKnown = here !== undefined;
  const isLarge = here !== undefined && here.count > here.people.size;
  const beyond = useQuery({
    queryKey: ['here', roomId],
    queryFn: () => (here === undefined ? [] : readBeyondWindow(client, roomId, here)),
    enabled: isLarge,
    refetchInterval: readAgainMs,
    staleTime: 0,
  });
  useEffect(() => {
    if (!isKnown) void queries.resetQueries({ queryKey: ['here', roomId] });
  }, [queries, roomId, isKnown]);
  return useMemo(() => {
    if (here === undefined) return undefined;
    const ids = new Set(here.people.keys());
    for (const id of isLarge ? (beyond.data ?? []) : []) ids.add(id);
    return { count: here.count, ids };
  }, [here, isLarge, beyond.data]);
}
