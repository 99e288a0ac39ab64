/** RFC 6455 §5.2: frames as bytes. */
import { describe, expect, test } from 'vitest';
import { inHex } from '../testing/wire.ts';
import { encodeFrame, encodeTextFrame } from './encode-frame.ts';
import { OPCODE } from './opcode.ts';

describe('the header of a frame we send', () => {
  test.each([
    [0, '8200'],
    [1, '8201'],
    [125, '827d'],
    [126, '827e007e'],
    [65_535, '827effff'],
    [65_536, '827f0000000000010000'],
  ])('[F18] the length %i is written in the fewest bytes', (bytes, header) => {
    const payload = Buffer.alloc(bytes, 'a');
    const frame = encodeFrame({ opcode: OPCODE.binary, payload });
    expect(inHex(frame.subarray(0, header.length / 2))).toBe(header);
    expect(frame.subarray(header.length / 2)).toEqual(payload);
    const text = encodeTextFrame(payload.toString(), bytes, undefined);
    expect(inHex(text)).toBe(inHex(frame).replace(/^82/, '81'));
  });
  test.each([
    [{ fin: false, opcode: OPCODE.text }, '01'],
    [{ opcode: OPCODE.continuation }, '80'],
    [{ rsv1: true, opcode: OPCODE.text }, 'c1'],
    [{ opcode: OPCODE.close }, '88'],
  ])('%j starts with %s', (frame, first) => {
    expect(inHex(encodeFrame({ ...frame, payload: Buffer.alloc(0) }))).toBe(`${first}00`);
  });
  test.each([
    { opcode: OPCODE.ping, fin: false },
    { opcode: OPCODE.close, rsv1: true },
    { opcode: OPCODE.pong, payload: Buffer.alloc(126) },
  ])('[F3] the control frame %j cannot be made', (frame) => {
    expect(() => encodeFrame({ payload: Buffer.alloc(0), ...frame })).toThrow(RangeError);
  });
  test('[F4] a masked frame is masked and leaves the payload it was given as it was', () => {
    const payload = Buffer.from('Hello');
    const frame = encodeFrame({ opcode: OPCODE.text, payload, mask: 0x3d21fa37 });
    expect(inHex(frame)).toBe('818537fa213d7f9f4d5158');
    expect(payload.toString()).toBe('Hello');
  });
});
