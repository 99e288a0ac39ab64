import { setTimeout as delay } from 'node:timers/promises';
import { isDriverAdapterError } from '@prisma/driver-adapter-utils';

/** SQLite's own wait for a lock blocks the thread, so it is short; the rest is waited for between tries, with the event loop free. */
export const blockingWaitMs = 20;

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

function isBusy(error: unknown): boolean {
  return isDriverAdapterError(error) && error.cause.kind === 'SocketTimeout';
}
