'use client';

import { useMemo, useSyncExternalStore } from 'react';
import { useRealtime } from '../realtime-provider.tsx';
import { RevealedMatches } from './revealed.ts';

const none: ReadonlySet<string> = new Set();
const stores = new Map<string, RevealedMatches>();

function storeOf(userId: string): RevealedMatches {
  const known = stores.get(userId);
  if (known !== undefined) return known;
  const store = new RevealedMatches(browserShelf(), userId);
  stores.set(userId, store);
  return store;
}

/** Even touching the storage throws where it is forbidden. */
function browserShelf(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

/** Matches that this person has asked to see as they are, although scores are held back. */
export function useRevealed(): {
  ids: ReadonlySet<string>;
  reveal: (feedId: string) => void;
  hide: (feedId: string) => void;
} {
  const { me } = useRealtime();
  const store = useMemo(() => storeOf(me.id), [me.id]);
  const ids = useSyncExternalStore(
    (listener) => store.subscribe(listener),
    () => store.ids,
    () => none,
  );
  return useMemo(
    () => ({ ids, reveal: (feedId) => store.reveal(feedId), hide: (feedId) => store.hide(feedId) }),
    [ids, store],
  );
}
