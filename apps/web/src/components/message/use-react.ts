'use client';

import { useMutation } from '@tanstack/react-query';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { toast } from '../ui/toast.ts';

export type Toggle = { messageId: string; emoji: string; mine: boolean };

/** Adds one’s reaction or takes it back. The page shows it when the room’s log says that it happened. */
export function useReact(roomId: string): (toggle: Toggle) => void {
  const react = useMutation({
    mutationFn: ({ messageId, emoji, mine }: Toggle) =>
      mine ? api.unreact(roomId, messageId, emoji) : api.react(roomId, messageId, emoji),
    onError: (error) => toast.error(messageOf(error)),
  });
  return react.mutate;
}
