'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { FoundMessage } from '@tidewire/protocol/wire';
import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '#web/realtime/api.ts';
import { ApiError, messageOf } from '#web/realtime/api-error.ts';

/** Words are looked for when somebody stops typing: a search is no matter of single letters. */
const settleMs = 350;

/**
 * What is searched for stands in the page’s address: it can be linked, survives a reload, and Back from a result shows it again. `text` is
 * what stands in the field at this moment.
 */
export function useSearchText() {
  const asked = useSearchParams().get('q') ?? '';
  const [text, setText] = useState(asked);
  const written = useRef(asked);
  const due = useRef<ReturnType<typeof setTimeout>>(undefined);

  // The address was changed by something else: a link, Back.
  useEffect(() => {
    if (asked === written.current) return;
    written.current = asked;
    clearTimeout(due.current);
    setText(asked);
  }, [asked]);
  useEffect(() => () => clearTimeout(due.current), []);

  const ask = useCallback((words: string) => {
    clearTimeout(due.current);
    written.current = words;
    const url = new URL(window.location.href);
    if (words.trim() === '') url.searchParams.delete('q');
    else url.searchParams.set('q', words);
    written.current = url.searchParams.get('q') ?? '';
    window.history.replaceState(null, '', url);
  }, []);

  const change = useCallback(
    (words: string) => {
      setText(words);
      clearTimeout(due.current);
      due.current = setTimeout(() => ask(words), settleMs);
    },
    [ask],
  );
  return { text, asked: asked.trim(), change, ask: useCallback(() => ask(text), [ask, text]) };
}

export type Found =
  | { word: 'nothing asked' }
  | { word: 'looking' }
  /** The words are no search yet: what they lack, in a sentence. */
  | { word: 'unreadable'; why: string }
  | { word: 'failed'; why: string; retry: () => void }
  | {
      word: 'found';
      hits: readonly FoundMessage[];
      /** These are of the words before; those of now are on their way. */
      isOld: boolean;
      /** There is more to look at, further back. */
      more: { load: () => void; isLoading: boolean } | undefined;
    };

export function useSearch(asked: string): Found {
  const pages = useInfiniteQuery({
    queryKey: ['search', asked],
    queryFn: ({ pageParam, signal }) => api.search(asked, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    enabled: asked !== '',
  });
  if (asked === '') return { word: 'nothing asked' };
  if (pages.error instanceof ApiError && pages.error.code === 'invalid')
    return { word: 'unreadable', why: pages.error.fields.get('query/q') ?? pages.error.message };
  if (pages.isError && pages.data === undefined)
    return { word: 'failed', why: messageOf(pages.error), retry: () => void pages.refetch() };
  if (pages.data === undefined) return { word: 'looking' };
  return {
    word: 'found',
    hits: pages.data.pages.flatMap((page) => page.items),
    isOld: pages.isPlaceholderData,
    more: pages.hasNextPage
      ? { load: () => void pages.fetchNextPage(), isLoading: pages.isFetchingNextPage }
      : undefined,
  };
}
