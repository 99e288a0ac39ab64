/** RFC 6455 §4.2: the server's half of the opening handshake. */
import { describe, expect, test } from 'vitest';
import { type AcceptOptions, acceptHandshake, type HandshakeRequest } from './accept-handshake.ts';
import type { HandshakeResult } from './handshake-result.ts';

const OPTIONS: AcceptOptions = { checkOrigin: (origin) => origin === 'https://tide.example' };

/** The example of RFC 6455 §1.3, as an object so that a test can change one line. */
const FIELDS: Record<string, string | readonly string[] | undefined> = {
  Host: 'server.example.com',
  Upgrade: 'websocket',
  Connection: 'Upgrade',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  Origin: 'https://tide.example',
  'Sec-WebSocket-Version': '13',
};

function request(
  fields: Record<string, string | readonly string[] | undefined> = {},
  line: Partial<HandshakeRequest> = {},
): HandshakeRequest {
  const rawHeaders = Object.entries({ ...FIELDS, ...fields }).flatMap(([name, values = []]) =>
    [values].flat().flatMap((value) => [name, value]),
  );
  return { method: 'GET', url: '/live', httpVersion: '1.1', rawHeaders, ...line };
}

function status(
  fields: Record<string, string | readonly string[] | undefined>,
  options: Partial<AcceptOptions> = {},
): number {
  return acceptHandshake(request(fields), { ...OPTIONS, ...options }).status;
}

function header(result: HandshakeResult, wanted: string): string | undefined {
  return result.headers.find(([name]) => name === wanted)?.[1];
}

