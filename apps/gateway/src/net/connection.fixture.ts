import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { Endpoint, encodeFrame, LIMITS, OPCODE, type Opcode } from '@tidewire/websocket';
import { FakeClock } from '../fake-clock.ts';
import { silentLog } from '../log.ts';
import { Connection } from './connection.ts';
import { type ConnectionSettings, defaultConnectionSettings } from './net-settings.ts';

/** A connection over a real socket, its peer played by hand, and time that the test moves. */
export class Wire {
  readonly clock = new FakeClock();
  readonly messages: (string | Uint8Array)[] = [];
  readonly peer: Socket;
  readonly socket: Socket;
  readonly connection: Connection;
  /** What the peer has received, as an endpoint of its own reads it. */
  readonly received: string[] = [];
  readonly peerEnded: Promise<void>;
  pongs = 0;
  drainedCount = 0;
  closedCount = 0;
  peerClose: { code: number; reason: string } | undefined;
  onMessage = (_: string | Uint8Array): void => {};
  readonly #server: Server;
  readonly #socketClosed: Promise<void>;
  readonly #reader = new Endpoint({ role: 'client', limits: LIMITS.conformance });
  #onChange = (): void => {};

  static async open(
    options: {
      settings?: Partial<ConnectionSettings>;
      head?: Uint8Array;
      allowControlFrame?: () => boolean;
    } = {},
  ): Promise<Wire> {
    const server = createServer({ allowHalfOpen: true });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const peer = connect({ port: address.port, host: '127.0.0.1', allowHalfOpen: true });
    const [socket] = (await once(server, 'connection')) as [Socket];
    await once(peer, 'connect');
    return new Wire(server, peer, socket, options);
  }

  private constructor(
    server: Server,
    peer: Socket,
    socket: Socket,
    options: Parameters<typeof Wire.open>[0] = {},
  ) {
    this.#server = server;
    this.peer = peer;
    this.socket = socket;
    this.connection = new Connection({
      id: 'c1',
      socket,
      endpoint: new Endpoint({ role: 'server' }),
      settings: { ...defaultConnectionSettings, ...options.settings },
      clock: this.clock,
      random: () => 0,
      log: silentLog,
      allowControlFrame: options.allowControlFrame ?? (() => true),
    });
    peer.on('error', () => this.#onChange());
    this.peerEnded = new Promise((resolve) => peer.once('close', () => resolve()));
    peer.on('data', (bytes: Buffer) => this.#receive(bytes));
    peer.on('end', () => peer.end());
    this.connection.start(
      {
        onMessage: (data) => {
          this.messages.push(data);
          this.onMessage(data);
          this.#onChange();
        },
        onDrained: () => {
          this.drainedCount += 1;
          this.#onChange();
        },
        onClosed: () => {
          this.closedCount += 1;
          this.#onChange();
        },
      },
      options.head ?? new Uint8Array(),
    );
    this.#socketClosed = new Promise((resolve) => socket.once('close', () => resolve()));
  }

  /** Looks again whenever either side heard something. */
  async until(isReached: () => boolean): Promise<void> {
    while (!isReached()) {
      await new Promise<void>((resolve) => {
        this.#onChange = resolve;
      });
    }
  }

  /** The peer sends one masked frame. */
  say(opcode: Opcode, payload: Uint8Array | string = '', fin = true): void {
    this.peer.write(maskedFrame(opcode, payload, fin));
  }

  /** Everything said so far has been heard: a ping comes back. */
  async heard(): Promise<void> {
    const before = this.pongs;
    this.say(OPCODE.ping);
    await this.until(() => this.pongs > before);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.peer.destroy();
    this.socket.destroy();
    this.#server.close();
    await this.#socketClosed;
    if (this.clock.pendingTasks > 0) throw new Error('a timer was left behind');
  }

  #receive(bytes: Buffer): void {
    for (const event of this.#reader.receive(bytes)) {
      if (event.type === 'message') this.received.push(String(event.data));
      if (event.type === 'pong') this.pongs += 1;
      if (event.type === 'ping') this.received.push('ping');
      if (event.type === 'close') this.peerClose = { code: event.code, reason: event.reason };
    }
    this.#onChange();
  }
}

export function maskedFrame(opcode: Opcode, payload: Uint8Array | string, fin = true): Buffer {
  return encodeFrame({ opcode, fin, payload: Buffer.from(payload), mask: 0x01020304 });
}

export { OPCODE };
