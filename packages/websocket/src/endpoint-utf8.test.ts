/** RFC 6455 §8.1: text through an endpoint. */
import { describe, expect, test } from 'vitest';
import { Endpoint } from './endpoint.ts';
import { FIN, hear, hearByteByByte, hex, wire } from './testing/wire.ts';

const server = (): Endpoint => new Endpoint({ role: 'server' });
const TEXT = 0x1;
const BINARY = 0x2;
const SMILE = hex('f0 9f 98 80');

describe('text', () => {
  test.each([
    ['in one piece', hear],
    ['byte by byte', hearByteByByte],
  ])('[U1] every kind of character is heard as it was said, %s', (_, listen) => {
    const text = '\uFEFFa\0é€😀\uFFFE\u{10FFFF}';
    expect(listen(server(), wire({ first: FIN | TEXT, payload: text }))).toEqual([`text ${text}`]);
  });
  test.each([
    ['in one piece', hear],
    ['byte by byte', hearByteByByte],
  ])('[U2] text that is not UTF-8 is refused with 1007, %s', (_, listen) => {
    expect(listen(server(), wire({ first: FIN | TEXT, payload: hex('61 ed a0 80 62') }))).toEqual([
      'failed 1007',
    ]);
  });
  test('[U3] text is refused at its first bad byte, before its frame is whole', () => {
    const endpoint = server();
    const frame = wire({ first: FIN | TEXT, payload: hex('61 ff 62 63') });
    expect(hear(endpoint, frame.subarray(0, 7))).toEqual([]);
    expect(hear(endpoint, frame.subarray(7, 8))).toEqual(['failed 1007']);
  });
  test('[U3] text is refused at its first bad byte, before its message is whole', () => {
    expect(hear(server(), wire({ first: TEXT, payload: hex('61 ff') }))).toEqual(['failed 1007']);
  });
  test('[U4] a character may be cut across fragments, with a ping in the middle of it', () => {
    const frames = [
      wire({ first: TEXT, payload: SMILE.subarray(0, 1) }),
      wire({ first: FIN | 0x9 }),
      wire({ first: 0, payload: SMILE.subarray(1, 3) }),
      wire({ first: FIN, payload: SMILE.subarray(3) }),
    ];
    expect(hear(server(), ...frames)).toEqual(['ping', 'text 😀']);
    expect(hearByteByByte(server(), ...frames)).toEqual(['ping', 'text 😀']);
  });
  test.each([1, 2, 3])(
    '[U5] a message that ends after %i bytes of a character is refused with 1007',
    (bytes) => {
      const cut = SMILE.subarray(0, bytes);
      expect(hear(server(), wire({ first: FIN | TEXT, payload: cut }))).toEqual(['failed 1007']);
      expect(hearByteByByte(server(), wire({ first: FIN | TEXT, payload: cut }))).toEqual(['failed 1007']);
      expect(hear(server(), wire({ first: TEXT, payload: cut }), wire({ first: FIN }))).toEqual([
        'failed 1007',
      ]);
    },
  );
  test('[U5] a half character does not reach into the next message', () => {
    const endpoint = server();
    expect(hear(endpoint, wire({ first: TEXT, payload: 'a' }), wire({ first: FIN, payload: 'é' }))).toEqual([
      'text aé',
    ]);
    expect(hear(endpoint, wire({ first: FIN | TEXT, payload: SMILE.subarray(1) }))).toEqual(['failed 1007']);
  });
  test('[U6] binary is not text and is not checked', () => {
    expect(hear(server(), wire({ first: FIN | BINARY, payload: hex('ff fe') }))).toEqual(['binary fffe']);
  });
  test('[U2] a string that has no UTF-8 is sent with replacement characters, never as bad bytes', () => {
    const [client, listener] = [new Endpoint({ role: 'client' }), server()];
    client.sendText('a\ud800b');
    expect(hear(listener, ...client.dataToSend().chunks)).toEqual(['text a\ufffdb']);
  });
});
