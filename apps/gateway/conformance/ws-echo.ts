import { once } from 'node:events';
import { WebSocketServer } from 'ws';
import type { Target } from './peer.ts';

/** An echo server made with `ws`: the proof that the suite asks nothing that a respected library does not do. */
export async function startWsEcho(): Promise<{ target: Target; stop(): Promise<void> }> {
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    path: '/echo',
    maxPayload: 16 * 1_024 * 1_024,
    maxFragments: 131_072,
    perMessageDeflate: { threshold: 0 },
    handleProtocols: () => false,
  });
  server.on('connection', (socket) => {
    socket.on('error', () => socket.terminate());
    socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    target: { host: '127.0.0.1', port: address.port, path: '/echo', origin: 'http://localhost' },
    stop: async () => {
      for (const socket of server.clients) socket.terminate();
      server.close();
      await once(server, 'close');
    },
  };
}