describe('a handshake as it should be', () => {
  test('[H10] the example of RFC 6455 §1.3 is accepted with its Sec-WebSocket-Accept', () => {
    expect(acceptHandshake(request(), OPTIONS)).toEqual({
      type: 'accept',
      status: 101,
      headers: [
        ['Upgrade', 'websocket'],
        ['Connection', 'Upgrade'],
        ['Sec-WebSocket-Accept', 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='],
      ],
      subprotocol: null,
      deflate: null,
    });
  });
  test.each([
    { Connection: 'keep-alive, Upgrade' },
    { Connection: ['keep-alive', 'UPGRADE'] },
    { Connection: ' keep-alive ,, upgrade ' },
    { Upgrade: 'WebSocket' },
    { Upgrade: 'h2c, websocket' },
    { Upgrade: ['h2c', 'websocket'] },
    { 'Content-Length': '0' },
  ])('[H6] [H7] %j is accepted', (fields) => {
    expect(status(fields)).toBe(101);
  });
  test('field names count in any case', () => {
    const { rawHeaders } = request();
    const shouted = rawHeaders.map((text, i) => (i % 2 === 0 ? text.toUpperCase() : text));
    expect(acceptHandshake({ ...request(), rawHeaders: shouted }, OPTIONS).status).toBe(101);
  });
});

describe('the request line', () => {
  test.each(['POST', 'HEAD', 'PUT', 'OPTIONS', 'get'])('[H1] %s is refused with 405 and Allow', (method) => {
    const result = acceptHandshake(request({}, { method }), OPTIONS);
    expect([result.status, header(result, 'Allow')]).toEqual([405, 'GET']);
  });
  test.each(['1.0', '0.9', '2.0', '', '1', 'x'])('[H2] HTTP/%s is refused with 400', (httpVersion) => {
    expect(acceptHandshake(request({}, { httpVersion }), OPTIONS).status).toBe(400);
  });
  test.each([
    ['/live', 101],
    ['/live?x=1', 101],
    ['http://server.example.com/live?x', 101],
    ['/Live', 404],
    ['/live/', 404],
    ['/live/../live', 404],
    ['/', 404],
    ['*', 404],
    ['', 404],
    ['//live', 404],
    ['http://', 404],
  ])('[H3] the target %j is answered with %i', (url, expected) => {
    expect(acceptHandshake(request({}, { url }), { ...OPTIONS, path: '/live' }).status).toBe(expected);
  });
});

describe('the header fields', () => {
  test.each([undefined, '', ['a', 'b'] as const])('[H4] Host %j is refused with 400', (value) => {
    expect(status({ Host: value })).toBe(400);
  });
  test.each([
    { 'Content-Length': '1' },
    { 'Content-Length': 'x' },
    { 'Content-Length': ['0', '5'] },
    { 'Transfer-Encoding': 'chunked' },
    { 'Transfer-Encoding': '' },
  ])('[H5] a request with a body is refused with 400: %j', (fields) => {
    expect(status(fields)).toBe(400);
  });
  test('[H6] without Upgrade the answer is 426, and names it and the version', () => {
    const result = acceptHandshake(request({ Upgrade: undefined }), OPTIONS);
    expect(result.status).toBe(426);
    expect(result.headers).toEqual([
      ['Upgrade', 'websocket'],
      ['Sec-WebSocket-Version', '13'],
      ['Connection', 'Upgrade, close'],
    ]);
  });
  test.each(['', 'h2c', 'websockets', 'web socket', 'websocket/13'])(
    '[H6] Upgrade %j is refused with 400',
    (value) => {
      expect(status({ Upgrade: value })).toBe(400);
    },
  );
  test.each([undefined, '', 'keep-alive', 'upgrades', 'not-upgrade'])(
    '[H7] Connection %j is refused with 400',
    (value) => {
      expect(status({ Connection: value })).toBe(400);
    },
  );
  test.each([
    [undefined, 400],
    ['', 400],
    ['thirteen', 400],
    ['13, 8', 400],
    [['13', '13'], 400],
    ['1313', 400],
    ['8', 426],
    ['0', 426],
    ['14', 426],
    ['013', 426],
  ])('[H8] Sec-WebSocket-Version %j is refused with %i, and told what is spoken', (value, expected) => {
    const result = acceptHandshake(request({ 'Sec-WebSocket-Version': value }), OPTIONS);
    expect([result.status, header(result, 'Sec-WebSocket-Version')]).toEqual([expected, '13']);
  });
  test.each([
    ['absent', undefined],
    ['empty', ''],
    ['short', 'dGhlIHNhbXBsZSBub25j'],
    ['of 17 bytes', 'dGhlIHNhbXBsZSBub25jZWU='],
    ['of 18 bytes', 'dGhlIHNhbXBsZSBub25jZWVl'],
    ['not base64', 'dGhlIHNhbXBsZSBub25j!Q=='],
    ['base64url', 'dGhlIHNhbXBsZSBub25_ZQ=='],
    ['without padding', 'dGhlIHNhbXBsZSBub25jZQ'],
    ['padded twice', 'dGhlIHNhbXBsZSBub25jZQ======'],
    ['doubled', ['dGhlIHNhbXBsZSBub25jZQ==', 'dGhlIHNhbXBsZSBub25jZQ==']],
    ['two in one line', 'dGhlIHNhbXBsZSBub25jZQ==, dGhlIHNhbXBsZSBub25jZQ=='],
  ])('[H9] a key that is %s is refused with 400', (_, value) => {
    expect(status({ 'Sec-WebSocket-Key': value })).toBe(400);
  });
  test.each([
    undefined,
    'null',
    'http://tide.example',
    'https://tide.example:8443',
    'https://tide.example.evil.example',
    'https://tide.example, https://tide.example',
    ['https://tide.example', 'https://tide.example'],
    ['https://tide.example', 'https://evil.example'],
  ])('[H11] the origin %j is refused with 403', (value) => {
    expect(status({ Origin: value })).toBe(403);
  });
  test('[H11] a missing origin is for the policy to judge', () => {
    const asked: (string | null)[] = [];
    const checkOrigin = (origin: string | null): boolean => asked.push(origin) > 0;
    expect(status({ Origin: undefined }, { checkOrigin })).toBe(101);
    expect(asked).toEqual([null]);
  });
});

describe('limits and malformed fields', () => {
  test('[H14] 50 fields are read and 51 refused with 431', () => {
    const more = (count: number): Record<string, string> =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`X-${i}`, 'x']));
    expect(status(more(44))).toBe(101);
    expect(status(more(45))).toBe(431);
  });
  test('[H14] 8 KiB of fields are read and one byte more refused with 431', () => {
    const size = request().rawHeaders.reduce((sum, text) => sum + text.length + 2, 0);
    const rest = 8 * 1024 - size - 'X'.length - 4;
    expect(status({ X: 'x'.repeat(rest) })).toBe(101);
    expect(status({ X: 'x'.repeat(rest + 1) })).toBe(431);
  });
  test.each([
    ['an obsolete fold', { X: 'a\r\n b' }],
    ['a bare line feed', { X: 'a\nSec-WebSocket-Key: x' }],
    ['a bare carriage return', { X: 'a\rb' }],
    ['a NUL', { X: 'a\0b' }],
    ['a name with a blank', { 'X Y': 'a' }],
    ['a name with a colon', { 'X:': 'a' }],
    ['an empty name', { '': 'a' }],
  ])('[H15] %s is refused with 400', (_, fields) => {
    expect(status(fields)).toBe(400);
  });
  test('[H15] a name without a value is refused with 400', () => {
    const rawHeaders = [...request().rawHeaders, 'X'];
    expect(acceptHandshake({ ...request(), rawHeaders }, OPTIONS).status).toBe(400);
  });
  test.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString'])(
    '[H16] a field called %s is a field like any other',
    (name) => {
      const rawHeaders = [...request().rawHeaders, name, 'x'];
      expect(acceptHandshake({ ...request(), rawHeaders }, OPTIONS).status).toBe(101);
      expect(
        status({ 'Sec-WebSocket-Protocol': name, 'Sec-WebSocket-Extensions': `${name}; ${name}=1` }),
      ).toBe(101);
    },
  );
  test('[H16] names of the prototype cannot stand in for fields that are missing', () => {
    const rawHeaders = ['__proto__', 'websocket', 'constructor', 'upgrade'];
    expect(acceptHandshake({ ...request(), rawHeaders }, OPTIONS).status).toBe(400);
  });
});

