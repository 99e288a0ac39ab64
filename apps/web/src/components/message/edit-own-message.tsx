'use client';

import { useMutation } from '@tanstack/react-query';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { toast } from '../ui/toast.ts';
import { EditMessage } from './edit-message.tsx';

/** Other words for a message of one’s own, asked for by a key instead of its menu. */
export function EditOwnMessage({
  roomId,
  messageId,
  body,
  onClose,
}: {
  roomId: string;
  messageId: string;
  body: string;
  onClose: () => void;
}) {
  const edit = useMutation({
    mutationFn: (next: string) => api.editMessage(roomId, messageId, next),
    onError: (error) => toast.error(messageOf(error)),
    onSuccess: onClose,
  });
  return (
    <EditMessage
      body={body}
      onSave={(next) => edit.mutate(next)}
      onClose={onClose}
      pending={edit.isPending}
    />
  );
}
