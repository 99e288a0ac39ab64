'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { isHeld, type Sayable } from '#web/realtime/matches/held-news.ts';
import { useRevealed } from '#web/realtime/matches/use-revealed.ts';
import { useScoreHold } from '../match/use-score-hold.ts';

/** Whether news of a match are held back from this person right now, and the way to see them all the same. */
export function useHeld({ feed, createdAt, editedAt }: Sayable): { isHeldBack: boolean; reveal: () => void } {
  const { hold } = useScoreHold();
  const revealed = useRevealed();
  const held = useCallback(
    () => isHeld({ feed, createdAt, editedAt }, { hold, revealed: revealed.ids, now: Date.now() }),
    [feed, createdAt, editedAt, hold, revealed.ids],
  );
  const isWaiting = hold?.holdBack === 'delay';
  const follow = useCallback(
    (listener: () => void) => {
      if (!isWaiting) return () => undefined;
      const timer = setInterval(() => {
        listener();
        if (!held()) clearInterval(timer);
      }, 1_000);
      return () => clearInterval(timer);
    },
    [isWaiting, held],
  );
  const isHeldBack = useSyncExternalStore(follow, held, () => true);
  const reveal = () => {
    if (feed !== undefined) revealed.reveal(feed.id);
  };
  return { isHeldBack, reveal };
}
