'use client';

import { assertNever, type FoundMessage } from '@tidewire/protocol/wire';
import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { useMemo } from 'react';
import { tellsScore } from '#web/realtime/matches/held-news.ts';
import { fromStored } from '#web/realtime/rooms/room-log.ts';
import { FeedMark } from '../feed/feed-mark.tsx';
import { MessageLine, sayerOf } from '../feed/message-line.tsx';
import { MessageTime } from '../room/message-time.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { RetryNotice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { MarkedText } from './marked-text.tsx';
import { groupsOf } from './search-groups.ts';
import { SearchHelp } from './search-help.tsx';
import type { Found } from './use-search.ts';

/** What was found, or what to do next. */
export function SearchResults({
  found,
  asked,
  onText,
}: {
  found: Found;
  asked: string;
  onText: (text: string) => void;
}) {
  switch (found.word) {
    case 'nothing asked':
      return <SearchHelp onText={onText} />;
    case 'looking':
      return <ResultsSkeleton />;
    case 'unreadable':
      return (
        <>
          <p role="status" className="mx-auto w-full max-w-3xl pt-4 text-[13px] text-warn">
            {found.why}.
          </p>
          <SearchHelp onText={onText} />
        </>
      );
    case 'failed':
      return (
        <div className="mx-auto w-full max-w-3xl py-4">
          <RetryNotice title="The search could not be done" onRetry={found.retry}>
            {found.why}
          </RetryNotice>
        </div>
      );
    case 'found':
      return <Hits found={found} asked={asked} />;
    default:
      return assertNever(found);
  }
}

function Hits({ found, asked }: { found: Extract<Found, { word: 'found' }>; asked: string }) {
  const { hits, more, isOld } = found;
  return (
    <div className={classNames('mx-auto w-full max-w-3xl pb-8 transition-opacity', isOld && 'opacity-60')}>
      {hits.length === 0 ? (
        <EmptyState icon={SearchX} title={`Nothing was found for ${asked}`}>
          {more === undefined
            ? 'Try fewer words, or parts of them. Only rooms that you are in are searched.'
            : 'Nothing among the latest messages; there are older ones to look at.'}
        </EmptyState>
      ) : (
        groupsOf(hits).map(({ room, hits: inRoom }) => (
          <section key={inRoom[0]?.message.id} aria-label={room.name}>
            <h2 className="sticky top-0 z-10 truncate bg-canvas pt-4 pb-1.5 text-xs font-semibold text-soft">
              <bdi>{room.name}</bdi>
            </h2>
            <ol className="-mx-2">
              {inRoom.map((hit) => (
                <Hit key={hit.message.id} hit={hit} />
              ))}
            </ol>
          </section>
        ))
      )}
      {more === undefined ? null : (
        <div className="flex justify-center pt-4">
          <Button disabled={more.isLoading} onClick={more.load}>
            {more.isLoading ? 'Looking…' : 'Look further back'}
          </Button>
        </div>
      )}
    </div>
  );
}

function Hit({ hit: { message, room, snippet } }: { hit: FoundMessage }) {
  const { author } = message;
  const at = Date.parse(message.createdAt);
  const said = useMemo(() => fromStored(message), [message]);
  return (
    <li>
      <Link
        data-hit=""
        href={`/rooms/${room.id}?message=${message.id}`}
        prefetch={false}
        className="focus-inset grid grid-cols-[2rem_1fr] gap-x-3 rounded-lg px-2 py-2.5 hover:bg-hover"
      >
        {message.feed === undefined ? <Avatar id={author.id} name={author.name} /> : <FeedMark />}
        <span className="min-w-0">
          <span className="flex items-baseline gap-2">
            <bdi className="truncate text-sm font-semibold">
              {sayerOf({ author: author.name, feed: message.feed })}
            </bdi>
            <span className="shrink-0 text-2xs text-faint">
              <MessageTime at={at} style="day" />, <MessageTime at={at} style="time" />
            </span>
          </span>
          <span dir="auto" className="line-clamp-3 text-[13px] leading-5 wrap-anywhere text-soft">
            {tellsScore(message.feed) ? (
              <MessageLine message={said} />
            ) : (
              <>
                {snippet.text.length < message.body.length && !message.body.startsWith(snippet.text)
                  ? '… '
                  : null}
                <MarkedText {...snippet} />
                {message.body.endsWith(snippet.text) ? null : ' …'}
              </>
            )}
          </span>
        </span>
      </Link>
    </li>
  );
}

function ResultsSkeleton() {
  return (
    <div aria-hidden="true" className="mx-auto w-full max-w-3xl pt-6">
      {['w-3/4', 'w-1/2', 'w-2/3', 'w-5/6'].map((width) => (
        <div key={width} className="grid h-16 grid-cols-[2rem_1fr] items-start gap-x-3">
          <Skeleton className="size-8 rounded-lg" />
          <div className="flex flex-col gap-2 pt-1">
            <Skeleton className="h-3 w-28" />
            <Skeleton className={`h-3 ${width}`} />
          </div>
        </div>
      ))}
    </div>
  );
}
