/**
 * The listening side: HTTP requests to their handlers, WebSocket handshakes to their endpoints, everything else away, each under its
 * deadline. Knows RFC 9110 and who may come in; nothing of what is said on the connections.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ErrorCode } from '@tidewire/protocol';
import { type HandshakeRefused, type HandshakeResult, refuseHandshake } from '@tidewire/websocket';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { Arrivals } from './arrivals.ts';
import type { ArrivalSettings } from './net-settings.ts';
import { answerProblem, answerRefusal, encodeProblemResponse, encodeRefusal } from './problem.ts';
import { createUpgradeListener, endWith, judge, pathOf, type UpgradeRoute } from './upgrades.ts';

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface HttpServerParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: ArrivalSettings;
  /** By path. */
  readonly requests: Readonly<Record<string, RequestHandler>>;
  readonly upgrades: Readonly<Record<string, UpgradeRoute>>;
  readonly tls?: TlsFiles | undefined;
}

export type TlsFiles = { certFile: string; keyFile: string };

export interface HttpServer {
  readonly port: number;
  /** Connections of any kind. */
  readonly connectionCount: number;
  /** Reads certificate and key again; keeps the old ones and throws when the new cannot be used. */
  reloadTls(): void;
  /** From now on nobody new comes in; those who are there stay. Resolves when the last of them has gone. */
  stopAccepting(): Promise<void>;
  /** Ends whatever is left. */
  destroyAll(): void;
}

const maxHeaderBytes = 8_192;
const keepAliveMs = 5_000;

/** Listens, and rejects when that is not possible (`EADDRINUSE`, `EACCES`, …). Port 0 takes any free one. */
export async function startHttpServer(
  parts: HttpServerParts,
  listen: { host: string; port: number },
): Promise<HttpServer> {
  const upgrades = new Map(Object.entries(parts.upgrades));
  const isAnyUncounted = [...upgrades.values()].some((route) => route.isUncounted);
  const arrivals = new Arrivals({
    clock: parts.clock,
    settings: parts.settings,
    countsOnArrival: !isAnyUncounted,
  });
  const server = createNodeServer(parts);
  server.on('connection', (socket: Socket) => admit(parts, arrivals, socket));
  server.on('request', createRequestListener(parts, arrivals, upgrades));
  const upgradeListener = createUpgradeListener(upgrades, arrivals, parts.log);
  server.on('upgrade', upgradeListener);
  // Node would end the connection without a word.
  server.on('connect', upgradeListener);
  server.on('clientError', answerClientError);
  server.on('tlsClientError', (error: Error) => parts.log.debug({ err: error }, 'a TLS handshake failed'));
  await listenOn(server, listen);
  return {
    port: (server.address() as AddressInfo).port,
    get connectionCount() {
      return arrivals.size;
    },
    reloadTls: () => reloadTls(server, parts.tls),
    stopAccepting: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
    destroyAll: () => arrivals.destroyAll(),
  };
}

function createNodeServer({ settings, tls }: HttpServerParts): Server | TlsServer {
  const options = {
    maxHeaderSize: maxHeaderBytes,
    headersTimeout: settings.handshakeMs,
    requestTimeout: settings.requestMs,
    keepAliveTimeout: keepAliveMs,
    connectionsCheckingInterval: 1_000,
    shouldUpgradeCallback: asksForWebSocket,
  };
  const server =
    tls === undefined
      ? createServer(options)
      : createTlsServer({ ...options, ...readTls(tls), handshakeTimeout: settings.handshakeMs });
  // Node would drop what is beyond its own count in silence, the Upgrade field too; the handshake counts by itself.
  server.maxHeadersCount = 0;
  return server;
}

/** Whoever offers another protocol is answered in this one (RFC 9110 §7.8): Java and curl offer HTTP/2 so. */
const asksForWebSocket = ({ headers: { upgrade = '' } }: IncomingMessage): boolean =>
  /(?:^|,)\s*websocket\s*(?:,|$)/i.test(upgrade);

function readTls({ certFile, keyFile }: TlsFiles) {
  return { cert: readFileSync(certFile), key: readFileSync(keyFile), minVersion: 'TLSv1.2' as const };
}

function reloadTls(server: Server | TlsServer, files: TlsFiles | undefined): void {
  if (files !== undefined && 'setSecureContext' in server) server.setSecureContext(readTls(files));
}

function listenOn(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, backlog: 4_096 }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Before any work: who has no place is told in one line of HTTP, which costs nothing to make. */
function admit(parts: HttpServerParts, arrivals: Arrivals, socket: Socket): void {
  const refusal = arrivals.admit(socket);
  if (refusal === undefined) return;
  parts.log.warn({ address: socket.remoteAddress, why: refusal }, 'a connection was turned away');
  socket.on('error', (error) => parts.log.debug({ err: error }, 'a connection that was turned away broke'));
  if (parts.tls === undefined) {
    const status = refusal === 'full' ? 503 : 429;
    socket.write(encodeRefusal(refuseHandshake(status, 'too many connections'), undefined));
    socket.destroySoon();
  } else socket.destroy();
}

function createRequestListener(
  parts: HttpServerParts,
  arrivals: Arrivals,
  upgrades: ReadonlyMap<string, UpgradeRoute>,
) {
  const handlers = new Map(Object.entries(parts.requests));
  return (request: IncomingMessage, response: ServerResponse): void => {
    const { socket } = request;
    arrivals.requestBegan(socket);
    response.once('close', () => arrivals.requestEnded(socket));
    const path = pathOf(request);
    const upgrade = upgrades.get(path);
    // It asked for no upgrade, or not properly: the handshake's own rules say what is wrong.
    if (upgrade !== undefined) answerRefusal(response, refusalOf(judge(request, upgrade)));
    else void answer(handlers.get(path), request, response, parts.log);
  };
}

/** The door at which a bug behind a request is caught. */
async function answer(
  handler: RequestHandler | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  log: Log,
): Promise<void> {
  try {
    if (handler === undefined) answerProblem(response, 'not_found');
    else await handler(request, response);
  } catch (error) {
    if (request.destroyed && !request.complete) {
      log.debug({ err: error }, 'a request ended before its body');
      return;
    }
    log.error({ err: error }, 'a request failed');
    if (!response.headersSent) answerProblem(response, 'internal');
  }
}

/** Node tells of a proper upgrade through its own event; what comes here and would be accepted is none. */
const refusalOf = (result: HandshakeResult): HandshakeRefused =>
  result.type === 'refuse' ? result : refuseHandshake(400, 'this is not an upgrade');

/** What Node's parser refused: there is no request to answer, only a socket. */
function answerClientError(error: Error & { code?: string }, stream: Duplex): void {
  // The parser complains again about whatever still comes.
  if (stream.writableEnded) return;
  if (!stream.writable || error.code === 'ECONNRESET') {
    stream.destroy();
    return;
  }
  const [code, detail] = explainClientError(error.code);
  endWith(stream, encodeProblemResponse(code, detail));
}

/** Node's own codes: of its parser (`HPE_…`) and of its deadlines. */
function explainClientError(code: string | undefined): [ErrorCode, detail: string] {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return ['headers_too_large', `Header fields take at most ${maxHeaderBytes} bytes`];
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return ['too_large', 'Chunk extensions are too long'];
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return ['request_timeout', 'Send the whole request sooner'];
    case 'HPE_INVALID_METHOD':
      return ['bad_request', 'This is no method of HTTP'];
    default:
      return ['bad_request', 'This is not a request of HTTP/1.1'];
  }
}
