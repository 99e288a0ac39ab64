'use client';

import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import type { Membership } from '@tidewire/protocol/wire';
import { useRouter } from 'next/navigation';
import { api } from '#web/realtime/api.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';

export type DirectWanted = { participantIds: string[]; id?: string };

/** Finds or makes the room with these people, and goes there. */
export function useOpenDirect(): UseMutationResult<Membership, Error, DirectWanted> {
  const { rooms } = useRealtime();
  const router = useRouter();
  return useMutation({
    mutationFn: ({ participantIds, id }: DirectWanted) => api.openDirectRoom(participantIds, id),
    onSuccess: (membership) => {
      rooms.add(membership);
      router.push(`/rooms/${membership.room.id}`);
    },
  });
}
