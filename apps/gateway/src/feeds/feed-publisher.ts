import type { FeedCreate, MatchState, Quote, TimelineData } from '@tidewire/protocol';
import type { Lease } from './source-book.ts';

/**
 * What a source is handed: the only way out of this room. A source never learns of brokers, sockets or the database.
 *
 * - `quote` and `match` are state: the whole new value. They return at once and never throw; the newest wins, and what cannot be
 *   delivered in time is skipped, not queued.
 * - `timeline` is a log: it resolves once the event is committed and rejects when it could not be. Calls for one feed are awaited one
 *   after the other by the source, so their order is the order of the log. Under a lease that is over it is not committed.
 */
export type FeedPublisher = {
  /** Makes the feed known, or updates its title, currency and provenance. Must have resolved before anything is published to it. */
  declare(feed: FeedCreate): Promise<void>;
  /**
   * Records quotes that were not seen live, oldest first, without delivering them to anybody: the past that a chart begins with.
   * The last one becomes the feed's latest value when nothing newer was published.
   */
  history(feedId: string, quotes: readonly Quote[]): Promise<void>;
  quote(feedId: string, quote: Quote): void;
  match(feedId: string, state: MatchState): void;
  timeline(feedId: string, data: TimelineData, lease?: Lease): Promise<void>;
  /** What the feed's timeline tells so far, oldest first. */
  recall(feedId: string): Promise<readonly TimelineData[]>;
  /** The source was heard of and had nothing new: silence that is none. */
  alive(): void;
  /** Clears the feed's history and timeline; the timeline starts a new epoch at `seq` 0. */
  restart(feedId: string): Promise<void>;
};
