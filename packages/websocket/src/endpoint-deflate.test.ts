/** RFC 7692 §6 and §7.2: compressed messages through an endpoint. */
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { DeflateAgreement } from './deflate/agreement.ts';
import { Endpoint } from './endpoint.ts';
import { PreparedMessage } from './prepared-message.ts';
import { FIN, hear, hearByteByByte, hex, RSV1, said, wire } from './testing/wire.ts';

const ALONE: DeflateAgreement = {
  serverNoContextTakeover: true,
  clientNoContextTakeover: true,
  serverMaxWindowBits: 15,
  clientMaxWindowBits: 15,
};
const TAKEOVER: DeflateAgreement = {
  ...ALONE,
  serverNoContextTakeover: false,
  clientNoContextTakeover: false,
};

const TEXT = 0x1;
const BINARY = 0x2;
const COMPRESSED_TEXT = FIN | RSV1 | TEXT;
const COMPRESSED_BINARY = FIN | RSV1 | BINARY;

function server(deflate = ALONE, maxMessageBytes = 65_536): Endpoint {
  return new Endpoint({
    role: 'server',
    deflate,
    limits: { maxMessageBytes, maxFrameBytes: maxMessageBytes, maxFragments: 100 },
  });
}

function client(deflate = ALONE): Endpoint {
  return new Endpoint({ role: 'client', deflate });
}

/** A message as a peer would compress it. */
function squeeze(data: string | Uint8Array): Buffer {
  return deflateRawSync(data, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4);
}

/** Bytes with nothing to find in them, the same every time (a linear congruential generator). */
function noise(length: number): Buffer {
  let state = 1;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    }),
  );
}

/** Text without repetitions, which deflate can still shrink a little. */
function varied(length: number): string {
  return noise(length).toString('base64').slice(0, length);
}

describe('RFC 7692 §7.2.3: the examples', () => {
  test.each([
    ['§7.2.3.1: one compressed block', ['c1 07 f2 48 cd c9 c9 07 00']],
    ['§7.2.3.1: in two fragments', ['41 03 f2 48 cd', '80 04 c9 c9 07 00']],
    ['§7.2.3.3: a block without compression', ['c1 0b 00 05 00 fa ff 48 65 6c 6c 6f 00']],
    ['§7.2.3.4: a final block', ['c1 08 f3 48 cd c9 c9 07 00 00']],
    ['§7.2.3.5: two blocks', ['c1 0d f2 48 05 00 00 00 ff ff ca c9 c9 07 00']],
  ])('[D8] %s', (_, frames) => {
    expect(hear(client(), ...frames.map(hex))).toEqual(['text Hello']);
    expect(hearByteByByte(client(), ...frames.map(hex))).toEqual(['text Hello']);
  });
  test('[D8] §7.2.3.2: a second message that refers to the first', () => {
    const frames = [hex('c1 07 f2 48 cd c9 c9 07 00'), hex('c1 05 f2 00 11 00 00')];
    expect(hear(client(TAKEOVER), ...frames)).toEqual(['text Hello', 'text Hello']);
  });
  test('[D8] §7.2.3.6: an empty message', () => {
    expect(hear(client(), hex('c1 01 00'))).toEqual(['text ']);
  });
});

