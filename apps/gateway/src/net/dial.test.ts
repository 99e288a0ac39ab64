import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { FakeClock } from '../fake-clock.ts';
import { silentLog } from '../log.ts';
import { createDial, type DialListener } from './dial.ts';
import { systemClock } from './system-clock.ts';

async function startServer() {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  return {
    server,
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/feed?x=1`,
    async [Symbol.asyncDispose]() {
      for (const client of server.clients) client.terminate();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}

function listen() {
  const messages: string[] = [];
  const ended = Promise.withResolvers<string>();
  const heard = Promise.withResolvers<void>();
  const listener: DialListener = {
    onMessage(text) {
      messages.push(text);
      heard.resolve();
    },
    onClosed: (why) => ended.resolve(why),
  };
  return { listener, messages, heard: heard.promise, ended: ended.promise };
}

const dial = createDial({ clock: systemClock, log: silentLog });

describe('dialling somebody else’s server', () => {
  test('asks for the path and query, says and hears text in order, from the first byte on', async () => {
    await using fake = await startServer();
    const said = Promise.withResolvers<string>();
    let target: string | undefined;
    fake.server.on('connection', (peer, request) => {
      target = request.url;
      peer.send('together with the handshake');
      peer.on('message', (data) => {
        said.resolve(String(data));
        peer.send('an answer');
      });
    });
    const { listener, messages, heard } = listen();
    const socket = await dial(fake.url, listener);
    await heard;
    socket.send('subscribe');
    expect(await said.promise).toBe('subscribe');
    expect(target).toBe('/feed?x=1');
    while (messages.length < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(messages).toEqual(['together with the handshake', 'an answer']);
    const [peer] = fake.server.clients;
    const closed = once(peer ?? fake.server, 'close');
    socket.close();
    expect((await closed)[0]).toBe(1000);
  });

  test('a peer that goes away is told once; a close of our own is not', async () => {
    await using fake = await startServer();
    fake.server.on('connection', (peer) => peer.close(1012, 'service restart'));
    const { listener, ended } = listen();
    await dial(fake.url, listener);
    expect(await ended).toBe('the other side is gone');
  });

  test.each([
    ['a binary message', Buffer.from([1, 2, 3]), 1003],
    ['a message beyond 1 MiB', 'x'.repeat(1_048_577), 1009],
  ])('%s ends the connection', async (_, data, code) => {
    await using fake = await startServer();
    const closed = Promise.withResolvers<number>();
    fake.server.on('connection', (peer) => {
      peer.on('close', (given) => closed.resolve(given));
      peer.send(data);
    });
    const { listener, ended, messages } = listen();
    await dial(fake.url, listener);
    await ended;
    expect(await closed.promise).toBe(code);
    expect(messages).toEqual([]);
  });

  test.each([
    [429, { 'retry-after': '120' }, 120_000],
    [503, {}, undefined],
    [200, {}, undefined],
  ])('an answer of %s is no WebSocket, and says how long to wait', async (status, headers, retryAfterMs) => {
    await using server = createServer((_, response) => response.writeHead(status, headers).end());
    server.on('upgrade', (_, socket) => {
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.end(`HTTP/1.1 ${status} No\r\n${lines.join('')}Content-Length: 0\r\n\r\n`);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await expect(dial(`ws://127.0.0.1:${port}/`, listen().listener)).rejects.toMatchObject({
      message: `the handshake was answered with ${status}`,
      retryAfterMs,
    });
  });

  test('a server that says nothing is given up after ten seconds', async () => {
    await using server = createServer();
    const asked = Promise.withResolvers<void>();
    server.on('upgrade', (_, socket) => {
      // Reads, so that it notices who has hung up; Node leaves its own half open.
      socket
        .on('end', () => socket.destroy())
        .on('error', () => socket.destroy())
        .resume();
      asked.resolve();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const clock = new FakeClock();
    const dialling = createDial({ clock, log: silentLog })(
      `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      listen().listener,
    );
    await asked.promise;
    clock.advance(10_000);
    await expect(dialling).rejects.toThrow('no answer to the handshake within 10 s');
    expect(clock.pendingTasks).toBe(0);
  });

  test('where nobody listens there is no connection', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    await expect(dial(`ws://127.0.0.1:${port}/`, listen().listener)).rejects.toThrow('no connection');
  });
});
