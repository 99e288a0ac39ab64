/**
 * Tells the gateway what was committed here, so that open sockets hear of it. It knows nothing of brokers: the gateway it reaches
 * tells the other nodes.
 */
import type { NodeEvent } from '@tidewire/protocol';
import type { Environment } from './environment.ts';
import type { Log } from './log.ts';

export type Gateway = {
  /**
   * Never rejects. A gateway that is away costs its caller at most `publishTimeoutMs` and one line in the log: what was committed is in
   * the database, and readers fetch what they find missing.
   */
  publish(events: readonly NodeEvent[]): Promise<void>;
};

export const publishTimeoutMs = 2_000;
/** `InternalPublishSchema` takes no more in one request. */
const eventsPerRequest = 1_000;
const attempts = 2;

export function createGateway(
  environment: Pick<Environment, 'gatewayInternalUrl' | 'internalSecret'>,
  log: Log,
): Gateway {
  const url = new URL('/internal/publish', environment.gatewayInternalUrl);

  const post = async (events: readonly NodeEvent[], signal: AbortSignal): Promise<void> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${environment.internalSecret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ events }),
      signal,
    });
    // The body is read so that the connection is free for the next request.
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`the gateway answered ${response.status}`);
  };

  const deliver = async (events: readonly NodeEvent[]): Promise<void> => {
    const signal = AbortSignal.timeout(publishTimeoutMs);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await post(events, signal);
      } catch (error) {
        if (attempt < attempts && !signal.aborted) continue;
        const types = [...new Set(events.map((event) => event.type))];
        log.error(
          { err: error, events: events.length, types },
          'the gateway did not take what was committed',
        );
        return;
      }
    }
  };

  return {
    async publish(events) {
      for (let start = 0; start < events.length; start += eventsPerRequest) {
        await deliver(events.slice(start, start + eventsPerRequest));
      }
    },
  };
}
