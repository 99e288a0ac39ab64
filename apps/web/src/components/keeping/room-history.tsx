'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { AuditEvent } from '@tidewire/protocol/wire';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { keepingApi } from '#web/realtime/keeping-api.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { momentInWords } from './end-words.ts';
import { deedInWords } from './history-words.ts';

/** What those who keep the room did in it, and why: the part of the audit log that is about it. */
export function RoomHistory({ roomId }: { roomId: string }) {
  const members = useQuery({ queryKey: ['members', roomId], queryFn: () => api.members(roomId) });
  const history = useInfiniteQuery({
    queryKey: ['keeping', roomId, 'history'],
    queryFn: ({ pageParam }) => keepingApi.history(roomId, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  if (history.isPending) return <Skeleton className="h-32 w-full rounded-lg" />;
  if (history.isError) return <Notice title="It could not be loaded">{messageOf(history.error)}</Notice>;
  const names = new Map(members.data?.map(({ user }) => [user.id, user.name]));
  const events = history.data.pages.flatMap((page) => page.items);
  if (events.length === 0) return <p className="text-[13px] text-soft">Nothing was done yet.</p>;
  return (
    <>
      <ol className="flex flex-col divide-y divide-line">
        {events.map((event) => (
          <Deed key={event.id} event={event} names={names} />
        ))}
      </ol>
      {history.hasNextPage ? (
        <Button
          className="mt-3 w-full"
          disabled={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          Show older
        </Button>
      ) : null}
    </>
  );
}

function Deed({ event, names }: { event: AuditEvent; names: ReadonlyMap<string, string> }) {
  return (
    <li className="py-2.5 text-[13px]">
      <p className="wrap-anywhere">{deedInWords(event, names)}</p>
      {event.reason === null ? null : <p className="wrap-anywhere text-soft">“{event.reason}”</p>}
      <p className="text-xs text-faint">{momentInWords(event.createdAt)}</p>
    </li>
  );
}
