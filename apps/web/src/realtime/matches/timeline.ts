import type { EventOf, LogReset } from '@tidewire/client';
import type { TimelineData } from '@tidewire/protocol/wire';

/** What has happened in a match, ascending, each event once. */
export type MatchEvents = {
  readonly epoch: string | undefined;
  readonly events: readonly EventOf<TimelineData>[];
  /** There are earlier ones than these. */
  readonly hasMore: boolean;
};

export const noEvents: MatchEvents = { epoch: undefined, events: [], hasMore: false };

export const fromReset = (reset: LogReset<TimelineData>): MatchEvents => ({
  epoch: reset.position.epoch,
  events: reset.events,
  hasMore: reset.more,
});

export function withMatchEvents(before: MatchEvents, added: readonly EventOf<TimelineData>[]): MatchEvents {
  const end = before.events[before.events.length - 1]?.seq ?? 0;
  const fresh = added.filter((event) => event.seq > end);
  return fresh.length === 0 ? before : { ...before, events: [...before.events, ...fresh] };
}

/** An older page, unless the match has begun anew meanwhile. */
export function withEarlier(
  before: MatchEvents,
  page: { epoch: string; events: readonly EventOf<TimelineData>[]; more: boolean },
): MatchEvents {
  if (page.epoch !== before.epoch) return before;
  const start = before.events[0]?.seq ?? Number.POSITIVE_INFINITY;
  const earlier = page.events.filter((event) => event.seq < start);
  return { ...before, events: [...earlier, ...before.events], hasMore: page.more };
}