describe('subprotocols', () => {
  const chosen = (
    offered: string | readonly string[] | undefined,
    options: Partial<AcceptOptions> = {},
  ): unknown => {
    const result = acceptHandshake(request({ 'Sec-WebSocket-Protocol': offered }), {
      ...OPTIONS,
      subprotocols: ['tidewire.v1.json', 'tidewire.v2.json'],
      ...options,
    });
    return result.type === 'accept'
      ? [result.subprotocol, header(result, 'Sec-WebSocket-Protocol')]
      : result.status;
  };
  test.each([
    [undefined, null],
    ['other', null],
    ['Tidewire.v1.json', null],
    ['tidewire.v1.json', 'tidewire.v1.json'],
    ['other, tidewire.v2.json, tidewire.v1.json', 'tidewire.v2.json'],
    [['other', 'tidewire.v1.json'], 'tidewire.v1.json'],
  ])('[H12] of %j the choice is %j', (offered, expected) => {
    expect(chosen(offered)).toEqual([expected, expected ?? undefined]);
  });
  test.each([
    '',
    ',',
    'a b',
    'a;b',
    'tidewire.v1.json, tidewire.v1.json',
    ['tidewire.v1.json', 'tidewire.v1.json'],
  ])('[H12] %j is refused with 400', (offered) => {
    expect(chosen(offered)).toBe(400);
    expect(chosen(offered, { subprotocols: [] })).toBe(400);
  });
  test('[H12] a client that offers none of those required is refused with 400', () => {
    expect(chosen(undefined, { isSubprotocolRequired: true })).toBe(400);
    expect(chosen('other', { isSubprotocolRequired: true })).toBe(400);
  });
});

describe('extensions', () => {
  const answered = (
    offered: string | readonly string[] | undefined,
    options: Partial<AcceptOptions> = { deflate: {} },
  ): unknown => {
    const result = acceptHandshake(request({ 'Sec-WebSocket-Extensions': offered }), {
      ...OPTIONS,
      ...options,
    });
    return result.type === 'accept' ? (header(result, 'Sec-WebSocket-Extensions') ?? null) : result.status;
  };
  test('[H13] what was not offered is not answered', () => {
    expect(answered(undefined)).toBe(null);
    expect(answered('x-webkit-deflate-frame, Permessage-Deflate')).toBe(null);
  });
  test('[H13] what we do not want is not answered', () => {
    expect(answered('permessage-deflate', {})).toBe(null);
  });
  test('[H13] what is offered on any line is answered', () => {
    expect(answered(['x-other', 'permessage-deflate'])).toBe(
      'permessage-deflate; server_no_context_takeover; client_no_context_takeover',
    );
  });
  test.each(['', ',', 'permessage-deflate;', 'permessage-deflate; x="', 'a b'])(
    '[H13] %j is refused with 400',
    (offered) => {
      expect(answered(offered)).toBe(400);
      expect(answered(offered, {})).toBe(400);
    },
  );
});

describe('no room', () => {
  test('[H18] a good handshake is refused with 503 and Retry-After', () => {
    const result = acceptHandshake(request(), { ...OPTIONS, isFull: true });
    expect([result.status, header(result, 'Retry-After')]).toEqual([503, '5']);
  });
  test('[H18] a bad one is told what is wrong with it', () => {
    expect(status({ Origin: undefined }, { isFull: true })).toBe(403);
  });
});
