'use client';

import { useQuery } from '@tanstack/react-query';
import { handleOf, type Member, type Room } from '@tidewire/protocol/wire';
import { useCallback, useMemo, useState } from 'react';
import { api } from '#web/realtime/api.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import type { Callable } from '../message/mentions.tsx';

/**
 * Who can be called in a room. Its members are asked for only once an at sign is written there, or stands in what was said
 * (`isSaid`). They are the same that the
 * list of members shows.
 */
export function useCallable(room: Room, isSaid: boolean): Callable {
  const { me } = useRealtime();
  const [isWritten, setWritten] = useState(false);
  const ask = useCallback(() => setWritten(true), []);
  const members = useQuery({
    queryKey: ['members', room.id, room.memberCount],
    queryFn: () => api.members(room.id),
    enabled: isSaid || isWritten,
    placeholderData: (before) => before,
  });
  return useMemo(
    () => ({
      people: peopleOf(members.data ?? []),
      me: { id: me.id, handle: me.handle },
      isKnown: members.data !== undefined,
      ask,
    }),
    [members.data, me.id, me.handle, ask],
  );
}

function peopleOf(members: readonly Member[]): Callable['people'] {
  const people = new Map<string, { id: string; name: string }>();
  for (const { user, username } of members) {
    const handle = handleOf({ username, name: user.name });
    if (handle !== undefined) people.set(handle, { id: user.id, name: user.name });
  }
  return people;
}
