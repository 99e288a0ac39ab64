import type { DeflateAgreement } from '../deflate/agreement.ts';
import { isToken } from './field-list.ts';
import { isFieldValue } from './header-fields.ts';

export type HeaderLine = readonly [name: string, value: string];

/** 429 and 503 are for the owner of the connections, who counts them. */
export type RefusalStatus = 400 | 403 | 404 | 405 | 426 | 429 | 431 | 503;

/** The request was not a handshake we accept: an answer, not an exception. */
export interface HandshakeRefused {
  readonly type: 'refuse';
  readonly status: RefusalStatus;
  readonly headers: readonly HeaderLine[];
  /** For the log and for the body of the answer; says nothing secret. */
  readonly reason: string;
}

export interface HandshakeAccepted {
  readonly type: 'accept';
  readonly status: 101;
  readonly headers: readonly HeaderLine[];
  /** The one that was chosen among those offered; null for none. */
  readonly subprotocol: string | null;
  /** How messages are compressed; null for not at all. */
  readonly deflate: DeflateAgreement | null;
}

export type HandshakeResult = HandshakeAccepted | HandshakeRefused;

/** The connection ends with the answer; who names another protocol in `Upgrade` must say so in `Connection` (RFC 9110 §7.8). */
export function refuseHandshake(
  status: RefusalStatus,
  reason: string,
  headers: readonly HeaderLine[] = [],
): HandshakeRefused {
  const connection = headers.some(([name]) => name === 'Upgrade') ? 'Upgrade, close' : 'close';
  return { type: 'refuse', status, headers: [...headers, ['Connection', connection]], reason };
}

const STATUS_TEXT: Record<HandshakeResult['status'], string> = {
  101: 'Switching Protocols',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  426: 'Upgrade Required',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  503: 'Service Unavailable',
};

/** What a refusal says: the reason as a line of text, unless whoever answers has a form of their own. */
export interface RefusalContent {
  readonly headers: readonly HeaderLine[];
  readonly body: string;
}

const plain = (reason: string): RefusalContent => ({
  headers: [['Content-Type', 'text/plain; charset=utf-8']],
  body: `${reason}\n`,
});

/** The bytes that answer the request. After a refusal the connection is to be ended. */
export function encodeHandshakeResponse(result: HandshakeResult, content?: RefusalContent): Buffer {
  const lines: HeaderLine[] = [...result.headers];
  let body = '';
  if (result.type === 'refuse') {
    const said = content ?? plain(result.reason);
    body = said.body;
    lines.push(...said.headers, ['Content-Length', String(Buffer.byteLength(body))]);
  }
  const head = [`HTTP/1.1 ${result.status} ${STATUS_TEXT[result.status]}`, ...lines.map(encodeLine)];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`, 'utf8');
}

/** Throws for what would change the shape of the message; these come from our own code. */
export function encodeLine([name, value]: HeaderLine): string {
  if (!isToken(name) || !isFieldValue(value)) throw new Error(`not a header field: ${JSON.stringify(name)}`);
  return `${name}: ${value}`;
}
