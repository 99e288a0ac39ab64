/**
 * Defects that other WebSocket libraries have had, each made impossible here. What concerns sockets and slow readers is
 * held by the gateway's tests.
 */
import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { DeflateAgreement } from './deflate/agreement.ts';
import { Endpoint } from './endpoint.ts';
import { acceptHandshake, type HandshakeRequest } from './handshake/accept-handshake.ts';
import { FIN, hear, hex, inWords, RSV1, said, wire } from './testing/wire.ts';

const GOOD = [
  ...['Host', 'a', 'Upgrade', 'websocket', 'Connection', 'Upgrade', 'Sec-WebSocket-Version', '13'],
  ...['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
];

function handshake(...more: string[]): ReturnType<typeof acceptHandshake> {
  const request: HandshakeRequest = {
    method: 'GET',
    url: '/',
    httpVersion: '1.1',
    rawHeaders: [...GOOD, ...more],
  };
  const headerLimits = { maxHeaderFields: 50, maxHeaderBytes: Number.MAX_SAFE_INTEGER };
  return acceptHandshake(request, { checkOrigin: () => true, deflate: {}, headerLimits });
}

describe('header parsing', () => {
  test.each(['Sec-WebSocket-Extensions', 'Sec-WebSocket-Protocol'])(
    '[H17] %s cannot be made to take more than one look at each character',
    (name) => {
      // ws before 7.4.6: a regular expression that went quadratic over blanks.
      expect(handshake(name, `a${' '.repeat(4_000_000)}b`).status).toBe(400);
      expect(handshake(name, `a${' ,'.repeat(4_000_000)};`).status).toBe(400);
    },
  );
  test('[H16] extension and parameter names of Object.prototype are names like any other', () => {
    // ws before 1.1.5: `constructor` found something on the prototype and the process died.
    const result = handshake(
      'Sec-WebSocket-Extensions',
      'constructor, __proto__; toString=valueOf, permessage-deflate; constructor',
    );
    expect(result).toMatchObject({ type: 'accept', deflate: null });
  });
  test('[H14] a request with more fields than are read, so that Upgrade may be among those cut off, is refused', () => {
    // ws before 8.17.1: `req.headers.upgrade` was undefined and its use threw.
    const filler = Array.from({ length: 60 }, (_, i) => [`X-${i}`, 'x']).flat();
    const request: HandshakeRequest = { method: 'GET', url: '/', httpVersion: '1.1', rawHeaders: filler };
    expect(acceptHandshake(request, { checkOrigin: () => true }).status).toBe(431);
    expect(
      acceptHandshake({ ...request, rawHeaders: filler.slice(0, 40) }, { checkOrigin: () => true }).status,
    ).toBe(400);
  });
});

describe('memory', () => {
  test('[F7] a length is checked before memory is taken for it', () => {
    const endpoint = new Endpoint({ role: 'server' });
    expect(hear(endpoint, hex('82 ff 00 00 00 7f ff ff ff ff 00 00 00 00'))).toEqual(['failed 1009']);
    expect(endpoint.retainedBytes).toBe(0);
  });
  test.each(['ping', 'pong', 'sendBinary'] as const)(
    '[F19] %s of a number sends no uninitialised memory: it throws',
    (verb) => {
      // ws before 1.0.1: `ping(100)` sent a hundred bytes of whatever had been in memory.
      const endpoint = new Endpoint({ role: 'server' });
      const notBytes: never = 100 as never;
      expect(() => endpoint[verb](notBytes)).toThrow();
      expect(() => endpoint.close(1000, notBytes)).toThrow();
      expect(said(endpoint)).toBe('');
    },
  );
  test('[F11] [F15] a million tiny fragments are neither kept apart nor counted forever', () => {
    const limits = {
      maxMessageBytes: 16 * 1024 * 1024,
      maxFrameBytes: 16 * 1024 * 1024,
      maxFragments: 131_072,
    };
    const endpoint = new Endpoint({ role: 'server', limits });
    const start = wire({ first: 0x2, payload: 'x' });
    const fragments = Buffer.concat(Array.from({ length: 1_000 }, () => wire({ first: 0x0, payload: 'x' })));
    hear(endpoint, start);
    for (let i = 0; i < 131; i += 1) expect(hear(endpoint, fragments)).toEqual([]);
    expect(endpoint.retainedBytes).toBeLessThanOrEqual(2 * 131_001 + 512);
    expect(hear(endpoint, fragments)).toEqual(['failed 1008']);
  });
  test('[D10] a compression bomb stops at the message limit', () => {
    const deflate = acceptedDeflate();
    const endpoint = new Endpoint({ role: 'server', deflate });
    const bomb = deflateRawSync(Buffer.alloc(50_000_000), { finishFlush: constants.Z_SYNC_FLUSH }).subarray(
      0,
      -4,
    );
    expect(bomb.length).toBeLessThan(65_536);
    const before = process.memoryUsage().arrayBuffers;
    expect(hear(endpoint, wire({ first: FIN | RSV1 | 0x2, payload: bomb }))).toEqual(['failed 1009']);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2_000_000);
  });
  test('[F16] a chunk full of bombs is inflated one message at a time, as each is asked for', () => {
    const endpoint = new Endpoint({ role: 'server', deflate: acceptedDeflate() });
    const bomb = deflateRawSync(Buffer.alloc(65_000, 'a'), { finishFlush: constants.Z_SYNC_FLUSH }).subarray(
      0,
      -4,
    );
    const frame = wire({ first: FIN | RSV1 | 0x2, payload: bomb });
    const chunk = Buffer.concat(Array.from({ length: 500 }, () => frame));
    const events = endpoint.receive(chunk);
    const before = process.memoryUsage().arrayBuffers;
    expect(events.next().value).toMatchObject({ type: 'message' });
    endpoint.fail(1008, 'too much');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
    expect(events.next().done).toBe(true);
  });
});

describe('negotiation', () => {
  test.each(['7', '16', '0', '1024', '-1', '"99"'])(
    '[D1] server_max_window_bits=%s never reaches zlib',
    (bits) => {
      const result = handshake(
        'Sec-WebSocket-Extensions',
        `permessage-deflate; server_max_window_bits=${bits}`,
      );
      expect(result).toMatchObject({ type: 'accept', deflate: null });
    },
  );
});

describe('order', () => {
  test('[F16] an error in the very first bytes waits until someone asks', () => {
    // Emitters raise it before a listener can be attached, and the process dies or the error is lost.
    const endpoint = new Endpoint({ role: 'server' });
    const events = endpoint.receive(hex('ff ff'));
    expect(endpoint.state).toBe('open');
    expect(Array.from(events, inWords)).toEqual(['failed 1002']);
  });
});

function acceptedDeflate(): DeflateAgreement {
  const result = handshake('Sec-WebSocket-Extensions', 'permessage-deflate');
  if (result.type !== 'accept' || result.deflate === null) throw new Error('the offer was declined');
  return result.deflate;
}
