'use client';

import { feedChannel, type MatchState, type Quote } from '@tidewire/protocol/wire';
import { useEffect, useState } from 'react';
import { useRealtime } from '../realtime-provider.tsx';
import { type ClockReading, readClock } from './match-clock.ts';
import { type MatchMemory, remember } from './match-memory.ts';

/** One match as it was heard: how it stood, for whoever sees it later, and how its clock goes. */
export type LiveMatch = { readonly memory: MatchMemory; readonly reading: ClockReading };

export const hearMatch = (before: LiveMatch | undefined, match: MatchState, at: number): LiveMatch => ({
  memory: remember(before?.memory, match, at),
  reading: readClock(before?.reading, match, at),
});

/**
 * Matches by feed id; only those that were heard of. Scores change a few times a minute, so React may draw them.
 */
export function useLiveMatches(feedIds: readonly string[]): ReadonlyMap<string, LiveMatch> {
  const { client } = useRealtime();
  const [matches, setMatches] = useState<ReadonlyMap<string, LiveMatch>>(() => new Map());
  const key = feedIds.join(' ');

  useEffect(() => {
    const subscriptions = key
      .split(' ')
      .filter(Boolean)
      .map((feedId) => {
        const channel: `feed:${string}` = feedChannel(feedId);
        return client.state(
          channel,
          {
            onValue: (value) => {
              if (value === null || !isMatch(value)) return;
              const at = Date.now();
              setMatches((before) => new Map(before).set(feedId, hearMatch(before.get(feedId), value, at)));
            },
          },
          { maxRate: 2 },
        );
      });
    return () => {
      for (const subscription of subscriptions) subscription.close();
    };
  }, [client, key]);

  return matches;
}

export const isMatch = (value: Quote | MatchState): value is MatchState => 'home' in value;
