'use client';

import type { FollowedThread } from '@tidewire/protocol/wire';
import { MessagesSquare } from 'lucide-react';
import Link from 'next/link';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { fromStored } from '#web/realtime/rooms/room-log.ts';
import { useFollowedThreads } from '#web/realtime/threads/use-threads.ts';
import { FeedMark } from '../feed/feed-mark.tsx';
import { MessageLine, sayerOf } from '../feed/message-line.tsx';
import { repliesInWords } from '../message/reply-summary.tsx';
import { MessageTime } from '../room/message-time.tsx';
import { BackLink, PaneHeader } from '../shell/pane.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { classNames } from '../ui/class-names.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { RetryNotice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { UnreadCount } from './unread-count.tsx';

/** The threads one began or wrote in, whatever room they are in. */
export function Threads() {
  const { threads: store } = useRealtime();
  const { phase, threads } = useFollowedThreads();
  return (
    <section aria-label="Threads" className="flex min-h-0 flex-1 flex-col">
      <PaneHeader className="max-md:pl-1.5">
        <BackLink href="/rooms" label="Back to your rooms" isPhoneOnly />
        <h1 className="text-[15px] font-semibold">Threads</h1>
      </PaneHeader>
      <div className="thin-scroll flex min-h-0 flex-1 flex-col overflow-y-auto">
        {phase.word === 'loading' ? <ThreadsSkeleton /> : null}
        {phase.word === 'failed' ? (
          <div className="p-4">
            <RetryNotice title="Your threads could not be loaded" onRetry={() => void store.refresh()}>
              {phase.message}
            </RetryNotice>
          </div>
        ) : null}
        {phase.word === 'ready' && threads.length === 0 ? (
          <EmptyState icon={MessagesSquare} title="You follow no thread yet">
            Reply to a message in a thread, or have one of yours answered: it is listed here, and what others
            say in it is counted until you have read it.
          </EmptyState>
        ) : null}
        <ul className="mx-auto w-full max-w-3xl p-2 empty:hidden">
          {threads.map((thread) => (
            <ThreadItem key={thread.root.id} thread={thread} />
          ))}
        </ul>
      </div>
    </section>
  );
}

function ThreadItem({ thread: { root, unread } }: { thread: FollowedThread }) {
  const name = useStore(
    useRealtime().rooms.store,
    ({ rooms }) => rooms.get(root.roomId)?.membership.room.name,
  );
  const isDeleted = root.deletedAt !== undefined;
  const said = useMemo(() => fromStored(root), [root]);
  const sayer = sayerOf({ author: root.author.name, feed: root.feed });
  return (
    <li>
      <Link
        href={`/rooms/${root.roomId}?thread=${root.id}`}
        prefetch={false}
        className="focus-inset grid grid-cols-[2rem_1fr_auto] gap-x-3 gap-y-0.5 rounded-lg px-2.5 py-2.5 hover:bg-hover"
      >
        <span className="row-span-3 pt-0.5">
          {root.feed === undefined ? <Avatar id={root.author.id} name={root.author.name} /> : <FeedMark />}
        </span>
        <span className="flex min-w-0 items-baseline gap-2 text-sm">
          <bdi className="shrink-0 truncate font-semibold">{sayer}</bdi>
          <span className="truncate text-xs text-faint">
            in <bdi>{name ?? 'a room'}</bdi>
          </span>
        </span>
        <span className="text-2xs text-faint">
          <MessageTime at={Date.parse(root.lastReplyAt ?? root.createdAt)} style="short" />
        </span>
        <bdi className={classNames('truncate text-[13px]', isDeleted ? 'text-faint italic' : 'text-ink')}>
          {isDeleted ? 'This message was deleted' : <MessageLine message={said} />}
        </bdi>
        <span className="justify-self-end">{unread > 0 ? <UnreadCount count={unread} /> : null}</span>
        <span className="numeric text-xs text-soft">{repliesInWords(root.replyCount)}</span>
      </Link>
    </li>
  );
}

function ThreadsSkeleton() {
  return (
    <div aria-hidden="true" className="mx-auto w-full max-w-3xl p-4">
      {['w-40', 'w-56', 'w-48'].map((width) => (
        <div key={width} className="mb-5 flex gap-3">
          <Skeleton className="size-8 rounded-lg" />
          <div className="flex flex-1 flex-col gap-2 pt-1">
            <Skeleton className={`h-3 ${width}`} />
            <Skeleton className="h-3 w-4/5" />
          </div>
        </div>
      ))}
    </div>
  );
}
