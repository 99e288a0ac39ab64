/**
 * A WebSocket to somebody else's server, on our own endpoint: it pings, bounds what it takes in, and finds a peer that is gone, which the
 * platform's client does not let its owner do. Knows nothing of what is said on it.
 */
import { randomUUID } from 'node:crypto';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Socket } from 'node:net';
import {
  type ClientHandshake,
  createClientHandshake,
  Endpoint,
  type Limits,
  verifyHandshakeResponse,
} from '@tidewire/websocket';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { Connection } from './connection.ts';
import { type ConnectionSettings, defaultConnectionSettings } from './net-settings.ts';

export interface DialListener {
  onMessage(text: string): void;
  /** Once; not after `close()`. */
  onClosed(why: string): void;
}

export interface DialedSocket {
  send(text: string): void;
  close(): void;
}

/** The handshake was refused, or did not come in time. `retryAfterMs`: what the answer's `Retry-After` asked for (RFC 9110 §10.2.3). */
export class DialError extends Error {
  override readonly name = 'DialError';
  readonly retryAfterMs: number | undefined;

  constructor(message: string, retryAfterMs?: number, options?: ErrorOptions) {
    super(message, options);
    this.retryAfterMs = retryAfterMs;
  }
}

export interface DialParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly settings?: ConnectionSettings;
}

/** Providers put many ticks into one message. */
const limits: Limits = { maxMessageBytes: 1_048_576, maxFrameBytes: 1_048_576, maxFragments: 1_024 };
const handshakeMs = 10_000;
/** A peer may ping more often than ours do, and a burst is no attack: but there is an end to it. */
const mostControlFramesPerMinute = 600;

/** @throws {DialError} */
export function createDial({ clock, log, settings = defaultConnectionSettings }: DialParts) {
  return async (url: string, listener: DialListener): Promise<DialedSocket> => {
    const { socket, head, endpoint } = await shakeHands(new URL(url), clock);
    let isClosedByUs = false;
    let why = 'the other side is gone';
    const connection = new Connection({
      id: randomUUID(),
      socket,
      endpoint,
      settings,
      clock,
      random: Math.random,
      log,
      allowControlFrame: allowance(clock),
    });
    const close = (code: number, reason: string): void => {
      isClosedByUs = true;
      connection.close(code, reason);
    };
    connection.start(
      {
        onMessage(data) {
          if (typeof data === 'string') listener.onMessage(data);
          else {
            why = 'a binary message came';
            connection.close(1003, 'text only');
          }
        },
        onDrained() {},
        onClosed() {
          if (!isClosedByUs) listener.onClosed(why);
        },
      },
      head,
    );
    return { send: (text) => connection.send(text), close: () => close(1000, '') };
  };
}

type Shaken = { socket: Socket; head: Uint8Array; endpoint: Endpoint };

function shakeHands(url: URL, clock: Clock): Promise<Shaken> {
  const handshake = createClientHandshake({ host: url.host, target: `${url.pathname}${url.search}` });
  const isSecure = url.protocol === 'wss:';
  const { promise, resolve, reject } = Promise.withResolvers<Shaken>();
  const request = (isSecure ? requestHttps : requestHttp)({
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port || (isSecure ? 443 : 80),
    path: handshake.target,
    headers: Object.fromEntries(handshake.headers),
    agent: false,
  });
  const cancel = clock.after(handshakeMs, () => {
    reject(new DialError(`no answer to the handshake within ${handshakeMs / 1_000} s`));
    request.destroy();
  });
  request.on('upgrade', (response, socket: Socket, head) => {
    cancel();
    const result = verify(handshake, response);
    if (result instanceof DialError) {
      socket.destroy();
      reject(result);
    } else {
      resolve({ socket, head, endpoint: result });
    }
  });
  request.on('response', (response) => {
    cancel();
    const seconds = Number(response.headers['retry-after']);
    const retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : undefined;
    reject(new DialError(`the handshake was answered with ${response.statusCode}`, retryAfterMs));
    response.destroy();
  });
  request.on('error', (error) => {
    cancel();
    reject(new DialError(`no connection: ${error.message}`, undefined, { cause: error }));
  });
  request.end();
  return promise;
}

function verify(handshake: ClientHandshake, response: IncomingMessage): Endpoint | DialError {
  const { statusCode = 0, httpVersion, rawHeaders } = response;
  const verified = verifyHandshakeResponse(handshake, { statusCode, httpVersion, rawHeaders });
  if (verified.type === 'refuse') return new DialError(`not a WebSocket: ${verified.reason}`);
  return new Endpoint({ role: 'client', limits, deflate: verified.deflate });
}

function allowance(clock: Clock): () => boolean {
  let windowFrom = clock.elapsed();
  let count = 0;
  return () => {
    const now = clock.elapsed();
    if (now - windowFrom >= 60_000) {
      windowFrom = now;
      count = 0;
    }
    count += 1;
    return count <= mostControlFramesPerMinute;
  };
}
