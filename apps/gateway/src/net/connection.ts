/**
 * A TCP socket with an endpoint: bytes to messages and back, under deadlines and limits. Knows RFC 6455 through its endpoint and
 * nothing of what the messages mean.
 */
import type { Socket } from 'node:net';
import { closeCodes } from '@tidewire/protocol';
import type { Endpoint, EndpointEvent, PreparedMessage } from '@tidewire/websocket';
import type { Cancel, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { Heartbeat } from './heartbeat.ts';
import type { ConnectionSettings } from './net-settings.ts';
import { SocketWriter } from './socket-writer.ts';

/** Whoever speaks on a connection. */
export interface ConnectionHandler {
  onMessage(data: string | Uint8Array): void;
  /** The connection can take more, after it could not. */
  onDrained(): void;
  /** No message will come and none can be sent any more. Called once. */
  onClosed(): void;
}

/** Counts what a peer does: false when it is too much. */
export type Allowance = () => boolean;

export interface ConnectionParts {
  readonly id: string;
  readonly socket: Socket;
  readonly endpoint: Endpoint;
  readonly settings: ConnectionSettings;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly allowControlFrame: Allowance;
}

export class Connection {
  readonly id: string;
  readonly log: Log;
  readonly #parts: ConnectionParts;
  readonly #writer: SocketWriter;
  readonly #heartbeat: Heartbeat;
  #handler: ConnectionHandler | undefined;
  /** The message that is under way and the end of its time. */
  #unfinished: { unit: number; cancel: Cancel } | undefined;
  #cancelClosing: Cancel | undefined;
  #isOver = false;

  constructor(parts: ConnectionParts) {
    const { socket, settings, clock } = parts;
    this.id = parts.id;
    this.log = parts.log;
    this.#parts = parts;
    this.#writer = new SocketWriter({
      socket,
      clock,
      highWaterBytes: settings.highWaterBytes,
      source: parts.endpoint,
      onDrained: () => this.#handler?.onDrained(),
    });
    this.#heartbeat = new Heartbeat({
      clock,
      random: parts.random,
      pingMs: settings.pingMs,
      pongMs: settings.pongMs,
      canPing: () => this.isWritable,
      ping: () => this.#ping(),
      progressedAt: () => this.progressedAt,
      onDead: () => this.#fail(closeCodes.heartbeatMissed, 'heartbeat missed'),
    });
  }

  /** False above the high-water mark, and after the connection began to close. */
  get isWritable(): boolean {
    return this.#parts.endpoint.state === 'open' && this.#writer.hasRoom;
  }

  get bufferedBytes(): number {
    return this.#writer.bufferedBytes;
  }

  /** `Clock.elapsed()` when the kernel last took bytes. */
  get progressedAt(): number {
    return this.#writer.progressedAt;
  }

  /** Begins to listen. `head` are the bytes that came together with the handshake. */
  start(handler: ConnectionHandler, head: Uint8Array): void {
    const { socket } = this.#parts;
    this.#handler = handler;
    socket.setNoDelay(true);
    socket.setTimeout(0);
    socket.on('data', (bytes: Buffer) => this.#receive(bytes));
    socket.on('end', () => this.#receiveEnd());
    socket.on('error', (error) => this.log.debug({ err: error }, 'the connection broke'));
    socket.on('close', () => this.#onSocketClosed());
    if (head.byteLength > 0) this.#receive(head);
  }

  /** Does nothing once the connection began to close. */
  write(message: PreparedMessage): void {
    if (this.#parts.endpoint.state !== 'open') return;
    this.#parts.endpoint.sendPrepared(message);
    this.#writer.flush();
  }

  /** Sends a message to this peer alone; nothing once the connection began to close. */
  send(data: string | Uint8Array): void {
    if (this.#parts.endpoint.state !== 'open') return;
    if (typeof data === 'string') this.#parts.endpoint.sendText(data);
    else this.#parts.endpoint.sendBinary(data);
    this.#writer.flush();
  }

  /** Begins the closing handshake; whoever does not answer in time is cut off. */
  close(code: number, reason: string): void {
    if (this.#parts.endpoint.state !== 'open') return;
    this.#parts.endpoint.close(code, reason);
    this.#finish();
  }

  /** Stops reading from the socket, so that the peer's own writes begin to wait. */
  pauseReading(): void {
    this.#parts.socket.pause();
  }

  resumeReading(): void {
    this.#parts.socket.resume();
  }

  #receive(bytes: Uint8Array): void {
    this.#heartbeat.heard();
    for (const event of this.#parts.endpoint.receive(bytes)) this.#on(event);
    this.#watchUnfinished();
    this.#writer.flush();
  }

  #receiveEnd(): void {
    for (const event of this.#parts.endpoint.receiveEof()) this.#on(event);
    this.#writer.flush();
  }

  #on(event: EndpointEvent): void {
    switch (event.type) {
      case 'message':
        this.#hand(event.data);
        return;
      case 'ping':
      case 'pong':
        if (!this.#parts.allowControlFrame()) this.#fail(1008, 'too many control frames');
        return;
      case 'close':
        this.log.debug({ cause: event.cause, code: event.code }, 'the peer closed');
        this.#finish();
        return;
    }
  }

  /** The door at which a bug behind a message is caught: this connection ends, the others go on. */
  #hand(data: string | Uint8Array): void {
    if (this.#isOver) return;
    try {
      this.#handler?.onMessage(data);
    } catch (error) {
      this.log.error({ err: error }, 'a message could not be handled');
      this.close(1011, 'something went wrong');
    }
  }

  #ping(): void {
    this.#parts.endpoint.ping();
    this.#writer.flush();
  }

  #fail(code: number, reason: string): void {
    this.log.debug({ code, reason }, 'the peer broke a rule');
    this.#parts.endpoint.fail(code, reason);
    this.#finish();
  }

  /** Nothing more is said or listened to; the rest has `closeMs` to end properly. */
  #finish(): void {
    this.#writer.flush();
    this.#tellClosed();
    const { clock, settings, socket } = this.#parts;
    this.#cancelClosing ??= clock.after(settings.closeMs, () => socket.destroy());
    // An answer that nobody reads is no reason to wait for it.
    socket.resume();
  }

  #onSocketClosed(): void {
    this.#tellClosed();
    this.#cancelClosing?.();
  }

  #tellClosed(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#heartbeat.stop();
    this.#unfinished?.cancel();
    this.#handler?.onClosed();
  }

  /** A message that has begun must end in time, however its bytes are dealt out. */
  #watchUnfinished(): void {
    const unit = this.#parts.endpoint.unfinishedInput;
    if (unit === this.#unfinished?.unit) return;
    this.#unfinished?.cancel();
    this.#unfinished = undefined;
    if (unit === undefined || this.#isOver) return;
    const { clock, settings } = this.#parts;
    const cancel = clock.after(settings.messageMs, () => this.#fail(1008, 'a message took too long'));
    this.#unfinished = { unit, cancel };
  }
}
