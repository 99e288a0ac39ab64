/**
 * What must be put right about a request before Next sees it. Next answers methods and paths that it does not understand with its own
 * pages, and believes whoever sends `X-Forwarded-For`; here both become something that our own code answers. It runs on Node's channel
 * for arriving requests, which is told of each one before any listener is.
 */
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { answerBrokenRequests } from './broken-requests.ts';
import type { Environment } from './environment.ts';
import { whenServerIsMet } from './next-server.ts';
import { isNowhere } from './rest/versioned-path.ts';

/** Carries a method that no resource has; `resource` answers it 405. Whoever sends it themselves gets just that. */
export const unknownMethodField = 'x-unknown-method';

/** Carries the request target as it came, for `instance` of a problem. Whatever a caller sends under this name is replaced. */
export const requestTargetField = 'x-request-target';

const knownMethods: ReadonlySet<string | undefined> = new Set([
  ...['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
]);

/** A whole request comes within this; a part of a file that takes longer goes on where it was cut off. Node itself waits for 300 s. */
const requestMs = 120_000;

/** Next's way of asking for a part of a page; to the API it is nothing, and Next would send it elsewhere. */
const pageFields = ['rsc', 'next-router-state-tree', 'next-router-prefetch', 'next-router-segment-prefetch'];

export function openFrontDoor(environment: Pick<Environment, 'trustedProxies' | 'isDevelopment'>): void {
  const trusted = trustedAddresses(environment.trustedProxies);
  subscribe('http.server.request.start', (message) => straighten((message as Arrival).request, trusted));
  answerBrokenRequests();
  whenServerIsMet((server) => tune(server, environment));
}

/** Whoever offers another protocol is answered in this one (RFC 9110 §7.8): Next would end the connection without a word. */
function tune(server: Server, { isDevelopment }: Pick<Environment, 'isDevelopment'>): void {
  server.requestTimeout = requestMs;
  const isReload = ({ headers }: IncomingMessage) => isDevelopment && headers.upgrade === 'websocket';
  Object.assign(server, { shouldUpgradeCallback: isReload });
}

type Arrival = { request: IncomingMessage };

/** Changes the request in place. */
export function straighten(request: IncomingMessage, trusted: BlockList): void {
  const { headers, method, url = '/' } = request;
  headers['x-forwarded-for'] = clientAddress(
    headers['x-forwarded-for'],
    request.socket.remoteAddress ?? '',
    trusted,
  );
  if (!knownMethods.has(method)) {
    headers[unknownMethodField] = method;
    request.method = 'OPTIONS';
  }
  headers[requestTargetField] = url;
  const target = straightTarget(url);
  if (/^\/v1(?:[/?]|$)/.test(target)) for (const field of pageFields) delete headers[field];
  const asked = {
    method: method ?? 'GET',
    path: target.replace(/[?#].*$/s, ''),
    accept: headers.accept ?? null,
  };
  request.url = isNowhere(asked) ? nowhere : target;
}

/** A path of the API that names nothing, for what Next would answer with a page. */
const nowhere = '/v1/nowhere';

/**
 * A target that Next takes as it is, where it would answer 500, or send the caller on to what they said. A path that cannot be decoded is
 * taken literally. A whole URL (RFC 9112 §3.2.2) counts from its path on, and `*` names nothing of ours. In the API a path with a slash
 * too many is the path without it.
 */
export function straightTarget(target: string): string {
  const [, relative = target] = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*(.*)$/is.exec(target) ?? [];
  const end = relative.search(/[?#]/);
  const rawPath = end === -1 ? relative : relative.slice(0, end);
  const query = end === -1 ? '' : relative.slice(end);
  const path = `/${rawPath}`.replaceAll('\\', '%5C').replace(/^\/+/, '/');
  if (path === '/*') return nowhere;
  const slashed = /^\/v1(?:\/|$)/.test(path) ? path.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '') : path;
  // Next would take what begins so for its own and hide it; now it is a parameter that nobody knows.
  const seen = slashed.startsWith('/v1') ? query.replace(/([?&])(?=nxt[PI])/g, '$1_') : query;
  const straight = slashed + seen;
  return isDecodable(straight) ? straight : straight.replaceAll('%', '%25');
}

/**
 * The nearest address that is not a proxy of ours. Each proxy adds the address it was called from at the end of `X-Forwarded-For`, so
 * what stands left of the first stranger is only what the stranger says.
 */
export function clientAddress(
  forwarded: string | string[] | undefined,
  peer: string,
  trusted: BlockList,
): string {
  const hops = [...String(forwarded ?? '').split(','), peer]
    .map((hop) => hop.trim())
    .filter((hop) => isIP(hop) !== 0);
  const nearest = hops.findLast((hop) => !trusted.check(hop, isIP(hop) === 6 ? 'ipv6' : 'ipv4'));
  return nearest ?? hops[0] ?? peer;
}

/** This machine, and the addresses or networks (`10.0.0.0/8`) given. */
export function trustedAddresses(given: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of ['127.0.0.0/8', '::1', ...given]) {
    const [address = '', prefix] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url);
    return true;
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}
