/**
 * The client's half of the opening handshake (RFC 6455 §4.1): the request to write, and whether the answer proves that
 * the other side is a WebSocket server that read it.
 */
import { randomBytes as cryptoRandomBytes } from 'node:crypto';
import type { DeflateAgreement } from '../deflate/agreement.ts';
import { type DeflateOffer, formatDeflateOffer, verifyDeflateAnswer } from '../deflate/verify-answer.ts';
import type { RandomBytes } from '../frames/mask-key-source.ts';
import { acceptFor } from './accept-key.ts';
import { isToken, parseExtensionList, parseTokenList } from './field-list.ts';
import { encodeLine, type HeaderLine } from './handshake-result.ts';
import { HEADER_LIMITS, type HeaderFields, type RawHeaders, readHeaderFields } from './header-fields.ts';

export interface ClientHandshakeOptions {
  /** Host and, unless it is the default one, port. */
  readonly host: string;
  /** Path and query. Default: `/`. */
  readonly target?: string;
  readonly origin?: string;
  /** In order of preference. */
  readonly subprotocols?: readonly string[];
  /** Offer permessage-deflate on these terms; `{}` leaves all to the server. Default: no offer. */
  readonly deflate?: DeflateOffer;
  /** Anything else to be sent, such as `Authorization`. */
  readonly headers?: readonly HeaderLine[];
  /** Where the key comes from; default: node:crypto. */
  readonly randomBytes?: RandomBytes;
}

export interface ClientHandshake {
  readonly method: 'GET';
  readonly target: string;
  readonly headers: readonly HeaderLine[];
  readonly key: string;
  readonly subprotocols: readonly string[];
  readonly deflate: DeflateOffer | null;
}

/** The answer, as an HTTP parser read it. */
export interface HandshakeResponse {
  readonly statusCode: number;
  readonly httpVersion: string;
  readonly rawHeaders: RawHeaders;
}

export type VerifiedHandshake =
  | {
      readonly type: 'accept';
      readonly subprotocol: string | null;
      readonly deflate: DeflateAgreement | null;
    }
  | { readonly type: 'refuse'; readonly status: number; readonly reason: string };

/** Throws RangeError for options that no server could read. */
export function createClientHandshake(options: ClientHandshakeOptions): ClientHandshake {
  const {
    host,
    target = '/',
    origin,
    subprotocols = [],
    deflate,
    headers: more = [],
    randomBytes = cryptoRandomBytes,
  } = options;
  if (!/^\/[\x21-\x7e]*$/.test(target)) throw new RangeError('the target is a path without blanks');
  if (!subprotocols.every(isToken) || new Set(subprotocols).size < subprotocols.length) {
    throw new RangeError('subprotocols are tokens, each named once');
  }
  const key = Buffer.from(randomBytes(16)).toString('base64');
  const headers: HeaderLine[] = [
    ['Host', host],
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Key', key],
    ['Sec-WebSocket-Version', '13'],
  ];
  if (origin !== undefined) headers.push(['Origin', origin]);
  if (subprotocols.length > 0) headers.push(['Sec-WebSocket-Protocol', subprotocols.join(', ')]);
  if (deflate !== undefined) headers.push(['Sec-WebSocket-Extensions', formatDeflateOffer(deflate)]);
  return {
    method: 'GET',
    target,
    headers: [...headers, ...more],
    key,
    subprotocols,
    deflate: deflate ?? null,
  };
}

/** The bytes to write. */
export function encodeHandshakeRequest(handshake: ClientHandshake): Buffer {
  const head = [`${handshake.method} ${handshake.target} HTTP/1.1`, ...handshake.headers.map(encodeLine)];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1');
}

/** RFC 6455 §4.1, "once the client's opening handshake has been sent", items 1–6. */
export function verifyHandshakeResponse(
  handshake: ClientHandshake,
  response: HandshakeResponse,
): VerifiedHandshake {
  const refuse = (reason: string): VerifiedHandshake => ({
    type: 'refuse',
    status: response.statusCode,
    reason,
  });
  if (response.statusCode !== 101) return refuse('the server did not switch protocols');
  if (!/^1\.[1-9]$/.test(response.httpVersion)) return refuse('the server does not speak HTTP/1.1');
  const fields = readHeaderFields(response.rawHeaders, HEADER_LIMITS);
  if (typeof fields === 'string') return refuse(`the header fields are ${fields}`);
  if (onlyValue(fields, 'upgrade')?.toLowerCase() !== 'websocket') return refuse('Upgrade is not websocket');
  const connection = parseTokenList(fields.all('connection')) ?? [];
  if (!connection.some((option) => option.toLowerCase() === 'upgrade'))
    return refuse('Connection is not Upgrade');
  if (onlyValue(fields, 'sec-websocket-accept') !== acceptFor(handshake.key)) {
    return refuse('Sec-WebSocket-Accept does not belong to the key');
  }
  if (!isSubprotocolOffered(fields, handshake)) return refuse('the subprotocol was not offered');
  const deflate = readDeflate(fields, handshake);
  if (deflate === 'not as offered') return refuse('the extensions are not as offered');
  return { type: 'accept', subprotocol: onlyValue(fields, 'sec-websocket-protocol') ?? null, deflate };
}

function readDeflate(
  fields: HeaderFields,
  handshake: ClientHandshake,
): DeflateAgreement | null | 'not as offered' {
  if (!fields.has('sec-websocket-extensions')) return null;
  const answered = parseExtensionList(fields.all('sec-websocket-extensions'));
  if (answered === null || handshake.deflate === null) return 'not as offered';
  return verifyDeflateAnswer(answered, handshake.deflate) ?? 'not as offered';
}

function isSubprotocolOffered(fields: HeaderFields, handshake: ClientHandshake): boolean {
  if (!fields.has('sec-websocket-protocol')) return true;
  const chosen = onlyValue(fields, 'sec-websocket-protocol');
  return chosen !== undefined && handshake.subprotocols.includes(chosen);
}

/** The value of a field that stands there once; undefined when it is absent or doubled. */
function onlyValue(fields: HeaderFields, name: string): string | undefined {
  const [value, another] = fields.all(name);
  return another === undefined ? value : undefined;
}
