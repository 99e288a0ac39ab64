import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FrameSplitter, textOf, toServerFrame } from './frames.ts';

const head = Buffer.from('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n');

/** As a client sends it (RFC 6455 §5.3). */
function toClientFrame(text: string): Buffer {
  const frame = toServerFrame(text);
  const payload = Buffer.from(text);
  const mask = Buffer.from([1, 2, 3, 4]);
  const headBytes = frame.length - payload.length;
  frame[1] = (frame[1] ?? 0) | 0x80;
  return Buffer.concat([
    frame.subarray(0, headBytes),
    mask,
    payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0)),
  ]);
}

describe('a stream of frames', () => {
  test('is cut into the same whole units wherever the network cut it', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(text), fc.boolean(), sizes, (texts, isMasked, chunkSizes) => {
        const frames = texts.map(isMasked ? toClientFrame : toServerFrame);
        const stream = Buffer.concat([head, ...frames]);
        const splitter = new FrameSplitter();
        const units = [];
        for (let at = 0, turn = 0; at < stream.length; turn += 1) {
          const size = chunkSizes[turn % chunkSizes.length] ?? 1;
          units.push(...splitter.push(stream.subarray(at, at + size)));
          at += size;
        }
        expect(units.map(({ bytes }) => bytes.toString('hex'))).toEqual(
          [head, ...frames].map((bytes) => bytes.toString('hex')),
        );
        expect(units.map(textOf)).toEqual([undefined, ...texts]);
      }),
      { seed: 20_261_121, numRuns: 100 },
    );
  });

  test.each([0, 1, 125, 126, 65_535, 65_536, 70_000])('may have a payload of %i bytes', (length) => {
    const text = 'a'.repeat(length);
    const splitter = new FrameSplitter();
    splitter.push(head);
    expect(splitter.push(toServerFrame(text)).map(textOf)).toEqual([text]);
    expect(splitter.push(toClientFrame(text)).map(textOf)).toEqual([text]);
  });

  test('has units that are no text: control frames, fragments and what is compressed', () => {
    const splitter = new FrameSplitter();
    splitter.push(head);
    for (const first of [0x89, 0x01, 0xc1, 0x82]) {
      expect(splitter.push(Buffer.from([first, 1, 65])).map(textOf)).toEqual([undefined]);
    }
  });
});
