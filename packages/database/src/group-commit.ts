/**
 * Many small writes, few commits: what arrives while a commit is under way waits and shares the next one. Knows queues; knows nothing of
 * databases.
 */
import { DatabaseBusyError } from './errors.ts';

export type GroupCommitOptions<Item, Result> = {
  /** Commits a whole batch: one result for each item, in order. When it rejects, nothing of the batch was stored. */
  commit: (batch: readonly Item[]) => Promise<Result[]>;
  /** Most items in one commit. */
  maxBatch: number;
  /** Most items waiting for a commit; the next one is refused with `DatabaseBusyError`. */
  maxWaiting: number;
  /** True when an error is about the database rather than about one of the items: then trying items one by one is of no use. */
  isGeneral: (error: unknown) => boolean;
  /**
   * Waited for before each commit, so that what has arrived can join it: a commit of a synchronous database lets the event loop take
   * nothing in.
   */
  gather: () => Promise<unknown>;
  /** Hears of each commit that succeeded. */
  onCommitted?: ((size: number) => void) | undefined;
};

type Waiting<Item, Result> = {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
};

export class GroupCommit<Item, Result> {
  readonly #options: GroupCommitOptions<Item, Result>;
  #waiting: Waiting<Item, Result>[] = [];
  #isRunning = false;

  constructor(options: GroupCommitOptions<Item, Result>) {
    this.#options = options;
  }

  /** Items are committed in the order they were added. */
  add(item: Item): Promise<Result> {
    if (this.#waiting.length >= this.#options.maxWaiting) {
      return Promise.reject(
        new DatabaseBusyError(`${this.#options.maxWaiting} writes already wait for a commit`),
      );
    }
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    this.#waiting.push({ item, resolve, reject });
    if (!this.#isRunning) void this.#run();
    return promise;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      await this.#options.gather();
      await this.#settle(this.#waiting.splice(0, this.#options.maxBatch));
    }
    this.#isRunning = false;
  }

  async #settle(batch: Waiting<Item, Result>[]): Promise<void> {
    let results: Result[];
    try {
      results = await this.#options.commit(batch.map(({ item }) => item));
    } catch (error) {
      // One bad item must not fail its neighbours.
      if (batch.length > 1 && !this.#options.isGeneral(error)) {
        for (const waiting of batch) await this.#settle([waiting]);
      } else {
        for (const waiting of batch) waiting.reject(error);
      }
      return;
    }
    this.#options.onCommitted?.(batch.length);
    for (const [index, result] of results.entries()) batch[index]?.resolve(result);
  }
}
