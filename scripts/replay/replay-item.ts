import type { FeedCreate, FeedEventInput } from '@tidewire/protocol';

/** One step of a replay: what to say, and when. A row of a price file, or a moment of a match. */
export type ReplayItem = {
  feed: FeedCreate;
  /** Milliseconds after the replay's beginning. */
  dueMs: number;
  /** The events to publish; `now` (Unix ms) is the source's time where the record has none of its own. */
  events(now: number): FeedEventInput[];
  /** How much of the whole is done after this one, 0 to 1. */
  done: number;
  /** A few words on where the replay is. */
  label: string;
};
