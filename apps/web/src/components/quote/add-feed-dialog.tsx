'use client';

import { useQuery } from '@tanstack/react-query';
import type { Feed } from '@tidewire/protocol/wire';
import { Check, Plus } from 'lucide-react';
import { useState } from 'react';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, type OpenProps } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { TextField } from '../ui/text-field.tsx';
import { findFeeds } from './find-feeds.ts';
import { symbolOf } from './format-quote.ts';
import { ProvenanceBadge } from './provenance-badge.tsx';
import { useWatch, useWatchlist } from './use-watchlist.ts';

/** Searches all quotes there are; each can be followed or let go on the spot. */
export function AddFeedDialog({ open, onOpenChange }: OpenProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Add symbols"
      description="Every quote this server knows. What you follow is on your watchlist."
    >
      <FeedSearch />
    </Dialog>
  );
}

function FeedSearch() {
  const [search, setSearch] = useState('');
  const feeds = useQuery({ queryKey: ['feeds'], queryFn: api.feeds });
  const watchlist = useWatchlist();
  const watched = new Set(watchlist.data?.map(({ id }) => id));

  const found = findFeeds(feeds.data ?? [], search);
  return (
    <>
      <TextField
        label="Symbol or name"
        type="search"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setSearch(event.target.value)}
      />
      <ul className="mt-2 flex min-h-72 flex-col">
        {found.map((feed) => (
          <FeedItem key={feed.id} feed={feed} isWatched={watched.has(feed.id)} />
        ))}
        {feeds.isPending ? <Skeleton className="mt-2 h-64 w-full rounded-lg" /> : null}
        {feeds.isError ? (
          <li className="pt-2">
            <Notice title="The symbols could not be loaded">{messageOf(feeds.error)}</Notice>
          </li>
        ) : null}
        {feeds.isSuccess && found.length === 0 ? (
          <li className="py-6 text-center text-sm text-soft">No symbol or name like “{search.trim()}”.</li>
        ) : null}
      </ul>
    </>
  );
}

function FeedItem({ feed, isWatched }: { feed: Feed; isWatched: boolean }) {
  const watch = useWatch();
  const symbol = symbolOf(feed.id);
  return (
    <li className="flex min-h-13 items-center gap-3 border-b border-line/70 last:border-b-0">
      <span className="min-w-0 flex-1">
        <span className="block text-sm font-medium">{symbol}</span>
        <span className="block truncate text-xs text-faint">{feed.title}</span>
      </span>
      <ProvenanceBadge provenance={feed.provenance} />
      <Button
        size="small"
        look={isWatched ? 'ghost' : 'secondary'}
        className="w-25"
        aria-pressed={isWatched}
        onClick={() => watch.mutate({ feed, isWatched: !isWatched })}
      >
        {isWatched ? (
          <>
            <Check aria-hidden="true" className="size-3.5 text-accent-ink" />
            Following
          </>
        ) : (
          <>
            <Plus aria-hidden="true" className="size-3.5" />
            Follow
          </>
        )}
        <span className="sr-only"> {symbol}</span>
      </Button>
    </li>
  );
}
