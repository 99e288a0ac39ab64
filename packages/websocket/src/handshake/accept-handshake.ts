/**
 * The server's half of the opening handshake (RFC 6455 §4.2), as a pure function of a request that an HTTP parser has
 * already read. Every way to be wrong is an answer with a status; nothing here throws because of what a client sent.
 */
import { type AcceptedDeflate, acceptDeflateOffer, type DeflatePolicy } from '../deflate/accept-offer.ts';
import { acceptFor, isWebSocketKey } from './accept-key.ts';
import { parseExtensionList, parseTokenList } from './field-list.ts';
import {
  type HandshakeRefused,
  type HandshakeResult,
  type HeaderLine,
  refuseHandshake,
} from './handshake-result.ts';
import {
  HEADER_LIMITS,
  type HeaderFields,
  type HeaderLimits,
  type RawHeaders,
  readHeaderFields,
} from './header-fields.ts';

export interface HandshakeRequest {
  readonly method: string;
  /** The request target as it came. */
  readonly url: string;
  /** `1.1`, as Node gives it. */
  readonly httpVersion: string;
  readonly rawHeaders: RawHeaders;
}

export interface AcceptOptions {
  /** Who may connect: the `Origin` as it came, or null when there was none (RFC 6455 §10.2). */
  readonly checkOrigin: (origin: string | null) => boolean;
  /** The one path served here; any other is 404. Default: every path. */
  readonly path?: string;
  /** What we can speak; the client's first choice among them is taken. Default: none. */
  readonly subprotocols?: readonly string[];
  /** Refuse (400) a client that offers none of them. Default: false. */
  readonly isSubprotocolRequired?: boolean;
  /** Agree to permessage-deflate on these terms. Default: decline it. */
  readonly deflate?: DeflatePolicy;
  /** Refuse (503) what would have been accepted: no room. Default: false. */
  readonly isFull?: boolean;
  /** Default: 50 fields, 8 KiB. */
  readonly headerLimits?: HeaderLimits;
}

const VERSION = '13';
const VERSION_HEADER: HeaderLine = ['Sec-WebSocket-Version', VERSION];
const RETRY_AFTER: HeaderLine = ['Retry-After', '5'];

export function acceptHandshake(request: HandshakeRequest, options: AcceptOptions): HandshakeResult {
  const fields = readHeaderFields(request.rawHeaders, options.headerLimits ?? HEADER_LIMITS);
  if (fields === 'too large') return refuseHandshake(431, 'too many or too large header fields');
  if (fields === 'malformed') return refuseHandshake(400, 'a header field is malformed');

  const refused =
    checkRequestLine(request, options) ??
    checkHost(fields) ??
    checkBody(fields) ??
    checkUpgrade(fields) ??
    checkVersion(fields) ??
    checkKey(fields) ??
    checkOrigin(fields, options);
  if (refused !== null) return refused;

  const subprotocol = chooseSubprotocol(fields, options);
  if (typeof subprotocol === 'object' && subprotocol !== null) return subprotocol;
  const deflate = chooseDeflate(fields, options);
  if (deflate !== null && 'type' in deflate) return deflate;
  if (options.isFull === true) return refuseHandshake(503, 'no room for another connection', [RETRY_AFTER]);

  const headers: HeaderLine[] = [
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Accept', acceptFor(fields.all('sec-websocket-key')[0] ?? '')],
  ];
  if (subprotocol !== null) headers.push(['Sec-WebSocket-Protocol', subprotocol]);
  if (deflate !== null) headers.push(['Sec-WebSocket-Extensions', deflate.answer]);
  return { type: 'accept', status: 101, headers, subprotocol, deflate: deflate?.agreement ?? null };
}

/** RFC 6455 §4.2.1, item 1. */
function checkRequestLine(request: HandshakeRequest, options: AcceptOptions): HandshakeRefused | null {
  const [major, minor] = request.httpVersion.split('.');
  if (major !== '1' || minor === undefined || minor === '0')
    return refuseHandshake(400, 'HTTP/1.1 is required');
  if (options.path !== undefined && pathOf(request.url) !== options.path) {
    return refuseHandshake(404, 'there is nothing here');
  }
  if (request.method !== 'GET') return refuseHandshake(405, 'the method must be GET', [['Allow', 'GET']]);
  return null;
}

