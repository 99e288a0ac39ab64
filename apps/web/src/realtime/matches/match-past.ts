import type { FeedEvent } from '@tidewire/protocol/wire';
import type { Heard } from './match-memory.ts';

/**
 * What a feed's history says of how its match stood. When something became known is in the event's id, a UUID version 7 (RFC 9562 §5.7): a
 * replay's own times are of another year.
 */
export function pastOf(events: readonly FeedEvent[]): Heard[] {
  return events.flatMap(({ id, value }) =>
    value.type === 'match'
      ? [{ match: value.match, at: Number.parseInt(id.replace('-', '').slice(0, 12), 16) }]
      : [],
  );
}
