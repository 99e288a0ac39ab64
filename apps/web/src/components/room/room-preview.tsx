'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { Hash } from 'lucide-react';
import { api } from '#web/realtime/api.ts';
import { ApiError, messageOf } from '#web/realtime/api-error.ts';
import { withQueries } from '#web/realtime/queries.tsx';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { membersInWords } from './member-words.ts';
import { RoomGone } from './room-gone.tsx';
import { RoomSkeleton } from './room-skeleton.tsx';
import { UnsentMessages } from './unsent-messages.tsx';

/** A public room seen from outside, with the door open; of any other room there is nothing to see. */
function Preview({ roomId }: { roomId: string }) {
  const { rooms } = useRealtime();
  const room = useQuery({ queryKey: ['room', roomId], queryFn: () => api.room(roomId) });
  const join = useMutation({ mutationFn: () => api.join(roomId), onSuccess: (made) => rooms.add(made) });

  if (room.isPending) return <RoomSkeleton />;
  if (room.isError) {
    const isAbsent = room.error instanceof ApiError && !room.error.isRetryable;
    return isAbsent ? (
      <RoomGone
        roomId={roomId}
        title="There is no such room"
        why="It was deleted, or it is private and you were not added."
      />
    ) : (
      <RoomGone roomId={roomId} title="This room could not be loaded" why={messageOf(room.error)} canRetry />
    );
  }
  return (
    <div className="thin-scroll flex min-h-0 flex-1 flex-col overflow-y-auto">
      <EmptyState
        icon={Hash}
        title="Join this room?"
        isPage
        action={
          <div className="flex flex-col items-center gap-3">
            <Button look="primary" disabled={join.isPending} onClick={() => join.mutate()}>
              {join.isPending ? 'Joining…' : 'Join room'}
            </Button>
            {join.isError ? <Notice title="You could not join">{messageOf(join.error)}</Notice> : null}
          </div>
        }
      >
        <span className="font-medium text-ink">{room.data.name}</span>
        <br />
        {room.data.topic === '' ? 'A public room.' : room.data.topic}
        <br />
        {membersInWords(room.data.memberCount)}
      </EmptyState>
      <UnsentMessages roomId={roomId} />
    </div>
  );
}

export const RoomPreview = withQueries(Preview);
