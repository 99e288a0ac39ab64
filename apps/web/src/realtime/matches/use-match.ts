'use client';

import type { SyncState } from '@tidewire/client';
import { feedChannel, timelineChannel } from '@tidewire/protocol/wire';
import { useEffect, useState } from 'react';
import { useRealtime } from '../realtime-provider.tsx';
import { fromReset, type MatchEvents, noEvents, withEarlier, withMatchEvents } from './timeline.ts';
import { hearMatch, type LiveMatch } from './use-matches.ts';

export type OpenMatch = {
  /** `undefined` until the first answer. */
  live: LiveMatch | undefined;
  timeline: MatchEvents;
  isTimelineKnown: boolean;
  isCurrent: boolean;
};

/** One match with all that has happened in it. */
export function useMatch(feedId: string): OpenMatch {
  const { client } = useRealtime();
  const [live, setLive] = useState<LiveMatch>();
  const [timeline, setTimeline] = useState(noEvents);
  const [isTimelineKnown, setTimelineKnown] = useState(false);
  const [sync, setSync] = useState<SyncState>('joining');

  useEffect(() => {
    const score = client.state(feedChannel(feedId as `match.${string}`), {
      onValue: (value) => {
        if (value === null) return;
        const at = Date.now();
        setLive((before) => hearMatch(before, value, at));
      },
      onSync: setSync,
    });
    const events = client.log(timelineChannel(feedId), {
      onReset: (reset) => {
        setTimeline(fromReset(reset));
        setTimelineKnown(true);
      },
      onEvents: (added) => {
        setTimeline((before) => withMatchEvents(before, added));
        setTimelineKnown(true);
      },
    });
    return () => {
      score.close();
      events.close();
    };
  }, [client, feedId]);

  const first = timeline.events[0]?.seq;
  useEffect(() => {
    if (!timeline.hasMore || first === undefined) return;
    let isOver = false;
    client.history(timelineChannel(feedId), { before: first, limit: 100 }).then(
      (page) => {
        if (!isOver) setTimeline((before) => withEarlier(before, page));
      },
      // Not connected: the timeline comes again, from its end, with the connection.
      () => {},
    );
    return () => {
      isOver = true;
    };
  }, [client, feedId, timeline.hasMore, first]);

  return { live, timeline, isTimelineKnown, isCurrent: sync === 'live' };
}
