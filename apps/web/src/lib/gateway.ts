/**
 * Tells the gateway what was committed here, so that open sockets hear of it. It knows nothing of brokers: the gateway it reaches
 * tells the other nodes. One request is under way at a time; what is published meanwhile shares the next one, in the order it came.
 */
import type { NodeEvent } from '@tidewire/protocol';
import type { Environment } from './environment.ts';
import { openInternalPost } from './internal-post.ts';
import type { Log } from './log.ts';

export type Gateway = {
  /**
   * Never rejects. A gateway that is away costs its caller at most twice `publishTimeoutMs` (what is under way, then their own) and one
   * line in the log: what was committed is in the database, and readers fetch what they find missing.
   */
  publish(events: readonly NodeEvent[]): Promise<void>;
};

export const publishTimeoutMs = 2_000;
/** `InternalPublishSchema` takes no more in one request. */
const eventsPerRequest = 1_000;
/** The gateway reads no more than 1 MiB of one request. */
const bytesPerRequest = 512 * 1_024;
const attempts = 2;

/** One event on its way. `settle` belongs to the last of those that were published together. */
type Waiting = { text: string; type: NodeEvent['type']; settle: (() => void) | undefined };

export function createGateway(
  environment: Pick<Environment, 'gatewayInternalUrl' | 'internalSecret'>,
  log: Log,
): Gateway {
  const post = openInternalPost(
    new URL('/internal/publish', environment.gatewayInternalUrl),
    environment.internalSecret,
  );
  // Bounded by the requests under way in this process: each waits for what it published.
  const waiting: Waiting[] = [];
  let isRunning = false;

  const run = async (): Promise<void> => {
    isRunning = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, fitting(waiting));
      await deliver(batch);
      for (const { settle } of batch) settle?.();
    }
    isRunning = false;
  };

  const deliver = async (batch: readonly Waiting[]): Promise<void> => {
    const body = `{"events":[${batch.map(({ text }) => text).join(',')}]}`;
    const signal = AbortSignal.timeout(publishTimeoutMs);
    for (let attempt = 1; ; attempt += 1) {
      try {
        const status = await post(body, signal);
        if (status < 300) return;
        // What one publisher got wrong must not cost the others their events.
        if (isAboutContent(status) && batch.length > 1) {
          for (const one of batch) await deliver([one]);
          return;
        }
        throw new Error(`the gateway answered ${status}`);
      } catch (error) {
        if (attempt < attempts && !signal.aborted) continue;
        const types = [...new Set(batch.map(({ type }) => type))];
        log.warn({ err: error, events: batch.length, types }, 'the gateway did not take what was committed');
        return;
      }
    }
  };

  return {
    publish: (events) => {
      if (events.length === 0) return Promise.resolve();
      const { promise, resolve } = Promise.withResolvers<void>();
      for (const [nth, event] of events.entries()) {
        const settle = nth === events.length - 1 ? resolve : undefined;
        waiting.push({ text: JSON.stringify(event), type: event.type, settle });
      }
      if (!isRunning) void run();
      return promise;
    },
  };
}

/** How many of those that wait go in one request: at least one. */
function fitting(waiting: readonly Waiting[]): number {
  let bytes = 0;
  for (const [nth, { text }] of waiting.entries()) {
    bytes += Buffer.byteLength(text) + 1;
    if (nth === eventsPerRequest || (nth > 0 && bytes > bytesPerRequest)) return nth;
  }
  return waiting.length;
}

const isAboutContent = (status: number): boolean => [400, 413, 422].includes(status);
