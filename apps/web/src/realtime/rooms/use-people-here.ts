'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useConnectionWord } from '../connection/use-connection.ts';
import { useRealtime } from '../realtime-provider.tsx';
import type { PeopleHere } from './people-here.ts';
import { type PeopleWatch, readBeyondWindow, watchPeople } from './watch-people.ts';

/** How often those whose coming and going is not told are read again, while somebody looks at them. */
const readAgainMs = 10_000;

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