describe('RFC 7692 §6: which frames are compressed', () => {
  test('[D6] RSV1 on a continuation is refused with 1002', () => {
    expect(hear(server(), wire({ first: TEXT }), Buffer.of(FIN | RSV1))).toEqual(['failed 1002']);
  });
  test.each([0x8, 0x9, 0xa])('[D6] RSV1 on a control frame (opcode %i) is refused with 1002', (opcode) => {
    expect(hear(server(), Buffer.of(FIN | RSV1 | opcode))).toEqual(['failed 1002']);
  });
  test('[D7] fragments of a compressed message may be cut anywhere, with control frames between', () => {
    const payload = squeeze('compressed in pieces');
    const frames = Array.from(payload, (byte, i) =>
      wire({ first: i === 0 ? RSV1 | TEXT : 0, payload: Uint8Array.of(byte) }),
    );
    const ping = wire({ first: FIN | 0x9 });
    expect(hear(server(), ...frames, ping, wire({ first: FIN }))).toEqual([
      'ping',
      'text compressed in pieces',
    ]);
  });
  test('[D9] messages that are not compressed are heard between those that are', () => {
    const frames = [
      wire({ first: COMPRESSED_TEXT, payload: squeeze('a') }),
      wire({ first: FIN | TEXT, payload: 'b' }),
      wire({ first: COMPRESSED_BINARY, payload: squeeze('c') }),
    ];
    expect(hear(server(), ...frames)).toEqual(['text a', 'text b', 'binary 63']);
  });
  test('[D8] a compressed message of no bytes at all is read as empty', () => {
    expect(hear(server(), wire({ first: COMPRESSED_TEXT }))).toEqual(['text ']);
  });
  test('[U7] inflated text is checked: 1007', () => {
    expect(hear(server(), wire({ first: COMPRESSED_TEXT, payload: squeeze(hex('61 ff')) }))).toEqual([
      'failed 1007',
    ]);
    expect(hear(server(), wire({ first: COMPRESSED_BINARY, payload: squeeze(hex('61 ff')) }))).toEqual([
      'binary 61ff',
    ]);
  });
});

