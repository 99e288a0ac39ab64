'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { api } from '#web/realtime/api.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { useRoomList } from '#web/realtime/rooms/use-rooms.ts';
import { searchAddress } from '../search/operators.ts';
import type { Entry, EntryGroup } from './entries.ts';
import { findEntries } from './find-entries.ts';
import { feedPlace, type Place, pagePlaces, personPlace, roomPlace } from './places.ts';
import { readPlaces } from './recent-places.ts';
import { useActions } from './use-actions.ts';
import { usePeople } from './use-people.ts';

const mostRecent = 5;

/** What the palette offers for what was typed; the search for it is always the last. */
export function useEntries(typed: string): EntryGroup[] {
  const { me } = useRealtime();
  const router = useRouter();
  const rooms = useRoomList().map(roomPlace);
  const feeds = useQuery({ queryKey: ['feeds'], queryFn: () => api.feeds() });
  const markets = (feeds.data ?? []).filter(({ kind }) => kind === 'quote').map(feedPlace);
  const matches = (feeds.data ?? []).filter(({ kind }) => kind === 'match').map(feedPlace);
  const people = usePeople().map(personPlace);
  const actions = useActions();
  const [looked] = useState(() => readPlaces(me.id));

  const known = new Map([...rooms, ...markets, ...matches].map((place) => [place.href, place]));
  const recent = looked.flatMap((href) => known.get(href) ?? []).slice(0, mostRecent);
  const isRecent = new Set(recent);

  const entryOf = (place: Place): Entry => ({
    ...place,
    id: place.href,
    choose: () => router.push(place.href),
  });
  const group = (heading: string, places: readonly Place[]): EntryGroup => ({
    heading,
    entries: places.filter((place) => heading === 'Recent' || !isRecent.has(place)).map(entryOf),
  });
  const found = findEntries(
    [
      group('Recent', recent),
      group('Rooms', rooms),
      {
        heading: 'Actions',
        entries: actions.map(({ act, ...action }) => ({ ...action, id: action.label, choose: act })),
      },
      group('Pages', pagePlaces),
      group('Markets', markets),
      group('Matches', matches),
      group('What people said', people),
    ],
    typed,
  );
  const words = typed.trim();
  if (words === '') return found;
  const search: Entry = {
    id: 'search',
    label: `Search for “${words}”`,
    icon: 'search',
    choose: () => router.push(searchAddress(words)),
  };
  return [...found, { heading: 'Messages', entries: [search] }];
}
