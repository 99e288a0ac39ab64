import { Worker } from 'node:worker_threads';
import type { Database } from '../database.ts';
import type { WorkerSettings } from './wire.ts';
import { WorkerDatabase } from './worker-database.ts';

export type WorkerDatabaseOptions = {
  /** Hears of every commit of appended messages and events, with how many appends it settled. */
  onAppended?: (count: number) => void;
  /** Hears why the database's thread died, each time it did. It is started again by itself, later each time. */
  onCrashed?: (error: Error) => void;
};

const maxInFlight = 5_000;

/**
 * Opens the database at `url` in a thread of its own: the caller's event loop never waits for a disk. The same promises as in this thread,
 * and besides: a call beyond 5,000 under way rejects with `DatabaseBusyError`; when the thread dies, calls under way reject with
 * `DatabaseUnavailableError`, and so do later ones until it is back. `close()` lets calls under way finish.
 *
 * @throws {UnsupportedDatabaseError} when nothing here speaks to such a URL
 * @throws {DatabaseUnavailableError} when the file cannot be opened or written
 */
export async function openDatabaseInWorker(
  url: string,
  options: WorkerDatabaseOptions = {},
): Promise<Database> {
  const settings: WorkerSettings = { url, reportsAppended: options.onAppended !== undefined };
  const database = new WorkerDatabase({
    startWorker: () =>
      new Worker(new URL('./database-worker.ts', import.meta.url), {
        name: 'database',
        workerData: settings,
      }),
    schedule: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    maxInFlight,
    onAppended: options.onAppended,
    onCrashed: options.onCrashed,
  });
  return database.opened();
}
