/** RFC 6455 §5: data framing. */
import { describe, expect, test } from 'vitest';
import { Endpoint } from './endpoint.ts';
import { LIMITS } from './limits.ts';
import { FIN, hear, hearByteByByte, hex, inWords, RSV1, said, wire } from './testing/wire.ts';

const server = (): Endpoint => new Endpoint({ role: 'server' });
const client = (): Endpoint => new Endpoint({ role: 'client' });
const limited = (limits: { bytes?: number; frame?: number; fragments?: number }): Endpoint =>
  new Endpoint({
    role: 'server',
    limits: {
      maxMessageBytes: limits.bytes ?? 1000,
      maxFrameBytes: limits.frame ?? 1000,
      maxFragments: limits.fragments ?? 1000,
    },
  });

const TEXT = 0x1;
const BINARY = 0x2;
const PING = FIN | 0x9;
const PONG = FIN | 0xa;

describe('RFC 6455 §5.7: the examples', () => {
  test('a single-frame unmasked text message', () => {
    expect(hear(client(), hex('81 05 48 65 6c 6c 6f'))).toEqual(['text Hello']);
  });
  test('a single-frame masked text message', () => {
    expect(hear(server(), hex('81 85 37 fa 21 3d 7f 9f 4d 51 58'))).toEqual(['text Hello']);
  });
  test('a fragmented unmasked text message', () => {
    expect(hear(client(), hex('01 03 48 65 6c'), hex('80 02 6c 6f'))).toEqual(['text Hello']);
  });
  test('an unmasked ping and a masked pong with the same body', () => {
    const endpoint = new Endpoint({ role: 'client', randomBytes: () => hex('37 fa 21 3d') });
    expect(hear(endpoint, hex('89 05 48 65 6c 6c 6f'))).toEqual(['ping 48656c6c6f']);
    expect(said(endpoint)).toBe('8a8537fa213d7f9f4d5158');
  });
  test('256 bytes in one unmasked frame', () => {
    const payload = Buffer.alloc(256, 7);
    expect(hear(client(), hex('82 7e 01 00'), payload)).toEqual([`binary ${payload.toString('hex')}`]);
  });
  test('64 KiB in one unmasked frame', () => {
    const payload = Buffer.alloc(65_536, 7);
    expect(hear(client(), hex('82 7f 00 00 00 00 00 01 00 00'), payload)).toEqual([
      `binary ${payload.toString('hex')}`,
    ]);
  });
});

describe('RFC 6455 §5.2: the header', () => {
  test.each([0x3, 0x4, 0x5, 0x6, 0x7, 0xb, 0xc, 0xd, 0xe, 0xf])(
    '[F1] the reserved opcode %i is refused with 1002 at its first byte',
    (opcode) => {
      expect(hear(server(), Buffer.of(FIN | opcode))).toEqual(['failed 1002']);
    },
  );
  test.each([0x10, 0x20, 0x30, 0x50, 0x60, 0x70])(
    '[F2] reserved bits %i are refused with 1002 at the first byte',
    (bits) => {
      expect(hear(server(), Buffer.of(FIN | bits | TEXT))).toEqual(['failed 1002']);
    },
  );
  test('[F2] RSV1 is refused with 1002 when compression was not agreed', () => {
    expect(hear(server(), Buffer.of(FIN | RSV1 | TEXT))).toEqual(['failed 1002']);
  });
  test.each([
    ['16', 0],
    ['16', 125],
    ['64', 126],
    ['64', 65_535],
  ] as const)('[F5] a %s-bit length for %i bytes is refused with 1002', (form, bytes) => {
    const frame = wire({
      first: FIN | BINARY,
      payload: Buffer.alloc(bytes),
      lengthForm: form === '16' ? 16 : 64,
    });
    expect(hear(server(), frame)).toEqual(['failed 1002']);
  });
  test.each([0, 125, 126, 127, 65_535, 65_536])('[F5] the shortest form is read for %i bytes', (bytes) => {
    const payload = Buffer.alloc(bytes, 0xab);
    expect(hear(server(), wire({ first: FIN | BINARY, payload }))).toEqual([
      `binary ${payload.toString('hex')}`,
    ]);
  });
  test('[F6] a 64-bit length whose top bit is set is refused with 1002 at that byte', () => {
    expect(hear(server(), hex('82 ff 80'))).toEqual(['failed 1002']);
  });
  test('[F6] the largest legal length, 2^63 - 1, is merely too large: 1009', () => {
    expect(hear(server(), hex('82 ff 7f ff ff ff ff ff ff ff 00 00 00 00'))).toEqual(['failed 1009']);
  });
});