describe('RFC 7692 §7.2.2: inflating', () => {
  test('[D10] a message that inflates to the limit is heard, one byte more is refused with 1009', () => {
    const bomb = (bytes: number): Buffer =>
      wire({ first: COMPRESSED_TEXT, payload: squeeze(Buffer.alloc(bytes, 'a')) });
    expect(hear(server(ALONE, 5_000), bomb(5_000))).toEqual([`text ${'a'.repeat(5_000)}`]);
    expect(hear(server(ALONE, 5_000), bomb(5_001))).toEqual(['failed 1009']);
  });
  test('[D10] a compressed message is held to the limit on the wire as well', () => {
    const payload = Buffer.concat([squeeze('a'), Buffer.alloc(200)]);
    expect(hear(server(ALONE, 100), wire({ first: COMPRESSED_TEXT, payload }))).toEqual(['failed 1009']);
  });
  test.each([
    ['a reserved block type', '07'],
    ['a stored block whose lengths differ', '00 05 00 00 00 48 65 6c 6c 6f 00'],
    ['a distance before the beginning', 'f2 00 11 00 00'],
    ['a final block that ends inside the tail we add', '0b'],
    ['noise', 'de ad be ef de ad be ef'],
  ])('[D11] %s is refused with 1007', (_, payload) => {
    expect(hear(server(), wire({ first: COMPRESSED_BINARY, payload: hex(payload) }))).toEqual([
      'failed 1007',
    ]);
  });
  test('[D11] a message that stops anywhere inside its data is refused with 1007, not heard in part', () => {
    const payload = squeeze(varied(400));
    for (let cut = 1; cut < payload.length; cut += 1) {
      const heard = hear(server(), wire({ first: COMPRESSED_BINARY, payload: payload.subarray(0, cut) }));
      expect(heard).toEqual(['failed 1007']);
    }
  });
  test('[F15] an inflated message owns its memory, so that keeping it keeps nothing else', () => {
    const [event] = [
      ...server().receive(wire({ first: COMPRESSED_BINARY, payload: squeeze(Buffer.alloc(100)) })),
    ];
    if (event?.type !== 'message' || typeof event.data === 'string') throw new Error('no binary message');
    expect(event.data.buffer.byteLength).toBe(100);
  });
  test('[D8] blocks may follow a final block, and refer to what was before it', () => {
    const again = deflateRawSync('Hello', {
      finishFlush: constants.Z_SYNC_FLUSH,
      dictionary: Buffer.from('Hello'),
    });
    const payload = Buffer.concat([hex('f3 48 cd c9 c9 07 00'), again.subarray(0, -4)]);
    expect(hear(server(), wire({ first: COMPRESSED_TEXT, payload }))).toEqual(['text HelloHello']);
  });
  test('[D13] blocks that follow a final block may refer to earlier messages as well', () => {
    const history = varied(500);
    const first = deflateRawSync('first', { dictionary: Buffer.from(history) });
    const second = deflateRawSync(history, {
      finishFlush: constants.Z_SYNC_FLUSH,
      dictionary: Buffer.from(`${history}first`),
    });
    const frames = [
      wire({ first: COMPRESSED_TEXT, payload: squeeze(history) }),
      wire({ first: COMPRESSED_TEXT, payload: Buffer.concat([first, second.subarray(0, -4)]) }),
    ];
    expect(second.length).toBeLessThan(40);
    expect(hear(server(TAKEOVER), ...frames)).toEqual([`text ${history}`, `text first${history}`]);
  });
  test('[D8] a message may end with a final block and nothing after it', () => {
    expect(hear(server(), wire({ first: COMPRESSED_TEXT, payload: hex('f3 48 cd c9 c9 07 00') }))).toEqual([
      'text Hello',
    ]);
  });
  test('[D8] the empty block at the end may be the final one', () => {
    const payload = hex('00 05 00 fa ff 48 65 6c 6c 6f 01');
    expect(hear(server(), wire({ first: COMPRESSED_TEXT, payload }))).toEqual(['text Hello']);
  });
  test('[D10] final blocks without end are refused with 1008, for each costs a new inflater', () => {
    const payload = Buffer.alloc(20_000, hex('03 00'));
    expect(hear(server(), wire({ first: COMPRESSED_TEXT, payload }))).toEqual(['failed 1008']);
  });
  test('[D10] the limit holds across final blocks', () => {
    const half = deflateRawSync(Buffer.alloc(600, 'a'));
    const frame = (payload: Buffer): Buffer => wire({ first: COMPRESSED_TEXT, payload });
    expect(hear(server(ALONE, 1_200), frame(Buffer.concat([half, half, hex('00')])))).toEqual([
      `text ${'a'.repeat(1_200)}`,
    ]);
    expect(hear(server(ALONE, 1_199), frame(Buffer.concat([half, half, hex('00')])))).toEqual([
      'failed 1009',
    ]);
    expect(hear(server(ALONE, 600), frame(Buffer.concat([half, half, hex('00')])))).toEqual(['failed 1009']);
    const one = deflateRawSync('a');
    expect(hear(server(ALONE, 600), frame(Buffer.concat([half, one, hex('00')])))).toEqual(['failed 1009']);
  });
});

