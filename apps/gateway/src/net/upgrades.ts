import type { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import {
  type AcceptOptions,
  acceptHandshake,
  encodeHandshakeResponse,
  type HandshakeAccepted,
  type HandshakeRefused,
  refuseHandshake,
} from '@tidewire/websocket';
import type { Log } from '../log.ts';
import { clientAddress } from './address.ts';
import type { Arrivals } from './arrivals.ts';
import { encodeRefusal } from './problem.ts';

/** A path that speaks WebSocket. */
export interface UpgradeRoute {
  readonly accept: () => AcceptOptions;
  /** Its connections do not count against their address. */
  readonly isUncounted: boolean;
  /** `head` are bytes that came together with the handshake. The 101 has been written. */
  readonly onAccepted: (socket: Socket, head: Buffer, handshake: HandshakeAccepted) => void;
}

/** Accepts or refuses what asks for an upgrade, by the path's route; any other path is 404. */
export function createUpgradeListener(
  upgrades: ReadonlyMap<string, UpgradeRoute>,
  arrivals: Arrivals,
  log: Log,
) {
  return (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const onError = (error: Error) => log.debug({ err: error }, 'a connection broke in its handshake');
    stream.on('error', onError);
    const route = upgrades.get(pathOf(request));
    if (route === undefined) {
      refuse(log, request, stream, refuseHandshake(404, 'there is nothing here'));
      return;
    }
    const result = judge(request, route);
    if (result.type === 'refuse') refuse(log, request, stream, result);
    // Node hands over something else than the socket when the request has a body, which the handshake has refused already.
    else if (!(stream instanceof Socket))
      refuse(log, request, stream, refuseHandshake(400, 'not an upgrade'));
    else if (!route.isUncounted && !countAddress(arrivals, request, stream)) {
      refuse(log, request, stream, refuseHandshake(429, 'too many connections from this address'));
    } else {
      arrivals.settle(stream);
      stream.off('error', onError);
      stream.write(encodeHandshakeResponse(result));
      route.onAccepted(stream, head, result);
    }
  };
}

export function judge(request: IncomingMessage, route: UpgradeRoute) {
  const { method = '', url = '', httpVersion, rawHeaders } = request;
  return acceptHandshake({ method, url, httpVersion, rawHeaders }, route.accept());
}

function countAddress(arrivals: Arrivals, request: IncomingMessage, socket: Socket): boolean {
  const forwardedFor = [request.headers['x-forwarded-for'] ?? []].flat().join(',');
  const address = clientAddress(socket.remoteAddress ?? '', forwardedFor, arrivals.trustedProxies);
  return arrivals.countAs(socket, address);
}

function refuse(log: Log, { url }: IncomingMessage, stream: Duplex, refusal: HandshakeRefused): void {
  log.info({ status: refusal.status, why: refusal.reason }, 'a handshake was refused');
  endWith(stream, encodeRefusal(refusal, url));
}

/**
 * What the peer still sends is read and dropped: a connection closed over unread bytes is reset, and the answer may be lost with it.
 * The deadline of its arrival ends a peer that stays.
 */
export function endWith(stream: Duplex, answer: Buffer | string): void {
  stream.end(answer);
  stream.resume();
}

/** The path of a request target in origin form or absolute form (RFC 9112 §3.2); empty for any other. */
export function pathOf({ url = '' }: IncomingMessage): string {
  if (!url.startsWith('/')) return URL.parse(url)?.pathname ?? '';
  return url.split(/[?#]/, 1)[0] ?? '';
}
