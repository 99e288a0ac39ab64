'use client';

import type { SyncState } from '@tidewire/client';
import { feedChannel, type MatchState, type TimelineData, timelineChannel } from '@tidewire/protocol/wire';
import { useEffect, useState } from 'react';
import { useRealtime } from '../realtime-provider.tsx';
import { fromReset, type MatchEvents, noEvents, withEarlier, withMatchEvents } from './timeline.ts';

export type LiveMatch = {
  /** `undefined` until the first answer. */
  state: MatchState | undefined;
  timeline: MatchEvents;
  isTimelineKnown: boolean;
  isCurrent: boolean;
};

/** One match with all that has happened in it. `onEvent` hears what happens from now on. */
export function useMatch(feedId: string, onEvent: (event: TimelineData) => void): LiveMatch {
  const { client } = useRealtime();
  const [state, setState] = useState<MatchState>();
  const [timeline, setTimeline] = useState(noEvents);
  const [isTimelineKnown, setTimelineKnown] = useState(false);
  const [sync, setSync] = useState<SyncState>('joining');

  useEffect(() => {
    const score = client.state(feedChannel(feedId as `match.${string}`), {
      onValue: (value) => setState(value ?? undefined),
      onSync: setSync,
    });
    const events = client.log(timelineChannel(feedId), {
      onReset: (reset) => {
        setTimeline(fromReset(reset));
        setTimelineKnown(true);
      },
      onEvents: (added, { replayed }) => {
        setTimeline((before) => withMatchEvents(before, added));
        setTimelineKnown(true);
        if (!replayed) for (const { data } of added) onEvent(data);
      },
    });
    return () => {
      score.close();
      events.close();
    };
  }, [client, feedId, onEvent]);

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

  return { state, timeline, isTimelineKnown, isCurrent: sync === 'live' };
}
