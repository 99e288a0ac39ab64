'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { browserShelf, onDrafts, readDraft } from './drafts.ts';

/** The words that a person has begun to write in a room and not sent; empty when there are none. */
export function useDraft(roomId: string): string {
  const { me } = useRealtime();
  const read = useCallback(() => readDraft(browserShelf(), me.id, roomId), [me.id, roomId]);
  return useSyncExternalStore(onDrafts, read, () => '');
}