describe('RFC 6455 §5.1 and §5.3: masking', () => {
  test('[F4] a server refuses a frame that is not masked with 1002', () => {
    expect(hear(server(), hex('81 05'))).toEqual(['failed 1002']);
  });
  test('[F4] a client refuses a frame that is masked with 1002', () => {
    expect(hear(client(), hex('81 85'))).toEqual(['failed 1002']);
  });
  test('[F4] a server masks nothing it sends', () => {
    const endpoint = server();
    endpoint.sendText('Hello');
    expect(said(endpoint)).toBe('810548656c6c6f');
  });
  test('[F17] a client masks every frame with a key of its own from the source it was given', () => {
    const keys = Buffer.from('0102030411121314', 'hex');
    const endpoint = new Endpoint({ role: 'client', randomBytes: () => keys });
    endpoint.sendBinary(Buffer.alloc(4));
    endpoint.sendBinary(Buffer.alloc(4));
    expect(said(endpoint)).toBe('8284010203040102030482841112131411121314');
  });
  test('[F17] two clients with the default source use different keys', () => {
    const keys = [client(), client()].map((endpoint) => {
      endpoint.sendBinary(Buffer.alloc(16));
      return said(endpoint);
    });
    expect(keys[0]).not.toBe(keys[1]);
  });
});

describe('RFC 6455 §5.4: fragmentation', () => {
  test('[F9] fragments are put together, empty ones too', () => {
    const frames = [
      wire({ first: TEXT, payload: 'a' }),
      wire({ first: 0 }),
      wire({ first: 0, payload: 'b' }),
      wire({ first: FIN }),
    ];
    expect(hear(server(), ...frames)).toEqual(['text ab']);
  });
  test('[F9] a continuation without a beginning is refused with 1002', () => {
    expect(hear(server(), wire({ first: FIN }))).toEqual(['failed 1002']);
  });
  test('[F9] a continuation after the last fragment is refused with 1002', () => {
    expect(hear(server(), wire({ first: FIN | TEXT }), wire({ first: FIN }))).toEqual([
      'text ',
      'failed 1002',
    ]);
  });
  test('[F9] a new message inside another is refused with 1002', () => {
    expect(hear(server(), wire({ first: TEXT }), wire({ first: FIN | TEXT }))).toEqual(['failed 1002']);
  });
  test('[F10] control frames between fragments are heard at once and change nothing', () => {
    const frames = [
      wire({ first: TEXT, payload: 'a' }),
      wire({ first: PING, payload: 'p' }),
      wire({ first: PONG }),
      wire({ first: FIN, payload: 'b' }),
    ];
    expect(hear(server(), ...frames)).toEqual(['ping 70', 'pong', 'text ab']);
  });
});

