'use client';

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { Post } from '@tidewire/protocol/wire';
import { streamChannel } from '@tidewire/protocol/wire';
import { useEffect, useMemo } from 'react';
import { api } from '../api.ts';
import { messageOf } from '../api-error.ts';
import { useRealtime } from '../realtime-provider.tsx';

const key = ['posts'] as const;

export type Posts =
  | { readonly word: 'loading' }
  | { readonly word: 'failed'; readonly why: string; readonly retry: () => void }
  /** The latest first. `more` is there when there are older ones. */
  | {
      readonly word: 'here';
      readonly posts: readonly Post[];
      readonly more: { readonly load: () => void; readonly isLoading: boolean } | undefined;
    };

/**
 * What the people whom this person follows post, live: the stream says that there is something, and its words are read, so that what was
 * changed or taken away meanwhile is seen too.
 */
export function usePosts(): Posts {
  const { client, me } = useRealtime();
  const queries = useQueryClient();
  useEffect(() => {
    const again = () => void queries.invalidateQueries({ queryKey: key });
    const stream = client.log(streamChannel(me.id), { onEvents: again, onReset: again });
    return () => stream.close();
  }, [client, me.id, queries]);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => api.posts(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    staleTime: 0,
  });
  return useMemo(() => {
    if (data !== undefined) {
      const more = hasNextPage
        ? { load: () => void fetchNextPage(), isLoading: isFetchingNextPage }
        : undefined;
      return { word: 'here', posts: data.pages.flatMap(({ items }) => items), more };
    }
    return error === null
      ? { word: 'loading' }
      : { word: 'failed', why: messageOf(error), retry: () => void refetch() };
  }, [data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage]);
}