describe('RFC 7692 §7.1.1: context takeover', () => {
  test('[D12] without takeover nothing is kept and every message stands alone', () => {
    const [speaker, listener] = [client(), server()];
    const text = varied(2_000);
    for (const _ of [1, 2]) {
      speaker.sendText(text);
      expect(hear(listener, ...speaker.dataToSend().chunks)).toEqual([`text ${text}`]);
    }
    expect([speaker.retainedBytes, listener.retainedBytes]).toEqual([0, 0]);
  });
  test('[D12] without takeover a message that refers to the one before is refused with 1007', () => {
    expect(hear(client(), hex('c1 07 f2 48 cd c9 c9 07 00'), hex('c1 05 f2 00 11 00 00'))).toEqual([
      'text Hello',
      'failed 1007',
    ]);
  });
  test('[D13] with takeover a message said again is all but free', () => {
    const [speaker, listener] = [client(TAKEOVER), server(TAKEOVER)];
    const text = varied(2_000);
    const sizes = [1, 2, 3].map(() => {
      speaker.sendText(text);
      const { chunks } = speaker.dataToSend();
      expect(hear(listener, ...chunks)).toEqual([`text ${text}`]);
      return Buffer.concat(chunks).length;
    });
    expect(sizes[1]).toBeLessThan(40);
    expect(sizes[2]).toBeLessThan(40);
  });
  test('[D13] the windows kept are as large as was agreed and no larger', () => {
    const small = { ...TAKEOVER, clientMaxWindowBits: 9 };
    const [speaker, listener] = [client(small), server(small)];
    for (let i = 0; i < 50; i += 1) {
      speaker.sendText(varied(1_500 + i));
      hear(listener, ...speaker.dataToSend().chunks);
    }
    expect([speaker.retainedBytes, listener.retainedBytes]).toEqual([512, 512]);
  });
  test('[D13] a message may not refer to what is before the agreed window', () => {
    const history = varied(600);
    const reaching = deflateRawSync(history.slice(0, 50), {
      finishFlush: constants.Z_SYNC_FLUSH,
      dictionary: Buffer.from(history),
    }).subarray(0, -4);
    const frames = [
      wire({ first: COMPRESSED_TEXT, payload: squeeze(history) }),
      wire({ first: COMPRESSED_TEXT, payload: reaching }),
    ];
    expect(hear(server(TAKEOVER), ...frames)).toEqual([`text ${history}`, `text ${history.slice(0, 50)}`]);
    expect(hear(server({ ...TAKEOVER, clientMaxWindowBits: 9 }), ...frames)).toEqual([
      `text ${history}`,
      'failed 1007',
    ]);
  });
  test('[D13] what went out as it was does not move the window', () => {
    const [speaker, listener] = [client(TAKEOVER), server(TAKEOVER)];
    const texts = [varied(2_000), 'short', varied(2_000), varied(1_200)];
    for (const text of texts) speaker.sendText(text);
    expect(hear(listener, ...speaker.dataToSend().chunks)).toEqual(texts.map((text) => `text ${text}`));
  });
});

describe('sending', () => {
  const isCompressed = (frame: string): boolean => (Number.parseInt(frame.slice(0, 2), 16) & RSV1) !== 0;

  test('[D14] below 1,024 bytes a message is sent as it is, from there on compressed', () => {
    const endpoint = server();
    endpoint.sendText('a'.repeat(1_023));
    expect(isCompressed(said(endpoint))).toBe(false);
    endpoint.sendText('a'.repeat(1_024));
    expect(isCompressed(said(endpoint))).toBe(true);
    endpoint.sendBinary(Buffer.alloc(1_023));
    expect(isCompressed(said(endpoint))).toBe(false);
    endpoint.sendBinary(Buffer.alloc(1_024));
    expect(isCompressed(said(endpoint))).toBe(true);
  });
  test('[D14] the threshold is a choice', () => {
    const endpoint = new Endpoint({ role: 'server', deflate: ALONE, tuning: { thresholdBytes: 0 } });
    endpoint.sendText('aaaaaaaaaaaaaaaaaaaaaaaaa');
    expect(isCompressed(said(endpoint))).toBe(true);
  });
  test('[D14] what compression would make larger is sent as it is', () => {
    const endpoint = server();
    endpoint.sendBinary(noise(2_000));
    const [first] = endpoint.dataToSend().chunks;
    expect(first?.[0]).toBe(FIN | BINARY);
  });
  test('[D3] for a window of 8 bits, which zlib cannot write, everything is sent as it is', () => {
    const endpoint = server({ ...ALONE, serverMaxWindowBits: 8 });
    endpoint.sendText('a'.repeat(5_000));
    endpoint.sendPrepared(new PreparedMessage('b'.repeat(5_000)));
    const { chunks } = endpoint.dataToSend();
    expect(chunks.map((chunk) => chunk[0])).toEqual([FIN | TEXT, FIN | TEXT]);
  });
  test.each([9, 10, 12, 15])('[D16] with a window of %i bits nothing refers further back than it', (bits) => {
    const agreement = { ...TAKEOVER, serverMaxWindowBits: bits };
    const [speaker, listener] = [server(agreement), client(agreement)];
    const text = varied(3_000) + varied(2_500);
    const payloads: Buffer[] = [];
    for (const _ of [1, 2, 3]) {
      speaker.sendText(text);
      const { chunks } = speaker.dataToSend();
      expect(hear(listener, ...chunks)).toEqual([`text ${text}`]);
      const frame = Buffer.concat(chunks);
      payloads.push(frame.subarray((frame[1] ?? 0) < 126 ? 2 : 4), hex('00 00 ff ff'));
    }
    // An inflater that has this window and no more, and forgets its output every 64 bytes.
    const all = Buffer.concat([...payloads, hex('01 00 00 ff ff')]);
    expect(inflateRawSync(all, { windowBits: bits, chunkSize: 64 }).toString()).toBe(text.repeat(3));
  });
  test('control frames are never compressed', () => {
    const endpoint = new Endpoint({ role: 'server', deflate: ALONE, tuning: { thresholdBytes: 0 } });
    endpoint.ping(Buffer.alloc(100));
    endpoint.close(1000, 'r'.repeat(100));
    expect(endpoint.dataToSend().chunks.map((chunk) => chunk[0])).toEqual([FIN | 0x9, FIN | 0x8]);
  });
});

