'use client';

import { useMutation } from '@tanstack/react-query';
import type { Membership } from '@tidewire/protocol/wire';
import { useRouter } from 'next/navigation';
import { messageOf } from '#web/realtime/api-error.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { Confirmation, type OpenProps } from '../ui/dialog.tsx';
import { toast } from '../ui/toast.ts';
import { leavingInWords } from './leaving-words.ts';

export function LeaveRoom({ membership, open, onOpenChange }: OpenProps & { membership: Membership }) {
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
