import type { FeedStore } from '@tidewire/database';
import type { FeedEventInput } from '@tidewire/protocol';
import type { Cancel, Clock } from './clock.ts';
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
  readonly #parts: FeedRecorderParts;
  readonly #everyMs: number;
  #newest = new Map<string, FeedEventInput>();
  #cancel: Cancel | undefined;
  #writing: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(parts: FeedRecorderParts) {
    this.#parts = parts;
    this.#everyMs = parts.everyMs ?? 1_000;
  }

  note(feedId: string, event: FeedEventInput): void {
    this.#newest.set(feedId, event);
    this.#arm();
  }

  /** What has not been recorded of this feed is of a history that is over. Resolves when none of it can be recorded any more. */
  async forget(feedId: string): Promise<void> {
    this.#newest.delete(feedId);
    await this.#writing;
    this.#newest.delete(feedId);
  }

  /** Records what is left. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel?.();
    await this.#writing;
    await this.#write();
  }

  #arm(): void {
    if (this.#isStopped || this.#cancel !== undefined) return;
    this.#cancel = this.#parts.clock.after(this.#everyMs, () => {
      this.#writing = this.#write().finally(() => {
        this.#cancel = undefined;
        if (this.#newest.size > 0) this.#arm();
      });
    });
  }

  async #write(): Promise<void> {
    if (this.#newest.size === 0) return;
    const batch = this.#newest;
    this.#newest = new Map();
    const entries = [...batch].map(([feedId, event]) => ({ feedId, events: [event] }));
    try {
      await this.#parts.record(entries);
    } catch (error) {
      this.#parts.log.warn({ err: error, feeds: batch.size }, 'values of feeds could not be recorded');
      for (const [feedId, event] of batch) if (!this.#newest.has(feedId)) this.#newest.set(feedId, event);
    }
  }
}
