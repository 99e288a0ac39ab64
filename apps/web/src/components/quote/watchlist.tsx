'use client';

import type { Feed } from '@tidewire/protocol/wire';
import { Bell, ChartCandlestick, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useSelectedLayoutSegment } from 'next/navigation';
import { useCallback, useState } from 'react';
import { messageOf } from '#web/realtime/api-error.ts';
import { useRepaint } from '#web/realtime/quotes/use-repaint.ts';
import { PaneHeader } from '../shell/pane.tsx';
import { Button, buttonStyle } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { RetryNotice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { toast } from '../ui/toast.ts';
import { useHasBeen } from '../ui/use-has-been.ts';
import { symbolOf } from './format-quote.ts';
import { useWatch, useWatchlist } from './use-watchlist.ts';
import { WatchOrder } from './watch-order.tsx';
import { WatchRow } from './watch-row.tsx';

const AddFeedDialog = dynamic(async () => (await import('./add-feed-dialog.tsx')).AddFeedDialog, {
  ssr: false,
});

/** The quotes a person follows. How many columns are shown is for the width of the pane to say. */
export function Watchlist() {
  const watchlist = useWatchlist();
  const { mutate } = useWatch();
  const selected = useSelectedLayoutSegment();
  const [isAdding, setAdding] = useState(false);
  const hasAdded = useHasBeen(isAdding);
  useRepaint();
  const Heading = selected === null ? 'h1' : 'h2';

  const remove = useCallback(
    (feed: Feed) => {
      mutate({ feed, isWatched: false });
      toast(`${symbolOf(feed.id)} is not followed any more`, {
        action: { label: 'Undo', onClick: () => mutate({ feed, isWatched: true }) },
      });
    },
    [mutate],
  );

  return (
    <>
      <PaneHeader>
        <Heading className="flex-1 text-[15px] font-semibold">Watchlist</Heading>
        <Link
          href="/markets/alerts"
          aria-label="Your alerts"
          className={buttonStyle({ look: 'ghost', size: 'icon-small' })}
        >
          <Bell aria-hidden="true" />
        </Link>
        <Button size="small" className="h-8" onClick={() => setAdding(true)}>
          <Plus aria-hidden="true" className="size-4" />
          Add symbols
        </Button>
      </PaneHeader>
      <div className="thin-scroll @container flex min-h-0 flex-1 flex-col overflow-y-auto bg-inherit">
        {watchlist.isError ? (
          <div className="p-3">
            <RetryNotice title="Your watchlist could not be loaded" onRetry={() => void watchlist.refetch()}>
              {messageOf(watchlist.error)}
            </RetryNotice>
          </div>
        ) : null}
        {watchlist.isSuccess && watchlist.data.length === 0 ? (
          <EmptyState
            icon={ChartCandlestick}
            title="Nothing on your watchlist yet"
            action={
              <Button look="primary" onClick={() => setAdding(true)}>
                Add symbols
              </Button>
            }
          >
            Follow a stock, a fund or a currency and its price moves here as it moves.
          </EmptyState>
        ) : null}
        {watchlist.isPending || (watchlist.data?.length ?? 0) > 0 ? (
          <WatchOrder feeds={watchlist.data ?? []}>
            <table className="watchlist block w-full bg-inherit">
              <caption className="sr-only">Quotes you follow</caption>
              <Columns />
              {watchlist.isPending ? (
                <tbody className="block">
                  {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
                    <RowSkeleton key={key} />
                  ))}
                </tbody>
              ) : null}
              {groupsOf(watchlist.data ?? []).map((group, nth) => (
                <tbody
                  // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place in the list
                  key={nth}
                  className="watch-group"
                  style={{ containIntrinsicHeight: `auto ${group.length * rowPx}px` }}
                >
                  {group.map((feed) => (
                    <WatchRow key={feed.id} feed={feed} isSelected={feed.id === selected} onRemove={remove} />
                  ))}
                </tbody>
              ))}
            </table>
          </WatchOrder>
        ) : null}
      </div>
      {hasAdded ? <AddFeedDialog open={isAdding} onOpenChange={setAdding} /> : null}
    </>
  );
}

const rowPx = 56;
/** Rows are laid out in groups: what moves in one leaves the others alone, and those out of sight are not drawn at all. */
const groupSize = 20;

function groupsOf(feeds: readonly Feed[]): Feed[][] {
  const groups: Feed[][] = [];
  for (let at = 0; at < feeds.length; at += groupSize) groups.push(feeds.slice(at, at + groupSize));
  return groups;
}

const head = 'px-2 py-2 text-2xs font-medium text-faint';

function Columns() {
  return (
    <thead className="sticky top-0 z-20 block bg-inherit">
      <tr className="watch-row shadow-[inset_0_-1px_0_var(--line)]">
        <th scope="col" className={`${head} pl-6 text-left`}>
          Symbol
        </th>
        <th scope="col" className={`${head} text-left @max-[22rem]:hidden`}>
          <span className="sr-only">Recent course</span>
        </th>
        <th scope="col" className={`${head} text-right`}>
          Last
        </th>
        <th scope="col" className={`${head} hidden text-right @3xl:block`}>
          Change
        </th>
        <th scope="col" className={`${head} hidden text-right @3xl:block`}>
          %
        </th>
        <th scope="col" className={`${head} hidden px-4 text-left @4xl:block`}>
          Day range
        </th>
        <th scope="col" className={`${head} hidden text-right @5xl:block`}>
          Volume
        </th>
        <th scope="col" className={`${head} pr-3 text-right @3xl:pr-2`}>
          Age<span className="sr-only"> and source</span>
        </th>
        <th scope="col" className="hidden @3xl:block">
          <span className="sr-only">Alerts, and stop following</span>
        </th>
      </tr>
    </thead>
  );
}

function RowSkeleton() {
  return (
    <tr className="watch-row h-14 border-b border-line/70">
      <td className="pl-6">
        <Skeleton className="h-3 w-14" />
        <Skeleton className="mt-2 h-2.5 w-28" />
      </td>
      <td className="px-2 @max-[22rem]:hidden">
        <Skeleton className="h-5 w-full" />
      </td>
      <td className="px-2">
        <Skeleton className="ml-auto h-3 w-16" />
        <Skeleton className="mt-2 ml-auto h-2.5 w-12 @3xl:hidden" />
      </td>
      <td className="hidden @3xl:block" />
      <td className="hidden @3xl:block" />
      <td className="hidden @4xl:block" />
      <td className="hidden @5xl:block" />
      <td className="pr-3 @3xl:pr-2">
        <Skeleton className="ml-auto h-2.5 w-10" />
        <Skeleton className="mt-2 ml-auto h-2.5 w-12" />
      </td>
      <td className="hidden @3xl:block" />
    </tr>
  );
}
