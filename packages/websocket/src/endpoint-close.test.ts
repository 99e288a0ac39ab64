/** RFC 6455 §5.5.1 and §7: closing. */
import { describe, expect, test } from 'vitest';
import { Endpoint } from './endpoint.ts';
import { FIN, hear, hearByteByByte, hex, inWords, said, wire } from './testing/wire.ts';

const server = (): Endpoint => new Endpoint({ role: 'server' });
const client = (): Endpoint => new Endpoint({ role: 'client', randomBytes: (size) => Buffer.alloc(size) });
const CLOSE = FIN | 0x8;
const PING = FIN | 0x9;
const TEXT = FIN | 0x1;

function closeFrame(code: number, reason: string | Uint8Array = '', isMasked = true): Buffer {
  return wire({
    first: CLOSE,
    payload: Buffer.concat([Buffer.of(code >> 8, code & 255), Buffer.from(reason)]),
    isMasked,
  });
}

describe('RFC 6455 §5.5.1: the Close frame', () => {
  test('[C1] a Close is told with its code and reason, and answered with its code', () => {
    const endpoint = server();
    expect(hear(endpoint, closeFrame(4001, 'bye'))).toEqual(['close 4001 bye']);
    expect(said(endpoint)).toBe('88020fa1');
    expect(endpoint.state).toBe('closed');
  });
  test('[C2] a Close without a code is told as 1005 and answered without a code', () => {
    const endpoint = server();
    expect(hear(endpoint, wire({ first: CLOSE }))).toEqual(['close 1005']);
    expect(said(endpoint)).toBe('8800');
  });
  test('[C3] a Close of one byte is refused with 1002', () => {
    // 0x10 alone would make a legal code if a second byte were imagined.
    for (const byte of [0x00, 0x03, 0x10, 0xff]) {
      expect(hear(server(), wire({ first: CLOSE, payload: Buffer.of(byte) }))).toEqual(['failed 1002']);
    }
  });
  test.each([0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535])(
    '[C4] the close code %i is refused with 1002',
    (code) => {
      expect(hear(server(), closeFrame(code))).toEqual(['failed 1002']);
    },
  );
  test.each([1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999])(
    '[C4] the close code %i is heard',
    (code) => {
      expect(hear(server(), closeFrame(code))).toEqual([`close ${code}`]);
    },
  );
  test('[C4] a bad code is refused before the rest of its frame has come', () => {
    expect(hear(server(), closeFrame(999, 'because').subarray(0, 8))).toEqual(['failed 1002']);
    expect(hearByteByByte(server(), closeFrame(999, 'because').subarray(0, 8))).toEqual(['failed 1002']);
  });
  test('[C5] a reason that is not UTF-8 is refused with 1007', () => {
    expect(hear(server(), closeFrame(1000, hex('ce ba ed a0 80')))).toEqual(['failed 1007']);
  });
  test('[C5] a reason that ends inside a character is refused with 1007', () => {
    expect(hear(server(), closeFrame(1000, hex('e2 82')))).toEqual(['failed 1007']);
  });
  test('[C5] a bad reason is refused at its first bad byte', () => {
    const frame = closeFrame(1000, hex('61 ff 61 61 61'));
    const endpoint = server();
    expect(hear(endpoint, frame.subarray(0, 9))).toEqual([]);
    expect(hear(endpoint, frame.subarray(9, 10))).toEqual(['failed 1007']);
  });
  test('[C5] the longest reason, 123 bytes, is heard', () => {
    expect(hear(server(), closeFrame(1000, 'r'.repeat(123)))).toEqual([`close 1000 ${'r'.repeat(123)}`]);
  });
});

