/** RFC 6455 §8.1 and RFC 3629: UTF-8. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hex } from '../testing/wire.ts';
import { Utf8Checker } from './utf8.ts';

/** The index of the first byte that is refused, or null. */
function firstBadByte(bytes: Uint8Array): number | null {
  const checker = new Utf8Checker();
  for (let at = 0; at < bytes.length; at += 1) if (!checker.push(bytes, at, at + 1)) return at;
  return null;
}

function isValid(bytes: Uint8Array): boolean {
  const checker = new Utf8Checker();
  return checker.push(bytes, 0, bytes.length) && checker.isWhole;
}

/** The same by the platform's own decoder. */
function firstBadByteByPlatform(bytes: Uint8Array): number | null {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let at = 0; at < bytes.length; at += 1) {
    try {
      decoder.decode(bytes.subarray(at, at + 1), { stream: true });
    } catch {
      return at;
    }
  }
  return null;
}

describe('the UTF-8 checker', () => {
  test.each([
    ['a lone continuation byte', '80', 0],
    ['a lead without its continuation', 'c3 28', 1],
    ['an overlong slash in two bytes', 'c0 af', 0],
    ['an overlong form of two bytes', 'c1 bf', 0],
    ['an overlong form of three bytes', 'e0 9f bf', 1],
    ['an overlong form of four bytes', 'f0 8f bf bf', 1],
    ['the first surrogate', 'ed a0 80', 1],
    ['the last surrogate', 'ed bf bf', 1],
    ['a code point above U+10FFFF', 'f4 90 80 80', 1],
    ['a lead of what would be higher still', 'f5 80 80 80', 0],
    ['five bytes', 'f8 88 80 80 80', 0],
    ['FE', 'fe', 0],
    ['FF', 'ff', 0],
    ['a bad third byte', 'e2 82 28', 2],
    ['a bad fourth byte', 'f0 9f 98 28', 3],
    ['something bad after much that is good', `${'61'.repeat(200)} ff`, 200],
  ])('[U2] %s is refused at its first bad byte', (_, bytes, at) => {
    expect(firstBadByte(hex(bytes))).toBe(at);
    expect(isValid(hex(bytes))).toBe(false);
  });

  test.each([
    ['the first and last of one byte', '00 7f'],
    ['the first and last of two bytes', 'c2 80 df bf'],
    ['the first and last of three bytes', 'e0 a0 80 ef bf bf'],
    ['the first and last of four bytes', 'f0 90 80 80 f4 8f bf bf'],
    ['the neighbours of the surrogates', 'ed 9f bf ee 80 80'],
    ['noncharacters', 'ef bf be ef bf bf f0 9f bf be'],
    ['a byte order mark', 'ef bb bf 61'],
  ])('[U1] %s is fine', (_, bytes) => {
    expect(isValid(hex(bytes))).toBe(true);
  });

  test.each(['c3', 'e2', 'e2 82', 'f0', 'f0 9f', 'f0 9f 98'])(
    '[U5] %s could go on, and is not whole when it does not',
    (bytes) => {
      expect(firstBadByte(hex(bytes))).toBe(null);
      expect(isValid(hex(bytes))).toBe(false);
    },
  );

  test('[U3] every pair of bytes is judged as the platform judges it', () => {
    for (let pair = 0; pair < 65_536; pair += 1) {
      const bytes = Buffer.of(pair >> 8, pair & 255);
      if (firstBadByte(bytes) !== firstBadByteByPlatform(bytes))
        throw new Error(`differs for ${bytes.toString('hex')}`);
    }
  });

  const almostText = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 80 }).map((text) => Buffer.from(text)),
        fc.uint8Array({ maxLength: 3 }).map((bytes) => Buffer.from(bytes)),
      ),
      { maxLength: 6 },
    )
    .map((parts) => Buffer.concat(parts));

  test('[U3] any bytes are judged as the platform judges them, at the same byte', () => {
    fc.assert(
      fc.property(almostText, (bytes) => {
        expect(firstBadByte(bytes)).toBe(firstBadByteByPlatform(bytes));
      }),
      { numRuns: 2_000 },
    );
  });

  test('[U3] any cut of the bytes, at any alignment, gives the same verdict', () => {
    fc.assert(
      fc.property(almostText, fc.nat(7), fc.array(fc.nat(200), { maxLength: 5 }), (bytes, offset, cuts) => {
        const moved = Buffer.concat([Buffer.alloc(offset), bytes]).subarray(offset);
        const checker = new Utf8Checker();
        const ends = [...cuts.filter((cut) => cut < moved.length).sort((a, b) => a - b), moved.length];
        let start = 0;
        const isGood = ends.every((end) => {
          const isGoodSoFar = checker.push(moved, start, end);
          start = end;
          return isGoodSoFar;
        });
        expect(isGood && checker.isWhole).toBe(isValid(bytes));
      }),
      { numRuns: 2_000 },
    );
  });

  test('a checker whose text was whole is as good as new', () => {
    const checker = new Utf8Checker();
    expect(checker.push(hex('f0 9f 98 80'), 0, 4) && checker.isWhole).toBe(true);
    expect(checker.push(hex('61 c2 80'), 0, 3) && checker.isWhole).toBe(true);
    expect(checker.push(hex('80'), 0, 1)).toBe(false);
  });
});