describe('RFC 6455 §5.5: control frames', () => {
  test.each([0x8, 0x9, 0xa])('[F3] a fragmented control frame (opcode %i) is refused with 1002', (opcode) => {
    expect(hear(server(), Buffer.of(opcode))).toEqual(['failed 1002']);
  });
  test.each([0x8, 0x9, 0xa])(
    '[F3] a control frame (opcode %i) of 126 bytes is refused with 1002',
    (opcode) => {
      expect(hear(server(), Buffer.of(FIN | opcode, 0x80 | 126))).toEqual(['failed 1002']);
    },
  );
  test('[F3] a control frame of 125 bytes is fine', () => {
    expect(hear(server(), wire({ first: PING, payload: Buffer.alloc(125, 1) }))).toEqual([
      `ping ${'01'.repeat(125)}`,
    ]);
  });
  test('[F12] pings are answered in order, each with its own data', () => {
    const endpoint = server();
    hear(endpoint, wire({ first: PING, payload: 'a' }), wire({ first: PING }));
    expect(said(endpoint)).toBe('8a01618a00');
  });
  test('[F12] a flood of pings leaves a bounded number of pongs, the newest among them', () => {
    const endpoint = server();
    const pings = Array.from({ length: 10_000 }, (_, i) => wire({ first: PING, payload: String(i) }));
    expect(hear(endpoint, ...pings)).toHaveLength(10_000);
    const { chunks } = endpoint.dataToSend();
    expect(chunks).toHaveLength(64);
    expect(chunks.at(-1)).toEqual(Buffer.from('\x8a\x049999', 'latin1'));
  });
  test('[F12] what was sent between two pongs of a flood keeps its place', () => {
    const endpoint = server();
    for (let i = 0; i < 64; i += 1) hear(endpoint, wire({ first: PING, payload: 'p' }));
    endpoint.sendText('t');
    hear(endpoint, wire({ first: PING, payload: 'q' }), wire({ first: PING, payload: 'r' }));
    expect(said(endpoint)).toBe(`${'8a0170'.repeat(63)}8101748a0172`);
  });
  test('[F12] pongs that were taken no longer count', () => {
    const endpoint = server();
    const pings = Array.from({ length: 64 }, () => wire({ first: PING, payload: 'p' }));
    for (const _ of [1, 2, 3]) {
      hear(endpoint, ...pings);
      expect(endpoint.dataToSend().chunks).toHaveLength(64);
    }
  });
  test.each(['ping', 'pong'] as const)('[F3] we cannot be made to send a %s of 126 bytes', (verb) => {
    const endpoint = server();
    expect(() => endpoint[verb](Buffer.alloc(126))).toThrow(RangeError);
    endpoint[verb](Buffer.alloc(125));
    expect(said(endpoint)).toHaveLength(2 * 127);
  });
  test('[F13] a pong that nobody asked for is told and not answered', () => {
    const endpoint = server();
    expect(hear(endpoint, wire({ first: PONG, payload: 'x' }))).toEqual(['pong 78']);
    expect(said(endpoint)).toBe('');
  });
});

describe('RFC 6455 §10.4: limits', () => {
  test('[F7] a frame above the limit is refused with 1009 at its header', () => {
    expect(hear(limited({ frame: 10 }), hex('82 8b 00 00 00 00'))).toEqual(['failed 1009']);
  });
  test('[F7] a message at the limit is heard and one byte more is refused with 1009', () => {
    expect(
      hear(
        limited({ bytes: 4 }),
        wire({ first: BINARY, payload: 'ab' }),
        wire({ first: FIN, payload: 'cd' }),
      ),
    ).toEqual(['binary 61626364']);
    expect(
      hear(limited({ bytes: 4 }), wire({ first: BINARY, payload: 'ab' }), hex('80 83 00 00 00 00')),
    ).toEqual(['failed 1009']);
  });
  test('[F7] a header alone, whatever length it promises, takes no memory', () => {
    const endpoint = server();
    hear(endpoint, hex('82 ff 00 00 00 00 00 01 00 00 37 fa 21 3d'));
    expect(endpoint.retainedBytes).toBe(0);
  });
  test('[F11] as many fragments as allowed are heard, one more is refused with 1008', () => {
    const fragments = [wire({ first: TEXT }), wire({ first: 0 })];
    expect(hear(limited({ fragments: 3 }), ...fragments, wire({ first: FIN }))).toEqual(['text ']);
    expect(hear(limited({ fragments: 3 }), ...fragments, wire({ first: 0 }), wire({ first: FIN }))).toEqual([
      'failed 1008',
    ]);
  });
  test('[F15] memory follows the bytes that came, never more than twice, whatever their cut', () => {
    const endpoint = server();
    hear(endpoint, wire({ first: BINARY, payload: Buffer.alloc(60_000) }).subarray(0, 14));
    for (let received = 1_000; received < 50_000; received += 1_000) {
      hear(endpoint, Buffer.alloc(1_000));
      expect(endpoint.retainedBytes).toBeLessThanOrEqual(2 * (received + 6) + 512);
    }
  });
  test('[F11] fragments are counted anew for every message', () => {
    const message = [wire({ first: TEXT, payload: 'a' }), wire({ first: 0 }), wire({ first: FIN })];
    expect(hear(limited({ fragments: 3 }), ...message, ...message)).toEqual(['text a', 'text a']);
  });
  test('[F15] no more memory is taken for a message than it will have, once that is known', () => {
    const endpoint = server();
    hear(endpoint, wire({ first: FIN | BINARY, payload: Buffer.alloc(1_100) }).subarray(0, 600));
    expect(endpoint.retainedBytes).toBeLessThanOrEqual(1_100);
    hear(endpoint, Buffer.alloc(400));
    expect(endpoint.retainedBytes).toBe(1_100);
  });
  test('[F15] memory grows by doubling, so that many small fragments are not copied over and over', () => {
    const endpoint = new Endpoint({ role: 'server', limits: LIMITS.conformance });
    const sizes = new Set<number>();
    for (let i = 0; i < 20_000; i += 1) {
      hear(endpoint, wire({ first: i === 0 ? BINARY : 0, payload: 'x' }));
      sizes.add(endpoint.retainedBytes);
    }
    expect([...sizes]).toEqual([512, 1_024, 2_048, 4_096, 8_192, 16_384, 32_768]);
  });
  test('[F15] an endpoint at rest holds no memory for messages', () => {
    const endpoint = server();
    hearByteByByte(endpoint, wire({ first: FIN | BINARY, payload: Buffer.alloc(3_000) }));
    expect(endpoint.retainedBytes).toBe(0);
  });
  const memoryOfMessages = (pieces: readonly Buffer[]): unknown[] => {
    const endpoint = server();
    return pieces
      .flatMap((piece) => [...endpoint.receive(piece)])
      .map((event) =>
        event.type === 'message' && typeof event.data === 'object' ? event.data.buffer.byteLength : event,
      );
  };
  const whole = wire({ first: FIN | BINARY, payload: Buffer.alloc(100) });
  test.each([
    ['in one piece', [whole]],
    ['in two pieces', [whole.subarray(0, 50), whole.subarray(50)]],
    [
      'in fragments',
      [wire({ first: BINARY, payload: Buffer.alloc(99) }), wire({ first: FIN, payload: 'x' })],
    ],
  ])('[F15] a message that came %s owns its memory, so that keeping it keeps nothing else', (_, pieces) => {
    expect(memoryOfMessages(pieces)).toEqual([100]);
  });
});

