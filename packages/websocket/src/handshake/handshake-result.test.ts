/** RFC 6455 §4.2.2 and RFC 9112: the answer as bytes. */
import { describe, expect, test } from 'vitest';
import { encodeHandshakeResponse, refuseHandshake } from './handshake-result.ts';

describe('the answer', () => {
  test('[H19] an acceptance is a head and nothing more', () => {
    const bytes = encodeHandshakeResponse({
      type: 'accept',
      status: 101,
      headers: [['Upgrade', 'websocket']],
      subprotocol: null,
      deflate: null,
    });
    expect(bytes.toString()).toBe('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n');
  });
  test('[H19] a refusal says why in a plain body, and that the connection ends', () => {
    const bytes = encodeHandshakeResponse(refuseHandshake(405, 'the méthod must be GET', [['Allow', 'GET']]));
    expect(bytes.toString()).toBe(
      'HTTP/1.1 405 Method Not Allowed\r\nAllow: GET\r\nConnection: close\r\n' +
        'Content-Type: text/plain; charset=utf-8\r\nContent-Length: 24\r\n\r\nthe méthod must be GET\n',
    );
  });
  test('[H19] whoever answers may say it in a form of their own', () => {
    const content = { headers: [['Content-Type', 'application/problem+json']], body: '{"é":1}' } as const;
    expect(encodeHandshakeResponse(refuseHandshake(403, 'no'), content).toString()).toBe(
      'HTTP/1.1 403 Forbidden\r\nConnection: close\r\n' +
        'Content-Type: application/problem+json\r\nContent-Length: 8\r\n\r\n{"é":1}',
    );
  });
  test.each([
    ['X', 'a\r\nSet-Cookie: b'],
    ['X', 'a\nb'],
    ['X\r\nY', 'a'],
    ['', 'a'],
    ['X', '\0'],
  ])('[H22] the header %j: %j cannot be sent', (name, value) => {
    expect(() => encodeHandshakeResponse(refuseHandshake(400, 'no', [[name, value]]))).toThrow(
      'not a header field',
    );
  });
});
