/**
 * Answers requests that Node gives up on before anybody sees them (too much in the head, too slow, not HTTP): with a problem, as every
 * other refusal.
 */
import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { createProblem, type ErrorCode, errorTable, problemMediaType } from '@tidewire/protocol';
import { whenServerIsMet } from './next-server.ts';

export function answerBrokenRequests(): void {
  /** Connections with an answer under way, which another must not get into. */
  const answering = new WeakSet<Duplex>();
  subscribe('http.server.request.start', (message) => {
    answering.add((message as { request: IncomingMessage }).request.socket);
  });
  subscribe('http.server.response.finish', (message) => {
    answering.delete((message as { request: IncomingMessage }).request.socket);
  });
  whenServerIsMet((server) => {
    server.on('clientError', (error, socket) => answerBroken(error, socket, answering.has(socket)));
  });
}

function answerBroken(error: Error, socket: Duplex, isAnswering: boolean): void {
  if (socket.writable && !isAnswering && codeOf(error) !== 'ECONNRESET') {
    socket.end(problemText(refusalOf(codeOf(error))));
  } else {
    socket.destroy(error);
  }
}

/** The whole answer, for there is no request that it could be the response of. */
function problemText(code: ErrorCode): string {
  const requestId = randomUUID();
  const { status, title } = errorTable[code];
  const body = JSON.stringify(createProblem(code, { requestId }));
  const fields = [
    `HTTP/1.1 ${status} ${title}`,
    `Content-Type: ${problemMediaType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${requestId}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ];
  return `${fields.join('\r\n')}\r\n\r\n${body}`;
}

function refusalOf(code: string): ErrorCode {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return 'headers_too_large';
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return 'too_large';
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 'request_timeout';
    default:
      return 'bad_request';
  }
}

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : '';
