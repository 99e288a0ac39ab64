'use client';

import { useMutation } from '@tanstack/react-query';
import type { Membership, Room } from '@tidewire/protocol/wire';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { Confirmation } from '../ui/dialog.tsx';
import { leavingInWords } from './leaving-words.ts';

type Asked = { open: boolean; onOpenChange: (open: boolean) => void };

export function LeaveRoom({ membership, open, onOpenChange }: Asked & { membership: Membership }) {
  const { room } = membership;
  const { rooms } = useRealtime();
  const router = useRouter();
  const leave = useMutation({
    mutationFn: () => rooms.leave(room.id),
    onSuccess: () => {
      router.push('/rooms');
      toast(`You left ${room.name}`);
    },
    onError: (error) => {
      onOpenChange(false);
      toast.error(messageOf(error));
    },
  });
  return (
    <Confirmation
      open={open}
      onOpenChange={onOpenChange}
      title={`Leave ${room.name}?`}
      description={leavingInWords(membership)}
      action="Leave room"
      onConfirm={() => leave.mutate()}
      pending={leave.isPending}
    />
  );
}

export function DeleteRoom({ room, open, onOpenChange }: Asked & { room: Room }) {
  const router = useRouter();
  const remove = useMutation({
    mutationFn: () => api.deleteRoom(room.id),
    onSuccess: () => {
      router.push('/rooms');
      toast(`${room.name} was deleted`);
    },
    onError: (error) => {
      onOpenChange(false);
      toast.error(messageOf(error));
    },
  });
  return (
    <Confirmation
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete ${room.name}?`}
      description="The room and all its messages are gone for everyone. This cannot be undone."
      action="Delete room"
      onConfirm={() => remove.mutate()}
      pending={remove.isPending}
    />
  );
}
