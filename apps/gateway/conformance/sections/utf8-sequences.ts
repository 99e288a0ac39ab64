/**
 * Byte sequences that are UTF-8 (RFC 3629) and that are not: Markus Kuhn's decoder stress test
 * (https://www.cl.cam.ac.uk/~mgk25/ucs/examples/UTF-8-test.txt), with noncharacters counted as the characters they are.
 */
export type SequenceGroup = { name: string; sequences: readonly Buffer[] };

/** A code point written in `length` bytes by the scheme of UTF-8, whether or not RFC 3629 allows it. */
function written(codePoint: number, length: number): Buffer {
  if (length === 1) return Buffer.of(codePoint);
  const bytes = Array.from(
    { length },
    (_, index) => 0x80 | ((codePoint / 64 ** (length - 1 - index)) & 0x3f),
  );
  const lead = (0xff << (8 - length)) & 0xff;
  return Buffer.from([lead | Math.floor(codePoint / 64 ** (length - 1)), ...bytes.slice(1)]);
}

const utf16 = (...units: number[]): Buffer => Buffer.concat(units.map((unit) => written(unit, 3)));
const characters = (...codePoints: number[]): Buffer[] =>
  codePoints.map((codePoint) => Buffer.from(String.fromCodePoint(codePoint)));
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

const word = Buffer.from('\u03ba\u1f79\u03c3\u03bc\u03b5');
const prefixes = range(1, word.length).map((length) => word.subarray(0, length));
const isWhole = (bytes: Buffer): boolean => Buffer.from(bytes.toString()).equals(bytes);

/** The largest code point that the scheme could write in 1, 2, … 6 bytes. */
const largest = [0x7f, 0x7ff, 0xffff, 0x1f_ffff, 0x3ff_ffff, 0x7fff_ffff];
const largestIn = (length: number): number => largest[length - 1] ?? 0;
const cutShort = [
  ...range(2, 6).map((length) => written(0, length).subarray(0, -1)),
  ...range(2, 6).map((length) => written(largestIn(length), length).subarray(0, -1)),
];

export const validUtf8: readonly SequenceGroup[] = [
  {
    name: 'characters of each length between others',
    sequences: ['hello$world', 'hello¢world', 'hello€world', 'hello𤭢world', 'κόσμε'].map((text) =>
      Buffer.from(text),
    ),
  },
  { name: 'what of a word ends between characters', sequences: prefixes.filter(isWhole) },
  { name: 'the first of each length', sequences: characters(0, 0x80, 0x800, 0x1_0000) },
  { name: 'the last of each length', sequences: characters(0x7f, 0x7ff, 0xffff, 0x10_ffff) },
  { name: 'around the surrogates', sequences: characters(0xd7ff, 0xe000) },
  {
    name: 'noncharacters',
    sequences: characters(
      ...range(0, 16).flatMap((plane) => [plane * 0x1_0000 + 0xfffe, plane * 0x1_0000 + 0xffff]),
      ...range(0xfdd0, 0xfdef),
    ),
  },
  { name: 'the specials', sequences: characters(...range(0xfff9, 0xffff)) },
  { name: 'a byte order mark', sequences: [Buffer.from('\ufeffa')] },
];

export const invalidUtf8: readonly SequenceGroup[] = [
  {
    name: 'what of a word ends inside a character',
    sequences: prefixes.filter((prefix) => !isWhole(prefix)),
  },
  { name: 'the first in five and six bytes', sequences: [written(0x20_0000, 5), written(0x400_0000, 6)] },
  {
    name: 'the last in four, five and six bytes',
    sequences: [4, 5, 6].map((length) => written(largestIn(length), length)),
  },
  { name: 'the first code point above U+10FFFF', sequences: [written(0x11_0000, 4)] },
  {
    name: 'continuation bytes alone',
    sequences: [
      ...range(1, 6).map((length) => Buffer.from([0x80, 0xbf, 0x80, 0xbf, 0x80, 0xbf].slice(0, length))),
      Buffer.from(range(0x80, 0xbf)),
    ],
  },
  { name: 'each lead alone', sequences: range(0xc0, 0xfd).map((lead) => Buffer.of(lead, 0x20)) },
  { name: 'the last continuation byte missing', sequences: [...cutShort, Buffer.concat(cutShort)] },
  {
    name: 'bytes that never occur',
    sequences: [Buffer.of(0xfe), Buffer.of(0xff), Buffer.of(0xfe, 0xfe, 0xff, 0xff)],
  },
  { name: 'an overlong slash', sequences: range(2, 6).map((length) => written(0x2f, length)) },
  {
    name: 'the largest overlong of each length',
    sequences: range(2, 6).map((length) => written(largestIn(length - 1), length)),
  },
  { name: 'an overlong NUL', sequences: range(2, 6).map((length) => written(0, length)) },
  {
    name: 'surrogates alone',
    sequences: [0xd800, 0xdb7f, 0xdb80, 0xdbff, 0xdc00, 0xdf80, 0xdfff].map((unit) => utf16(unit)),
  },
  {
    name: 'surrogates in pairs',
    sequences: [0xd800, 0xdb7f, 0xdb80, 0xdbff].flatMap((high) => [utf16(high, 0xdc00), utf16(high, 0xdfff)]),
  },
];
