import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { NodeEvent } from '@tidewire/protocol';
import { FakeClock } from '../fake-clock.ts';
import { silentLog } from '../log.ts';
import { createHealth } from './health.ts';
import { type HttpServer, type HttpServerParts, startHttpServer } from './http-server.ts';
import { createInternalPublish } from './internal-publish.ts';
import { type ArrivalSettings, defaultArrivalSettings } from './net-settings.ts';

export const origin = 'http://tidewire.test';
export const secret = 'internal-secret-of-tests';

/** A listening server with a clock of its own; `/live` says "hi" to whom it accepts, `/echo` counts nobody when it is told so. */
export class TestServer {
  readonly clock = new FakeClock();
  readonly published: NodeEvent[] = [];
  readonly accepted: Socket[] = [];
  isHealthy = true;
  requestCount = 0;
  publishFailure: Error | undefined;
  #server: HttpServer | undefined;
  readonly #sockets: RawClient[] = [];

  static async start(
    options: {
      settings?: Partial<ArrivalSettings>;
      tls?: HttpServerParts['tls'];
      isEchoUncounted?: boolean;
    } = {},
  ): Promise<TestServer> {
    const test = new TestServer();
    const route = (isUncounted: boolean) => ({
      isUncounted,
      accept: () => ({ checkOrigin: (asked: string | null) => asked === origin }),
      onAccepted: (socket: Socket) => {
        test.accepted.push(socket);
        socket.on('error', () => socket.destroy());
        socket.on('end', () => socket.end());
        socket.resume();
        socket.write('hi');
      },
    });
    const publish = createInternalPublish({
      secret,
      accept: async (events) => {
        if (test.publishFailure !== undefined) throw test.publishFailure;
        test.published.push(...events);
      },
      log: silentLog,
    });
    test.#server = await startHttpServer(
      {
        clock: test.clock,
        log: silentLog,
        settings: { ...defaultArrivalSettings, ...options.settings },
        tls: options.tls,
        requests: {
          '/healthz': createHealth(async () => test.isHealthy),
          '/internal/publish': (request, response) => {
            test.requestCount += 1;
            return publish(request, response);
          },
          '/broken': async () => {
            throw new Error('a bug');
          },
        },
        upgrades: { '/live': route(false), '/echo': route(options.isEchoUncounted ?? false) },
      },
      { host: '127.0.0.1', port: 0 },
    );
    return test;
  }

  get server(): HttpServer {
    if (this.#server === undefined) throw new Error('not started');
    return this.#server;
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.server.port}${path}`, init);
  }

  publish(body: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.fetch('/internal/publish', {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...headers },
      body,
    });
  }

  /** A TCP connection that has sent `text`. */
  async connect(text = ''): Promise<RawClient> {
    const client = new RawClient(this.server.port);
    this.#sockets.push(client);
    await client.connected;
    if (text !== '') client.socket.write(text);
    return client;
  }

  /** The server has seen as many connections as are open, and let go of those that ended. */
  async settled(connections: number): Promise<void> {
    while (this.server.connectionCount !== connections) await new Promise((resolve) => setImmediate(resolve));
  }

  /** The headers of a request have arrived: its deadline runs. */
  async requested(): Promise<void> {
    while (this.requestCount === 0) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Sends a handshake and gives the status of its answer. */
  async handshake(options: Parameters<typeof handshakeText>[0] = {}): Promise<RawClient> {
    return this.connect(handshakeText(options));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { socket } of this.#sockets) socket.destroy();
    const gone = this.server.stopAccepting();
    this.server.destroyAll();
    await gone;
    await this.settled(0);
    if (this.clock.pendingTasks > 0) throw new Error('a timer was left behind');
  }
}

/** A peer that speaks HTTP by hand. */
export class RawClient {
  readonly socket: Socket;
  readonly connected: Promise<unknown>;
  readonly ended: Promise<void>;
  received = '';
  #onData = (): void => {};

  constructor(port: number) {
    this.socket = connect({ port, host: '127.0.0.1' });
    this.connected = once(this.socket, 'connect');
    // A reset is an end like another one here.
    this.socket.on('error', () => this.socket.destroy());
    this.ended = new Promise((resolve) => this.socket.once('close', () => resolve()));
    this.socket.on('data', (bytes: Buffer) => {
      this.received += bytes.toString('latin1');
      this.#onData();
    });
  }

  /** The status of the first answer; 0 when the connection ends without one. */
  async status(): Promise<number> {
    const isOver = this.ended.then(() => true);
    while (!this.received.includes('\r\n')) {
      const more = new Promise<false>((resolve) => {
        this.#onData = () => resolve(false);
      });
      if (await Promise.race([more, isOver])) break;
    }
    return Number(/^HTTP\/1\.1 (\d{3})/.exec(this.received)?.[1] ?? 0);
  }

  /** The problem document of the first answer, once the connection has ended with it. */
  async problem(): Promise<unknown> {
    await this.ended;
    const [head = '', body = ''] = this.received.split('\r\n\r\n');
    if (!/^Content-Type: application\/problem\+json\r$/im.test(`${head}\r`)) throw new Error(head);
    return JSON.parse(body);
  }
}

export function handshakeText(options: { path?: string; headers?: string[] } = {}): string {
  const { path = '/live', headers = [`Origin: ${origin}`] } = options;
  return [
    `GET ${path} HTTP/1.1`,
    'Host: tidewire.test',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
    '\r\n',
  ].join('\r\n');
}
