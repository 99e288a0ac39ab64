import { acceptHandshake } from '../handshake/accept-handshake.ts';
import {
  type ClientHandshake,
  createClientHandshake,
  verifyHandshakeResponse,
} from '../handshake/client-handshake.ts';
import { encodeHandshakeResponse, type HandshakeResult } from '../handshake/handshake-result.ts';
import type { Outcome } from './endpoint-target.ts';
import { mutate } from './mutate.ts';
import type { Random } from './random.ts';

/** One input: a message as lines, the first of them the request or status line. */
export interface HandshakeInput {
  readonly side: 'server' | 'client';
  readonly head: Buffer;
}

const CLIENT: ClientHandshake = createClientHandshake({
  host: 'tide.example',
  target: '/live',
  origin: 'https://tide.example',
  subprotocols: ['a', 'b'],
  deflate: {},
  randomBytes: () => Buffer.from('the sample nonce'),
});

const EXTENSIONS = [
  'permessage-deflate',
  'permessage-deflate; client_max_window_bits',
  'permessage-deflate; server_max_window_bits=8, permessage-deflate; server_max_window_bits="9"',
  'permessage-deflate; server_no_context_takeover; client_no_context_takeover; client_max_window_bits=15',
  'x-other; a="b\\c"; d, constructor, permessage-deflate; __proto__',
] as const;

const REQUESTS = EXTENSIONS.map((extensions) => {
  const headers = CLIENT.headers.map(([name, value]) =>
    name === 'Sec-WebSocket-Extensions' ? `${name}: ${extensions}` : `${name}: ${value}`,
  );
  return Buffer.from([`GET /live HTTP/1.1`, ...headers].join('\n'), 'latin1');
});

const RESPONSES = EXTENSIONS.map((extensions) => {
  const accept = 'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=';
  const lines = ['101 1.1', 'Upgrade: websocket', 'Connection: Upgrade', accept, 'Sec-WebSocket-Protocol: a'];
  return Buffer.from([...lines, `Sec-WebSocket-Extensions: ${extensions}`].join('\n'), 'latin1');
});

export function makeHandshakeInput(random: Random): HandshakeInput {
  const side = random.oneIn(4) ? 'client' : 'server';
  const heads = side === 'server' ? REQUESTS : RESPONSES;
  return { side, head: mutate(heads[random.below(heads.length)] ?? Buffer.alloc(0), random) };
}

/** The answer to any request is an acceptance of what was offered or a refusal, and can be written. Throws when not. */
export function checkHandshake(input: HandshakeInput): Outcome {
  const [first = '', ...lines] = input.head.toString('latin1').split('\n');
  const rawHeaders = lines.flatMap(splitLine);
  if (input.side === 'client') return checkResponse(first, rawHeaders);
  const [method = '', url = '', version = ''] = first.split(' ');
  const result = acceptHandshake(
    { method, url, httpVersion: version.replace('HTTP/', ''), rawHeaders },
    {
      checkOrigin: (origin) => origin === 'https://tide.example',
      path: '/live',
      subprotocols: ['b', 'a', 'c'],
      deflate: { clientMaxWindowBits: 12 },
    },
  );
  checkAnswer(result, rawHeaders);
  return String(result.status);
}

function splitLine(line: string): [string, string] {
  const colon = line.indexOf(':');
  return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1)];
}

function checkResponse(first: string, rawHeaders: readonly string[]): Outcome {
  const [statusCode = '', httpVersion = ''] = first.split(' ');
  const verified = verifyHandshakeResponse(CLIENT, {
    statusCode: Number(statusCode),
    httpVersion,
    rawHeaders,
  });
  if (verified.type === 'refuse') return 'refused by the client';
  const { subprotocol, deflate } = verified;
  if (subprotocol !== null && !CLIENT.subprotocols.includes(subprotocol))
    throw new Error('a subprotocol not offered');
  if (deflate !== null) checkWindows(deflate.serverMaxWindowBits, deflate.clientMaxWindowBits);
  return 'accepted by the client';
}

function checkAnswer(result: HandshakeResult, rawHeaders: readonly string[]): void {
  const bytes = encodeHandshakeResponse(result).toString('latin1');
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0 || /[^\t\x20-\x7e\r\n]/.test(bytes.slice(0, headEnd)))
    throw new Error('the head is malformed');
  if (result.type === 'refuse') return;
  if (headEnd + 4 !== bytes.length) throw new Error('an acceptance with a body');
  const offered = rawHeaders.join('\n');
  if (result.subprotocol !== null && !offered.includes(result.subprotocol))
    throw new Error('a subprotocol not offered');
  if (result.deflate === null) return;
  if (!offered.includes('permessage-deflate')) throw new Error('compression was not offered');
  checkWindows(result.deflate.serverMaxWindowBits - 1, result.deflate.clientMaxWindowBits);
}

/** 8 to 15, whatever was offered. */
function checkWindows(...bits: readonly number[]): void {
  if (!bits.every((value) => Number.isInteger(value) && value >= 8 && value <= 15)) {
    throw new Error(`windows of ${bits.join(' and ')} bits`);
  }
}
