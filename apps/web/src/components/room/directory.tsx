'use client';

import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import type { Room } from '@tidewire/protocol/wire';
import { Compass, Hash } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { useRoomList } from '#web/realtime/rooms/use-rooms.ts';
import { BackLink, PaneHeader } from '../shell/pane.tsx';
import { Button, buttonStyle } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { RetryNotice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { toast } from '../ui/toast.ts';
import { membersInWords } from './member-words.ts';

/** Public rooms, for looking around. */
export function Directory() {
  const mine = new Set(useRoomList().map(({ id }) => id));
  const pages = useInfiniteQuery({
    queryKey: ['directory'],
    queryFn: ({ pageParam }) => api.directory(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 5_000,
  });
  const rooms = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-label="Browse rooms" className="flex min-h-0 flex-1 flex-col">
      <PaneHeader className="max-md:pl-1.5">
        <BackLink href="/rooms" label="Back to your rooms" isPhoneOnly />
        <h1 className="text-[15px] font-semibold">Browse rooms</h1>
      </PaneHeader>
      <div className="thin-scroll flex min-h-0 flex-1 flex-col overflow-y-auto">
        {pages.isError ? (
          <div className="p-4">
            <RetryNotice title="The rooms could not be loaded" onRetry={() => void pages.refetch()}>
              {messageOf(pages.error)}
            </RetryNotice>
          </div>
        ) : null}
        {pages.isSuccess && rooms.length === 0 ? (
          <EmptyState icon={Compass} title="No public rooms yet">
            Create one: whoever looks around here will find it.
          </EmptyState>
        ) : null}
        <ul className="mx-auto w-full max-w-3xl px-4 py-3 empty:hidden md:px-6">
          {pages.isPending ? ['a', 'b', 'c', 'd', 'e'].map((key) => <RowSkeleton key={key} />) : null}
          {rooms.map((room) => (
            <DirectoryItem key={room.id} room={room} isMine={mine.has(room.id)} />
          ))}
        </ul>
        {pages.hasNextPage ? (
          <Button
            className="mx-auto mb-6"
            disabled={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {pages.isFetchingNextPage ? 'Loading…' : 'Show more'}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function DirectoryItem({ room, isMine }: { room: Room; isMine: boolean }) {
  const { rooms } = useRealtime();
  const router = useRouter();
  const join = useMutation({
    mutationFn: () => api.join(room.id),
    onSuccess: (membership) => {
      rooms.add(membership);
      router.push(`/rooms/${room.id}`);
    },
    onError: (error) => toast.error(messageOf(error)),
  });
  return (
    <li className="flex min-h-16 items-center gap-3 border-b border-line py-2.5 last:border-b-0">
      <Hash aria-hidden="true" className="size-4 shrink-0 text-faint" />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          <span className="truncate text-sm font-medium">{room.name}</span>
          <span className="numeric shrink-0 text-xs text-faint">{membersInWords(room.memberCount)}</span>
        </p>
        <p className="truncate text-[13px] text-soft">{room.topic === '' ? 'No topic' : room.topic}</p>
      </div>
      {isMine ? (
        <Link
          href={`/rooms/${room.id}`}
          aria-label={`Open ${room.name}`}
          className={buttonStyle({ look: 'ghost', size: 'small' })}
        >
          Open
        </Link>
      ) : (
        <Button
          size="small"
          aria-label={`Join ${room.name}`}
          disabled={join.isPending}
          onClick={() => join.mutate()}
        >
          Join
        </Button>
      )}
    </li>
  );
}

function RowSkeleton() {
  return (
    <li aria-hidden="true" className="flex h-16 items-center gap-3 border-b border-line">
      <Skeleton className="size-4" />
      <span className="flex flex-1 flex-col gap-2">
        <Skeleton className="h-3 w-40" />
        <Skeleton className="h-2.5 w-64" />
      </span>
    </li>
  );
}
