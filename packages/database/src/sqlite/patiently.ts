import { setTimeout as delay } from 'node:timers/promises';
import { isDriverAdapterError } from '@prisma/driver-adapter-utils';

/** SQLite's own wait for a lock blocks the thread, so it is short; the rest is waited for between tries, with the event loop free. */
export const blockingWaitMs = 20;

/** How long a statement waits for another process's write lock, in all. */
export const lockWaitMs = 5_000;

/**
 * Runs a statement again and again while another connection holds the lock, for `waitMs` in all. A statement that was refused as busy has
 * done nothing, so this is safe.
 */
export async function patiently<T>(waitMs: number, statement: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    try {
      return await statement();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= deadline) throw error;
      await delay(1 + Math.random() * 9);
    }
  }
}

/** As Prisma's adapter says it, or SQLite itself. */
export const isBusy = (error: unknown): boolean =>
  (isDriverAdapterError(error) && error.cause.kind === 'SocketTimeout') ||
  /^SQLITE_(?:BUSY|LOCKED)/.test(sqliteCodeOf(error));

/** `SQLITE_BUSY`, `SQLITE_IOERR_WRITE` and so on; empty when SQLite did not throw it. */
export const sqliteCodeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
