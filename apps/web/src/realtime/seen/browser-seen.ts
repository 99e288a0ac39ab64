'use client';

import { personStorage } from '@tidewire/client/kept';
import type { Me, Realtime } from '../realtime.ts';
import { keepSeen, type SeenStorage } from './keep-seen.ts';
import type { SeenRoom } from './seen-room.ts';

/** A moment in which more may change: what is written then is written once. */
const settledMs = 1_000;

export const browserSeen = (): SeenStorage => personStorage<Me, SeenRoom>('tidewire-seen');

/** Keeps what this page shows until the returned function is called. */
export function keepInBrowser({ me, rooms }: Pick<Realtime, 'me' | 'rooms'>): () => void {
  const storage = browserSeen();
  const end = keepSeen({
    me,
    store: rooms.store,
    storage,
    later: (act) => {
      const timer = setTimeout(act, settledMs);
      return () => clearTimeout(timer);
    },
    onPutAway: (act) => {
      const look = () => {
        if (document.visibilityState === 'hidden') act();
      };
      document.addEventListener('visibilitychange', look);
      window.addEventListener('pagehide', act);
      return () => {
        document.removeEventListener('visibilitychange', look);
        window.removeEventListener('pagehide', act);
      };
    },
    // Reading without a network is all that is missing then: not worth an alarm.
    report: (error) => console.warn('What is seen cannot be kept in this browser.', error),
  });
  return () => {
    end();
    storage.close();
  };
}

/** Nothing that anybody has seen stays. */
export async function forgetSeen(): Promise<void> {
  const storage = browserSeen();
  try {
    await storage.forget();
  } finally {
    storage.close();
  }
}