describe('RFC 6455 §7.1: the closing handshake', () => {
  test('[C6] what comes after a Close is ignored', () => {
    const endpoint = server();
    const after = [wire({ first: TEXT, payload: 'late' }), wire({ first: PING }), hex('ff ff ff')];
    expect(hear(endpoint, closeFrame(1000), ...after)).toEqual(['close 1000']);
    expect(hear(endpoint, ...after)).toEqual([]);
    expect(said(endpoint)).toBe('880203e8');
  });
  test('[C7] after our Close the peer is still heard, and its pings still answered', () => {
    const endpoint = server();
    endpoint.close(1001);
    expect(endpoint.state).toBe('closing');
    expect(hear(endpoint, wire({ first: TEXT, payload: 'a' }), wire({ first: PING }))).toEqual([
      'text a',
      'ping',
    ]);
    expect(said(endpoint)).toBe('880203e98a00');
  });
  test("[C7] the peer's answer to our Close ends it, and is not answered again", () => {
    const endpoint = server();
    endpoint.close(1001, 'away');
    said(endpoint);
    expect(hear(endpoint, closeFrame(1001))).toEqual(['close 1001']);
    expect(endpoint.dataToSend()).toEqual({ chunks: [], endTcp: true });
  });
  test.each(['sendText', 'sendBinary', 'ping', 'pong'] as const)(
    '[C7] %s after Close throws and sends nothing',
    (verb) => {
      const endpoint = server();
      endpoint.close();
      said(endpoint);
      const deed = (): void =>
        verb === 'sendText' ? endpoint.sendText('x') : endpoint[verb](Buffer.alloc(1));
      expect(deed).toThrow('the endpoint is closing');
      hear(endpoint, closeFrame(1000));
      expect(deed).toThrow('the endpoint is closed');
      expect(said(endpoint)).toBe('');
    },
  );
  test('[C7] closing twice sends one Close', () => {
    const endpoint = server();
    endpoint.close(1000);
    endpoint.close(1001);
    expect(said(endpoint)).toBe('880203e8');
  });
  test('[C8] a broken rule is answered with one Close frame and told by one event', () => {
    const endpoint = server();
    expect(hear(endpoint, hex('83'), hex('83'))).toEqual(['failed 1002']);
    const { chunks, endTcp } = endpoint.dataToSend();
    expect(Buffer.concat(chunks).subarray(2, 4).readUInt16BE()).toBe(1002);
    expect([chunks.length, endTcp, endpoint.state]).toEqual([1, true, 'closed']);
    expect([...endpoint.receiveEof()]).toEqual([]);
  });
  test('[C8] messages before the broken rule are heard', () => {
    expect(hear(server(), wire({ first: TEXT, payload: 'a' }), hex('83'))).toEqual(['text a', 'failed 1002']);
  });
  test('[C8] a rule broken after our Close sends no second Close', () => {
    const endpoint = server();
    endpoint.close(1000);
    said(endpoint);
    expect(hear(endpoint, hex('83'))).toEqual(['failed 1002']);
    expect(endpoint.dataToSend()).toEqual({ chunks: [], endTcp: true });
  });
  test('[C9] the server ends TCP after the handshake, and says so once', () => {
    const endpoint = server();
    hear(endpoint, closeFrame(1000));
    expect([endpoint.dataToSend().endTcp, endpoint.dataToSend().endTcp]).toEqual([true, false]);
    expect([...endpoint.receiveEof()]).toEqual([]);
    expect(endpoint.dataToSend().endTcp).toBe(false);
  });
  test.each([
    ['after the handshake', closeFrame(1000, '', false)],
    ['after a broken rule', hex('83')],
  ])('[C9] the client waits %s until the server has ended TCP', (_, bytes) => {
    const endpoint = client();
    hear(endpoint, bytes);
    expect(endpoint.dataToSend().endTcp).toBe(false);
    expect([...endpoint.receiveEof()]).toEqual([]);
    expect(endpoint.dataToSend().endTcp).toBe(true);
  });
  test.each(['open', 'closing'] as const)('[C10] bytes that end while %s are told as 1006', (state) => {
    const endpoint = server();
    if (state === 'closing') endpoint.close();
    expect(Array.from(endpoint.receiveEof(), inWords)).toEqual(['lost 1006']);
    expect([endpoint.state, endpoint.dataToSend().endTcp]).toEqual(['closed', true]);
    expect([...endpoint.receiveEof()]).toEqual([]);
  });
  test('[C10] bytes that end inside a message are told as 1006, and what came of it is let go', () => {
    const endpoint = server();
    hear(endpoint, wire({ first: TEXT, payload: 'half' }).subarray(0, 8));
    expect(Array.from(endpoint.receiveEof(), inWords)).toEqual(['lost 1006']);
    expect([endpoint.retainedBytes, endpoint.unfinishedInput]).toEqual([0, undefined]);
  });
  test.each([0, 999, 1004, 1005, 1006, 1015, 2999, 5000, 1000.5, Number.NaN])(
    '[C11] we cannot be made to send the code %d',
    (code) => {
      const endpoint = server();
      expect(() => endpoint.close(code)).toThrow(RangeError);
      expect([said(endpoint), endpoint.state]).toEqual(['', 'open']);
    },
  );
  test('[C11] a reason has at most 123 bytes of UTF-8', () => {
    const endpoint = server();
    expect(() => endpoint.close(1000, 'é'.repeat(62))).toThrow('123 bytes');
    endpoint.close(1000, 'é'.repeat(61));
    expect(said(endpoint)).toBe(`887c03e8${'c3a9'.repeat(61)}`);
  });
  test('[C13] failing says why, stops listening and ends TCP at once', () => {
    const endpoint = server();
    endpoint.fail(1008, 'no');
    expect(endpoint.dataToSend()).toEqual({ chunks: [hex('88 04 03 f0 6e 6f')], endTcp: true });
    expect(hear(endpoint, wire({ first: TEXT, payload: 'x' }))).toEqual([]);
    endpoint.fail(1008, 'no');
    expect(said(endpoint)).toBe('');
  });
});
