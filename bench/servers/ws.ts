/** What people write with `ws` in an afternoon: every value that is posted goes to everybody who follows its feed, as it is. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type WebSocket, WebSocketServer } from 'ws';
import { startReports } from './report.ts';

const followers = new Map<string, Set<WebSocket>>();

const http = createServer(async (request, response) => {
  const { events } = JSON.parse(await text(request)) as { events: { feedId: string }[] };
  for (const event of events) {
    const message = JSON.stringify(event);
    for (const socket of followers.get(event.feedId) ?? []) socket.send(message);
  }
  response.writeHead(204).end();
});

const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
sockets.on('connection', (socket) => {
  socket.on('error', () => socket.terminate());
  socket.on('message', (data) => {
    const { feedIds } = JSON.parse(data.toString()) as { feedIds: string[] };
    for (const feedId of feedIds) {
      const following = followers.get(feedId) ?? new Set();
      followers.set(feedId, following.add(socket));
      socket.on('close', () => following.delete(socket));
    }
    socket.send('{"type":"welcome"}');
  });
});

http.listen(0, '127.0.0.1', () => {
  startReports((http.address() as AddressInfo).port, () => {
    const held = [...sockets.clients].map(({ bufferedAmount }) => bufferedAmount);
    return {
      largestHeldBytes: Math.max(0, ...held),
      stuckReaders: held.filter((bytes) => bytes > 0).length,
    };
  });
});
