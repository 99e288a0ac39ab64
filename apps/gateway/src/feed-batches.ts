import type { Cancel, Clock } from './clock.ts';

export interface FeedBatchesParts<T> {
  readonly clock: Clock;
  /** Between one writing and the next. */
  readonly everyMs: number;
  /** Everything that waits, by feed. When it rejects, nothing was written. */
  readonly write: (batch: ReadonlyMap<string, T>) => Promise<void>;
  readonly onFailed: (error: unknown, batch: ReadonlyMap<string, T>) => void;
  /** What waits of a feed when `older` could not be written; `newer` came meanwhile. */
  readonly merge: (older: T, newer: T | undefined) => T;
}

/**
 * What waits to be written of each feed: gathered for a while, written all together, and kept while it cannot be. Knows when; what waits of
 * one feed, and how much that may be, is for its owner to say.
 */
export class FeedBatches<T> {
  readonly #parts: FeedBatchesParts<T>;
  #waiting = new Map<string, T>();
  #cancel: Cancel | undefined;
  #writing: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(parts: FeedBatchesParts<T>) {
    this.#parts = parts;
  }

  note(feedId: string, add: (waiting: T | undefined) => T): void {
    this.#waiting.set(feedId, add(this.#waiting.get(feedId)));
    this.#arm();
  }

  /** What was not written of this feed is of a history that is over. Resolves when none of it can be written any more. */
  async forget(feedId: string): Promise<void> {
    this.#waiting.delete(feedId);
    await this.#writing;
    this.#waiting.delete(feedId);
  }

  /** Writes what is left. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel?.();
    await this.#writing;
    await this.#write();
  }

  #arm(): void {
    if (this.#isStopped || this.#cancel !== undefined) return;
    this.#cancel = this.#parts.clock.after(this.#parts.everyMs, () => {
      this.#writing = this.#write().finally(() => {
        this.#cancel = undefined;
        if (this.#waiting.size > 0) this.#arm();
      });
    });
  }

  async #write(): Promise<void> {
    if (this.#waiting.size === 0) return;
    const batch = this.#waiting;
    this.#waiting = new Map();
    try {
      await this.#parts.write(batch);
    } catch (error) {
      this.#parts.onFailed(error, batch);
      for (const [feedId, older] of batch) {
        this.#waiting.set(feedId, this.#parts.merge(older, this.#waiting.get(feedId)));
      }
    }
  }
}
