import { AsyncLocalStorage } from 'node:async_hooks';
import { translated } from '@tidewire/database';

/**
 * better-auth answers a database that is busy or away as it answers a bug (500), or says that a good key is none (401). So each query of
 * its own is watched, and whoever asks it something learns of the failure instead of the answer that was made without the database.
 */
export class DatabaseFailures {
  readonly #noted = new AsyncLocalStorage<{ failure?: Error }>();

  /** Around each query. */
  async watch<T>(query: () => Promise<T>): Promise<T> {
    try {
      return await translated(query);
    } catch (error) {
      const asking = this.#noted.getStore();
      if (asking !== undefined && isDatabaseFailure(error)) asking.failure ??= error;
      throw error;
    }
  }

  /** Around each question: rejects with the `DatabaseBusyError` or `DatabaseUnavailableError` that a query of it met. */
  async reveal<T>(ask: () => Promise<T>): Promise<T> {
    const asking: { failure?: Error } = {};
    const [answer] = await Promise.allSettled([this.#noted.run(asking, ask)]);
    if (asking.failure !== undefined) throw asking.failure;
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value;
  }
}

/** By what it says of itself: the bundles of pages and of routes may each have a class of their own. */
export const isDatabaseFailure = (error: unknown): error is Error =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'database_busy' || error.code === 'database_unavailable');
