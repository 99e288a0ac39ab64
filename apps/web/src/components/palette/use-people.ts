'use client';

import { useQuery } from '@tanstack/react-query';
import type { Author } from '@tidewire/protocol/wire';
import { api } from '#web/realtime/api.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { useRoomList } from '#web/realtime/rooms/use-rooms.ts';

/** Of so many of the person’s rooms the people are offered. */
const maxRooms = 4;

/** People one shares a room with: there is no list of everyone. Nobody is offered until they are known, or if they cannot be asked for. */
export function usePeople(): readonly Author[] {
  const { me } = useRealtime();
  const rooms = useRoomList()
    .slice(0, maxRooms)
    .map(({ id }) => id)
    .sort();
  const members = useQuery({
    queryKey: ['people of', ...rooms],
    queryFn: async () => (await Promise.all(rooms.map((id) => api.members(id)))).flat(),
    enabled: rooms.length > 0,
  });
  const people = new Map((members.data ?? []).map(({ user }) => [user.id, user]));
  people.delete(me.id);
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name));
}
