import { subscribe } from 'node:diagnostics_channel';
import type { Server } from 'node:http';
import type { Server as NetServer, Socket } from 'node:net';

/** Next makes its HTTP server by itself; it is met, once, when somebody connects to it. */
export function whenServerIsMet(act: (server: Server) => void): void {
  const met = new WeakSet<NetServer>();
  subscribe('net.server.socket', (message) => {
    const { server } = (message as { socket: Socket & { server?: NetServer } }).socket;
    if (server === undefined || !isHttp(server) || met.has(server)) return;
    met.add(server);
    act(server);
  });
}

const isHttp = (server: NetServer): server is Server => 'headersTimeout' in server;
