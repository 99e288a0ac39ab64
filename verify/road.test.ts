import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toServerFrame } from './frames.ts';
import { Road } from './road.ts';

/** A server that keeps what it hears, and a client that does; text goes in frames, behind a head. */
const head = 'GET /live HTTP/1.1\r\n\r\n';
const publish = '{"type":"publish","id":1}';
const ping = '{"type":"ping","id":2}';

class End {
  readonly socket: Socket;
  heard = '';
  readonly closed: Promise<unknown>;

  constructor(socket: Socket) {
    this.socket = socket;
    this.closed = once(socket, 'close');
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      this.heard += chunk.toString();
    });
  }

  async hears(text: string): Promise<void> {
    while (!this.heard.includes(text)) await once(this.socket, 'data');
  }

  say(text: string): void {
    this.socket.write(toServerFrame(text));
  }
}

let server: Server;
let road: Road;
let gatewayPort: number | undefined;
const ends: End[] = [];

beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  gatewayPort = typeof address === 'object' ? address?.port : undefined;
  road = await Road.open({ gatewayPort: () => gatewayPort });
});

afterEach(async () => {
  await road[Symbol.asyncDispose]();
  for (const end of ends.splice(0)) end.socket.destroy();
  server.close();
});

async function join(): Promise<{ client: End; gateway: End }> {
  const accepted = once(server, 'connection');
  const client = new End(connect(road.port, '127.0.0.1'));
  client.socket.write(head);
  const [socket] = await accepted;
  const gateway = new End(socket);
  ends.push(client, gateway);
  await gateway.hears(head);
  return { client, gateway };
}

describe('a road', () => {
  test('carries both ways, and its ends when they end', async () => {
    const { client, gateway } = await join();
    client.say(publish);
    await gateway.hears(publish);
    gateway.socket.end('the last words');
    await client.hears('the last words');
    await client.closed;
    await gateway.closed;
  });

  test('is a dead end while there is no gateway', async () => {
    gatewayPort = undefined;
    const client = new End(connect(road.port, '127.0.0.1'));
    await client.closed;
  });

  test('that is cut is cut at both ends, and the next one is good', async () => {
    const { client, gateway } = await join();
    road.cut();
    await Promise.all([client.closed, gateway.closed]);
    const again = await join();
    again.client.say(ping);
    await again.gateway.hears(ping);
  });

  test('loses the next publish, and only that: the gateway never hears of it', async () => {
    const { client, gateway } = await join();
    let met = 0;
    road.meetNextPublish('is lost', () => {
      met += 1;
    });
    client.say(ping);
    await gateway.hears(ping);
    expect(met).toBe(0);
    client.say(publish);
    await Promise.all([client.closed, gateway.closed]);
    expect(met).toBe(1);
    expect(gateway.heard).not.toContain(publish);
    const again = await join();
    again.client.say(publish);
    await again.gateway.hears(publish);
  });

  test('loses the answer to the next publish: the gateway hears it, and the client hears nothing', async () => {
    const { client, gateway } = await join();
    road.meetNextPublish('loses its answer', () => undefined);
    client.say(publish);
    await gateway.hears(publish);
    gateway.say('ok');
    await Promise.all([client.closed, gateway.closed]);
    expect(client.heard).toBe('');
  });

  test('that is frozen carries to the gateway only, until it heals', async () => {
    const { client, gateway } = await join();
    road.freeze(600_000);
    gateway.say('for later');
    client.say(ping);
    await gateway.hears(ping);
    expect(client.heard).toBe('');
    road.heal();
    await client.hears('for later');
  });

  test('that is blocked carries nothing, on new connections neither, and nobody is told', async () => {
    const { client, gateway } = await join();
    road.block(600_000);
    client.say(ping);
    const next = new End(connect(road.port, '127.0.0.1'));
    ends.push(next);
    await once(next.socket, 'connect');
    // A road beside it works; by then this one would have, too.
    await using beside = await Road.open({ gatewayPort: () => gatewayPort });
    const accepted = once(server, 'connection');
    const other = new End(connect(beside.port, '127.0.0.1'));
    ends.push(other);
    other.socket.write(head);
    await accepted;
    expect(gateway.heard).toBe(head);
    expect([client, gateway].map(({ socket }) => socket.destroyed)).toEqual([false, false]);
    road.heal();
    await gateway.hears(ping);
  });
});
