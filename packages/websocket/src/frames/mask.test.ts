/** RFC 6455 §5.3: masking. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hex } from '../testing/wire.ts';
import { applyMask, readMaskKey, writeMaskKey } from './mask.ts';

describe('masking', () => {
  test('[F8] the example of RFC 6455 §5.7', () => {
    const bytes = hex('7f 9f 4d 51 58');
    applyMask(bytes, 0, 5, readMaskKey(hex('37 fa 21 3d'), 0), 0);
    expect(bytes.toString()).toBe('Hello');
  });

  test('[F8] any piece, at any alignment and any place of its payload, is XORed byte by byte with the key', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 4, maxLength: 4 }),
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(9),
        fc.nat(20),
        fc.nat(20),
        fc.nat(9),
        (key, content, offset, skipStart, skipEnd, phase) => {
          const bytes = Buffer.concat([Buffer.alloc(offset), content]).subarray(offset);
          const start = Math.min(skipStart, bytes.length);
          const end = Math.max(start, bytes.length - skipEnd);
          applyMask(bytes, start, end, readMaskKey(key, 0), phase);
          const expected = content.map((byte, i) =>
            i < start || i >= end ? byte : byte ^ (key[(phase + i - start) % 4] ?? 0),
          );
          expect(bytes).toEqual(Buffer.from(expected));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('a key is written as it was read', () => {
    const bytes = Buffer.alloc(6);
    writeMaskKey(bytes, 1, readMaskKey(hex('00 fe dc ba 98'), 1));
    expect(bytes).toEqual(hex('00 fe dc ba 98 00'));
  });
});
