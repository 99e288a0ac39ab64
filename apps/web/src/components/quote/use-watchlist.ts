'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Feed } from '@tidewire/protocol/wire';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { useNotices } from '#web/realtime/use-notices.ts';
import { toast } from '../ui/toast.ts';

const watchlistKey = ['watchlist'] as const;

/** The quotes a person follows, in their order. Changes in another tab show here. */
export function useWatchlist() {
  const queries = useQueryClient();
  useNotices((notice) => {
    if (notice.kind === 'watchlist.changed') void queries.invalidateQueries({ queryKey: watchlistKey });
  });
  return useQuery({
    queryKey: watchlistKey,
    queryFn: async () => (await api.watchlist()).filter((feed) => feed.kind === 'quote'),
    // Live values come over the socket; only the list itself can grow old.
    staleTime: 5 * 60_000,
  });
}

/** Puts a symbol behind another one, or at the top: shown at once, taken back when the server says no. */
export function useMoveWatch() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ feedId, after }: { feedId: string; after: string | null }) => api.moveWatch(feedId, after),
    onMutate: async ({ feedId, after }) => {
      await queries.cancelQueries({ queryKey: watchlistKey });
      const before = queries.getQueryData<Feed[]>(watchlistKey);
      queries.setQueryData<Feed[]>(watchlistKey, (feeds = []) => moved(feeds, feedId, after));
      return { before };
    },
    onError: (error, _, context) => {
      queries.setQueryData(watchlistKey, context?.before);
      toast.error(`The order: ${messageOf(error)}`);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: watchlistKey }),
  });
}

function moved(feeds: readonly Feed[], feedId: string, after: string | null): Feed[] {
  const others = feeds.filter(({ id }) => id !== feedId);
  const at = others.findIndex(({ id }) => id === after) + 1;
  return [...others.slice(0, at), ...feeds.filter(({ id }) => id === feedId), ...others.slice(at)];
}

/** Follows or no longer follows a feed: shown at once, taken back when the server says no. */
export function useWatch() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ feed, isWatched }: { feed: Feed; isWatched: boolean }) =>
      isWatched ? api.watch(feed.id) : api.unwatch(feed.id),
    onMutate: async ({ feed, isWatched }) => {
      await queries.cancelQueries({ queryKey: watchlistKey });
      const before = queries.getQueryData<Feed[]>(watchlistKey);
      queries.setQueryData<Feed[]>(watchlistKey, (feeds = []) => {
        const others = feeds.filter(({ id }) => id !== feed.id);
        return isWatched ? [...others, feed] : others;
      });
      return { before };
    },
    onError: (error, { feed }, context) => {
      queries.setQueryData(watchlistKey, context?.before);
      toast.error(`${feed.title}: ${messageOf(error)}`);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: watchlistKey }),
  });
}
