'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { heldWords, isHeld, type Sayable } from '#web/realtime/matches/held-news.ts';
import { useRevealed } from '#web/realtime/matches/use-revealed.ts';
import { knownScoreHold } from '../match/use-score-hold.ts';
import { plainText } from '../room/plain-text.ts';

/** A message as it is said aloud, or told by the computer, at this moment: what is held back then is not told later either. */
export function useMessageWords(): (message: Sayable & { readonly body: string }) => string {
  const queries = useQueryClient();
  const revealed = useRevealed().ids;
  return useCallback(
    (message) =>
      isHeld(message, { hold: knownScoreHold(queries), revealed, now: Date.now() })
        ? heldWords
        : plainText(message.body),
    [queries, revealed],
  );
}
