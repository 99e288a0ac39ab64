import type { FeedStore } from '@tidewire/database';
import type { FeedEventInput } from '@tidewire/protocol';
import type { Clock } from './clock.ts';
import { FeedBatches } from './feed-batches.ts';
import type { Log } from './log.ts';

export interface FeedRecorderParts {
  readonly record: FeedStore['record'];
  readonly clock: Clock;
  readonly log: Log;
  /** Between commits. */
  readonly everyMs?: number;
}

/**
 * Keeps the history of feeds that publish often: one value per feed and interval, the newest, all feeds in one commit. What waits is
 * never more than one value per feed; while the database is away, newer values take the place of older ones.
 */
export class FeedRecorder {
  readonly #batches: FeedBatches<FeedEventInput>;

  constructor({ record, clock, log, everyMs = 1_000 }: FeedRecorderParts) {
    this.#batches = new FeedBatches({
      clock,
      everyMs,
      write: (batch) => record([...batch].map(([feedId, event]) => ({ feedId, events: [event] }))),
      onFailed: (error, { size }) =>
        log.warn({ err: error, feeds: size }, 'values of feeds could not be recorded'),
      merge: (older, newer) => newer ?? older,
    });
  }

  note(feedId: string, event: FeedEventInput): void {
    this.#batches.note(feedId, () => event);
  }

  /** What has not been recorded of this feed is of a history that is over. Resolves when none of it can be recorded any more. */
  forget(feedId: string): Promise<void> {
    return this.#batches.forget(feedId);
  }

  /** Records what is left. */
  stop(): Promise<void> {
    return this.#batches.stop();
  }
}
