'use client';

import { feedChannel, type MatchState, type Quote } from '@tidewire/protocol/wire';
import { useEffect, useState } from 'react';
import { useRealtime } from '../realtime-provider.tsx';

/**
 * The present state of matches, by feed id; only of those that were heard of. Scores change a few times a minute, so React may draw
 * them.
 */
export function useLiveMatches(feedIds: readonly string[]): ReadonlyMap<string, MatchState> {
  const { client } = useRealtime();
  const [states, setStates] = useState<ReadonlyMap<string, MatchState>>(() => new Map());
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
              if (value !== null && isMatch(value)) setStates((before) => new Map(before).set(feedId, value));
            },
          },
          { maxRate: 2 },
        );
      });
    return () => {
      for (const subscription of subscriptions) subscription.close();
    };
  }, [client, key]);

  return states;
}

const isMatch = (value: Quote | MatchState): value is MatchState => 'home' in value;