describe('how an endpoint is used', () => {
  test('[F16] nothing is parsed before it is asked for, and what is left can be refused unread', () => {
    const endpoint = server();
    for (const event of endpoint.receive(Buffer.concat([wire({ first: PING }), Buffer.of(0xff)]))) {
      expect(inWords(event)).toBe('ping');
      endpoint.fail(1008, 'too many pings');
      break;
    }
    expect(said(endpoint)).toBe(`8a00881003f0${Buffer.from('too many pings').toString('hex')}`);
  });
  test('[F16] bytes must be drained before more are given', () => {
    const endpoint = server();
    endpoint.receive(wire({ first: PING }));
    expect(() => endpoint.receive(wire({ first: PING }))).toThrow('earlier bytes');
    expect(() => endpoint.receiveEof()).toThrow('earlier bytes');
  });
  test('[F20] an unfinished message keeps its number until it is whole, also across control frames', () => {
    const endpoint = server();
    expect(endpoint.unfinishedInput).toBeUndefined();
    hear(endpoint, wire({ first: TEXT, payload: 'a' }));
    const first = endpoint.unfinishedInput;
    expect(first).toBeTypeOf('number');
    hear(endpoint, wire({ first: PING }), wire({ first: 0, payload: 'b' }), Buffer.of(FIN));
    expect(endpoint.unfinishedInput).toBe(first);
    hear(endpoint, wire({ first: FIN }).subarray(1));
    expect(endpoint.unfinishedInput).toBeUndefined();
    hear(endpoint, Buffer.of(PING));
    expect(endpoint.unfinishedInput).not.toBe(first);
  });
  test('[F20] a chain of control frames, each cut in two, is never one unfinished thing', () => {
    const endpoint = server();
    const ping = wire({ first: PING });
    hear(endpoint, ping.subarray(0, 1));
    const numbers = [1, 2, 3].map(() => {
      hear(endpoint, ping.subarray(1), ping.subarray(0, 1));
      return endpoint.unfinishedInput;
    });
    expect(new Set(numbers).size).toBe(3);
  });
});