/** The path of a request target in origin form or absolute form (RFC 9112 §3.2); null for any other. */
function pathOf(target: string): string | null {
  if (target.startsWith('/')) return target.split(/[?#]/, 1)[0] ?? null;
  return URL.parse(target)?.pathname ?? null;
}

/** RFC 6455 §4.2.1, item 2; RFC 9112 §3.2: one Host, no more. */
function checkHost(fields: HeaderFields): HandshakeRefused | null {
  const [host, another] = fields.all('host');
  return host === undefined || host === '' || another !== undefined
    ? refuseHandshake(400, 'exactly one Host is required')
    : null;
}

/** A handshake has no body; bytes after it are WebSocket frames and must not be taken for one. */
function checkBody(fields: HeaderFields): HandshakeRefused | null {
  const hasBody =
    fields.has('transfer-encoding') || fields.all('content-length').some((value) => value !== '0');
  return hasBody ? refuseHandshake(400, 'a handshake has no body') : null;
}

/** RFC 6455 §4.2.1, items 3 and 4. */
function checkUpgrade(fields: HeaderFields): HandshakeRefused | null {
  if (!fields.has('upgrade')) {
    return refuseHandshake(426, 'this address speaks WebSocket', [['Upgrade', 'websocket'], VERSION_HEADER]);
  }
  if (!listNames(fields.all('upgrade'), 'websocket'))
    return refuseHandshake(400, 'Upgrade must name websocket');
  if (!listNames(fields.all('connection'), 'upgrade'))
    return refuseHandshake(400, 'Connection must name Upgrade');
  return null;
}

/** RFC 6455 §4.2.1, item 6, and §4.4: another version is told which one we speak. */
function checkVersion(fields: HeaderFields): HandshakeRefused | null {
  const [version, another] = fields.all('sec-websocket-version');
  if (version === VERSION && another === undefined) return null;
  if (version === undefined || another !== undefined || !/^\d{1,3}$/.test(version)) {
    return refuseHandshake(400, 'exactly one Sec-WebSocket-Version is required', [VERSION_HEADER]);
  }
  return refuseHandshake(426, `WebSocket version ${version} is not spoken here`, [VERSION_HEADER]);
}

/** RFC 6455 §4.2.1, item 5, and §11.3.1: once, and 16 bytes. */
function checkKey(fields: HeaderFields): HandshakeRefused | null {
  const [key, another] = fields.all('sec-websocket-key');
  return key === undefined || another !== undefined || !isWebSocketKey(key)
    ? refuseHandshake(400, 'exactly one Sec-WebSocket-Key of 16 bytes is required')
    : null;
}

/** RFC 6455 §10.2. Two origins are no origin: whichever a policy looked at, the other would slip through. */
function checkOrigin(fields: HeaderFields, options: AcceptOptions): HandshakeRefused | null {
  const [origin = null, another] = fields.all('origin');
  return another === undefined && options.checkOrigin(origin)
    ? null
    : refuseHandshake(403, 'this origin may not connect');
}

/** RFC 6455 §4.2.2, item 5.4: one of those offered, or none at all. */
function chooseSubprotocol(fields: HeaderFields, options: AcceptOptions): string | null | HandshakeRefused {
  const supported = options.subprotocols ?? [];
  const isRequired = options.isSubprotocolRequired ?? false;
  if (!fields.has('sec-websocket-protocol')) {
    return isRequired ? refuseHandshake(400, 'a subprotocol is required') : null;
  }
  const offered = parseTokenList(fields.all('sec-websocket-protocol'));
  if (offered === null) return refuseHandshake(400, 'Sec-WebSocket-Protocol is malformed');
  if (new Set(offered).size < offered.length) return refuseHandshake(400, 'a subprotocol is offered twice');
  const chosen = offered.find((name) => supported.includes(name)) ?? null;
  if (chosen === null && isRequired) return refuseHandshake(400, 'no subprotocol offered is spoken here');
  return chosen;
}

/** RFC 6455 §9.1: what is not even a list fails the handshake; what we do not speak is passed over. */
function chooseDeflate(
  fields: HeaderFields,
  options: AcceptOptions,
): AcceptedDeflate | null | HandshakeRefused {
  if (!fields.has('sec-websocket-extensions')) return null;
  const offered = parseExtensionList(fields.all('sec-websocket-extensions'));
  if (offered === null) return refuseHandshake(400, 'Sec-WebSocket-Extensions is malformed');
  return options.deflate === undefined ? null : acceptDeflateOffer(offered, options.deflate);
}

/** Whether a comma list, over any number of lines, names something in any case. */
function listNames(lines: readonly string[], wanted: string): boolean {
  return lines.some((line) => line.split(',').some((element) => element.trim().toLowerCase() === wanted));
}
