'use client';

import { useQuery } from '@tanstack/react-query';
import type { Feed } from '@tidewire/protocol/wire';
import { ChartNoAxesColumn, Check, Plus } from 'lucide-react';
import Link from 'next/link';
import { useCallback, useRef } from 'react';
import { api } from '#web/realtime/api.ts';
import { ApiError, messageOf } from '#web/realtime/api-error.ts';
import type { QuoteEntry } from '#web/realtime/quotes/quote-board.ts';
import { AlertBell } from '../alert/alert-bell.tsx';
import { BackLink, PaneHeader } from '../shell/pane.tsx';
import { Button, buttonStyle } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { symbolOf } from './format-quote.ts';
import { PriceChart } from './price-chart.tsx';
import { QuoteFacts, QuotePrice } from './quote-price.tsx';
import { useQuoteCells } from './use-quote-cells.ts';
import { useWatch, useWatchlist } from './use-watchlist.ts';

/** A chart wants more than a cell does; the screen shows no more than this. */
const chartRate = 20;

/** One quote: its price, its facts, its course. */
export function FeedPage({ feedId }: { feedId: string }) {
  const feed = useQuery({ queryKey: ['feed', feedId], queryFn: () => api.feed(feedId) });
  if (feed.isPending) return <FeedSkeleton feedId={feedId} />;
  if (feed.isError) {
    const isAbsent = feed.error instanceof ApiError && !feed.error.isRetryable;
    return (
      <EmptyState
        icon={ChartNoAxesColumn}
        title={isAbsent ? `There is no feed ${feedId}` : 'This feed could not be loaded'}
        isPage
        action={
          <>
            {isAbsent ? null : <Button onClick={() => void feed.refetch()}>Try again</Button>}
            <Link href="/markets" className={buttonStyle({ look: 'primary' })}>
              Your watchlist
            </Link>
          </>
        }
      >
        {isAbsent ? 'It was removed, or the address is mistyped.' : messageOf(feed.error)}
      </EmptyState>
    );
  }
  return <FeedView key={feedId} feed={feed.data} />;
}

function FeedView({ feed }: { feed: Feed }) {
  const root = useRef<HTMLElement>(null);
  const hear = useRef<(entry: QuoteEntry) => void>(undefined);
  const onTick = useCallback((entry: QuoteEntry) => hear.current?.(entry), []);
  const listen = useCallback((next: (entry: QuoteEntry) => void) => {
    hear.current = next;
  }, []);
  useQuoteCells(root, feed, { maxRate: chartRate, isNeededUnseen: true, onTick });
  return (
    <section ref={root} aria-label={symbolOf(feed.id)} className="quote flex min-h-0 flex-1 flex-col">
      <PaneHeader className="max-md:pl-1.5">
        <BackToWatchlist />
        <h1 className="text-[15px] font-semibold">{symbolOf(feed.id)}</h1>
        <p className="min-w-0 flex-1 truncate text-[13px] text-faint">{feed.title}</p>
        <AlertBell feed={feed} name={symbolOf(feed.id)} />
        <FollowButton feed={feed} />
      </PaneHeader>
      <QuotePrice feed={feed} />
      <QuoteFacts feed={feed} />
      <PriceChart feed={feed} listen={listen} />
    </section>
  );
}

function FollowButton({ feed }: { feed: Feed }) {
  const watchlist = useWatchlist();
  const watch = useWatch();
  const isWatched = watchlist.data?.some(({ id }) => id === feed.id) ?? false;
  return (
    <Button
      size="small"
      className="h-8 w-27"
      aria-pressed={isWatched}
      disabled={watchlist.isPending}
      onClick={() => watch.mutate({ feed, isWatched: !isWatched })}
    >
      {isWatched ? (
        <Check aria-hidden="true" className="size-3.5 text-accent-ink" />
      ) : (
        <Plus aria-hidden="true" className="size-3.5" />
      )}
      {isWatched ? 'Following' : 'Follow'}
      <span className="sr-only"> {symbolOf(feed.id)}</span>
    </Button>
  );
}

function BackToWatchlist() {
  return <BackLink href="/markets" label="Back to your watchlist" />;
}

function FeedSkeleton({ feedId }: { feedId: string }) {
  return (
    <>
      <PaneHeader className="max-md:pl-1.5">
        <BackToWatchlist />
        <h1 className="text-[15px] font-semibold">{symbolOf(feedId)}</h1>
      </PaneHeader>
      <div aria-hidden="true" className="flex flex-1 flex-col gap-4 p-4">
        <Skeleton className="h-9 w-48" />
        <Skeleton className="h-8 w-full max-w-xl" />
        <Skeleton className="w-full flex-1 rounded-lg" />
      </div>
    </>
  );
}