describe('prepared messages', () => {
  test('[D15] everyone is sent the very same bytes, plain or compressed', () => {
    const message = new PreparedMessage(varied(2_000));
    const [a, b, c, d] = [
      server(),
      server(),
      new Endpoint({ role: 'server' }),
      new Endpoint({ role: 'server' }),
    ];
    const frames = [a, b, c, d].map((endpoint) => {
      endpoint.sendPrepared(message);
      return endpoint.dataToSend().chunks[0];
    });
    expect(frames[0]).toBe(frames[1]);
    expect(frames[2]).toBe(frames[3]);
    expect(frames[0]).not.toBe(frames[2]);
    expect(frames.map((frame) => frame?.[0])).toEqual([
      COMPRESSED_TEXT,
      COMPRESSED_TEXT,
      FIN | TEXT,
      FIN | TEXT,
    ]);
  });
  test('[D15] a prepared message is heard by each as it was said, whatever each agreed to', () => {
    const text = varied(2_000) + varied(1_500);
    const bytes = Buffer.from(text);
    for (const agreement of [null, ALONE, TAKEOVER, { ...ALONE, serverMaxWindowBits: 9 }]) {
      const speaker = new Endpoint({ role: 'server', deflate: agreement });
      const listener = new Endpoint({ role: 'client', deflate: agreement });
      for (const data of [text, bytes, '', 'small']) speaker.sendPrepared(new PreparedMessage(data));
      expect(hear(listener, ...speaker.dataToSend().chunks)).toEqual([
        `text ${text}`,
        `binary ${bytes.toString('hex')}`,
        'text ',
        'text small',
      ]);
    }
  });
  test('[D15] with takeover a prepared message moves the window, so that what follows can refer to it', () => {
    const [speaker, listener] = [server(TAKEOVER), client(TAKEOVER)];
    const text = varied(2_000);
    speaker.sendPrepared(new PreparedMessage(text));
    expect(hear(listener, ...speaker.dataToSend().chunks)).toEqual([`text ${text}`]);
    speaker.sendText(text);
    const { chunks } = speaker.dataToSend();
    expect(Buffer.concat(chunks).length).toBeLessThan(40);
    expect(hear(listener, ...chunks)).toEqual([`text ${text}`]);
  });
  test('[D15] its frames live in memory of their own', () => {
    const message = new PreparedMessage(varied(2_000));
    for (const frame of [message.plainFrame, message.compressedFrame(15)]) {
      expect(frame?.buffer.byteLength).toBe(frame?.length);
    }
  });
  test('[D15] a client cannot send one: its frames are masked, each with a key of its own', () => {
    expect(() => client().sendPrepared(new PreparedMessage('x'))).toThrow('a client cannot share frames');
  });
});
