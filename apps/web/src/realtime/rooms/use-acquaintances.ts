'use client';

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Author } from '@tidewire/protocol/wire';
import { api } from '../api.ts';
import { useRealtime } from '../realtime-provider.tsx';
import { useRoomList } from './use-rooms.ts';

/** Of so many of the person's rooms the members are offered. */
const maxRooms = 8;

/**
 * People one shares a room with, by name, without oneself and those who are in `exceptRoomId` already. There is no list of everyone: who is
 * here is not everybody's business.
 */
export function useAcquaintances(exceptRoomId?: string): UseQueryResult<Author[]> {
  const { me } = useRealtime();
  const rooms = useRoomList()
    .map(({ id }) => id)
    .filter((id) => id !== exceptRoomId)
    .slice(0, maxRooms);
  return useQuery({
    queryKey: ['acquaintances', exceptRoomId, ...rooms],
    queryFn: async () => {
      const [present, ...elsewhere] = await Promise.all([
        exceptRoomId === undefined ? [] : api.members(exceptRoomId),
        ...rooms.map((id) => api.members(id)),
      ]);
      const except = new Set([me.id, ...present.map(({ user }) => user.id)]);
      const people = new Map(elsewhere.flat().map(({ user }) => [user.id, user]));
      return [...people.values()]
        .filter(({ id }) => !except.has(id))
        .sort((a, b) => a.name.localeCompare(b.name));
    },
  });
}
