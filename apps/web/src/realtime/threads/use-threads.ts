'use client';

import type { FollowedThread } from '@tidewire/protocol/wire';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useRealtime } from '../realtime-provider.tsx';
import type { ThreadsState } from './followed-threads.ts';

/** Replies by others in a thread that one follows and has not read. */
export const useThreadUnread = (rootId: string): number =>
  useStore(useRealtime().threads.store, ({ threads }) => threads.get(rootId)?.unread ?? 0);

/** How far one has read in a thread; `undefined` when one does not follow it. */
export const useThreadReadSeq = (rootId: string): number | undefined =>
  useStore(useRealtime().threads.store, ({ threads }) => threads.get(rootId)?.lastReadSeq);

export const useThreadsUnread = (): number =>
  useStore(useRealtime().threads.store, ({ threads }) => {
    let total = 0;
    for (const thread of threads.values()) total += thread.unread;
    return total;
  });

/** The latest answered first. */
export function useFollowedThreads(): { phase: ThreadsState['phase']; threads: readonly FollowedThread[] } {
  const { phase, threads } = useStore(useRealtime().threads.store);
  return useMemo(
    () => ({
      phase,
      threads: [...threads.values()].sort((a, b) => timeOf(b) - timeOf(a)),
    }),
    [phase, threads],
  );
}

const timeOf = ({ root }: FollowedThread): number => Date.parse(root.lastReplyAt ?? root.createdAt);
