/** RFC 6455 §4.1: the client's half of the opening handshake. */
import { describe, expect, test } from 'vitest';
import {
  type ClientHandshakeOptions,
  createClientHandshake,
  encodeHandshakeRequest,
  verifyHandshakeResponse,
} from './client-handshake.ts';

const sampleNonce = (): Uint8Array => Buffer.from('the sample nonce');
const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';

function create(options: Partial<ClientHandshakeOptions> = {}): ReturnType<typeof createClientHandshake> {
  return createClientHandshake({ host: 'server.example.com', randomBytes: sampleNonce, ...options });
}

const FIELDS: Record<string, string | readonly string[] | undefined> = {
  Upgrade: 'websocket',
  Connection: 'Upgrade',
  'Sec-WebSocket-Accept': ACCEPT,
};

function verify(
  fields: Record<string, string | readonly string[] | undefined>,
  options: Partial<ClientHandshakeOptions> = {},
  line: { statusCode?: number; httpVersion?: string } = {},
): ReturnType<typeof verifyHandshakeResponse> {
  const rawHeaders = Object.entries({ ...FIELDS, ...fields }).flatMap(([name, values = []]) =>
    [values].flat().flatMap((value) => [name, value]),
  );
  return verifyHandshakeResponse(create(options), {
    statusCode: 101,
    httpVersion: '1.1',
    rawHeaders,
    ...line,
  });
}

describe('the request', () => {
  test('[H20] it has everything that is required, and what was asked for', () => {
    const handshake = create({
      target: '/live?room=1',
      origin: 'https://tide.example',
      subprotocols: ['a', 'b'],
      deflate: {},
      headers: [['Authorization', 'Bearer x']],
    });
    expect(encodeHandshakeRequest(handshake).toString()).toBe(
      [
        'GET /live?room=1 HTTP/1.1',
        'Host: server.example.com',
        'Upgrade: websocket',
        'Connection: Upgrade',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        'Sec-WebSocket-Version: 13',
        'Origin: https://tide.example',
        'Sec-WebSocket-Protocol: a, b',
        'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits',
        'Authorization: Bearer x',
        '\r\n',
      ].join('\r\n'),
    );
  });
  test('[H20] every handshake has a key of its own', () => {
    const keys = [1, 2].map(() => createClientHandshake({ host: 'a' }).key);
    expect(keys[0]).not.toBe(keys[1]);
  });
  test.each([
    { target: 'live' },
    { target: '/a b' },
    { target: '/\r\nX: y' },
    { subprotocols: ['a b'] },
    { subprotocols: ['a', 'a'] },
  ])('[H22] %j cannot be asked for', (options) => {
    expect(() => create(options)).toThrow(RangeError);
  });
  test('[H22] no header can be smuggled into the request', () => {
    expect(() => encodeHandshakeRequest(create({ host: 'a\r\nX: y' }))).toThrow('not a header field');
  });
});

describe('the answer', () => {
  test('[H21] the right answer is accepted', () => {
    expect(verify({})).toEqual({ type: 'accept', subprotocol: null, deflate: null });
    expect(verify({ Upgrade: 'WebSocket', Connection: 'keep-alive, upgrade' }).type).toBe('accept');
  });
  test('[H21] the subprotocol and the compression that were chosen are told', () => {
    const answer = { 'Sec-WebSocket-Protocol': 'b', 'Sec-WebSocket-Extensions': 'permessage-deflate' };
    expect(verify(answer, { subprotocols: ['a', 'b'], deflate: {} })).toEqual({
      type: 'accept',
      subprotocol: 'b',
      deflate: {
        serverNoContextTakeover: false,
        clientNoContextTakeover: false,
        serverMaxWindowBits: 15,
        clientMaxWindowBits: 15,
      },
    });
  });
  test.each([
    { Upgrade: undefined },
    { Upgrade: 'h2c' },
    { Upgrade: ['websocket', 'websocket'] },
    { Connection: undefined },
    { Connection: 'keep-alive' },
    { 'Sec-WebSocket-Accept': undefined },
    { 'Sec-WebSocket-Accept': ACCEPT.toLowerCase() },
    { 'Sec-WebSocket-Accept': 'dGhlIHNhbXBsZSBub25jZQ==' },
    { 'Sec-WebSocket-Accept': [ACCEPT, ACCEPT] },
    { 'Sec-WebSocket-Protocol': 'c' },
    { 'Sec-WebSocket-Protocol': '' },
    { 'Sec-WebSocket-Protocol': ['a', 'a'] },
    { 'Sec-WebSocket-Protocol': 'a, b' },
    { 'Sec-WebSocket-Extensions': 'permessage-deflate' },
    { X: 'a\r\n b' },
  ])('[H21] %j is refused', (fields) => {
    expect(verify(fields, { subprotocols: ['a', 'b'] }).type).toBe('refuse');
  });
  test.each([
    '',
    'x-other',
    'permessage-deflate; client_max_window_bits',
    'permessage-deflate; x',
    'permessage-deflate, permessage-deflate',
  ])('[H21] the extensions %j are refused', (value) => {
    expect(verify({ 'Sec-WebSocket-Extensions': value }, { deflate: {} }).type).toBe('refuse');
  });
  test('[H21] any other status is refused, and told', () => {
    expect(verify({}, {}, { statusCode: 403 })).toMatchObject({ type: 'refuse', status: 403 });
  });
  test('[H21] an answer in HTTP/1.0 is refused', () => {
    expect(verify({}, {}, { httpVersion: '1.0' }).type).toBe('refuse');
  });
});
