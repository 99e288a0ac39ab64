import { fetchTicket, webSocketTransport } from '@tidewire/client';
import { createNetworkSimulator } from '@tidewire/client/simulator';
import type { HostOptions } from '@tidewire/client/worker';

/**
 * What the one client of a person is made of, in the shared worker and in a page that has none. Its network is a simulated one that is
 * perfect until somebody asks for another on the network page; that costs nothing.
 */
export function hostOptions(): HostOptions {
  const network = createNetworkSimulator({ seed: Date.now() });
  return {
    network,
    clientFor: (userId) => ({
      userId,
      name: 'web/1.0',
      getTicket: network.request((signal) => fetchTicket('/v1/tickets', { signal })),
      transport: network.transport(webSocketTransport()),
    }),
  };
}
