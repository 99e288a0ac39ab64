import type { Random } from './random.ts';

/** Bytes at which a parser of frames, lengths or UTF-8 changes its mind. */
const TELLING_BYTES = [
  0x00, 0x01, 0x02, 0x03, 0x08, 0x09, 0x0a, 0x0d, 0x20, 0x22, 0x2c, 0x3b, 0x3d, 0x40, 0x41, 0x5c, 0x7d, 0x7e,
  0x7f, 0x80, 0x81, 0x82, 0x88, 0x89, 0x8a, 0xbf, 0xc0, 0xc1, 0xc2, 0xed, 0xf0, 0xf4, 0xfd, 0xfe, 0xff,
] as const satisfies readonly [number, ...number[]];

type Mutation = (bytes: Buffer, random: Random) => Buffer;

const MUTATIONS: readonly [Mutation, ...Mutation[]] = [
  function flipBit(bytes, random) {
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    return bytes;
  },
  function setTellingByte(bytes, random) {
    bytes[random.below(bytes.length)] = random.pick(TELLING_BYTES);
    return bytes;
  },
  function setAnyByte(bytes, random) {
    bytes[random.below(bytes.length)] = random.word();
    return bytes;
  },
  function remove(bytes, random) {
    const at = random.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(8))]);
  },
  function insert(bytes, random) {
    const at = random.below(bytes.length + 1);
    const added = random.oneIn(2) ? Buffer.of(random.pick(TELLING_BYTES)) : random.bytes(1 + random.below(8));
    return Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at)]);
  },
  function repeat(bytes, random) {
    const start = random.below(bytes.length);
    const end = start + random.below(Math.min(40, bytes.length - start) + 1);
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)]);
  },
  function truncate(bytes, random) {
    return bytes.subarray(0, random.below(bytes.length + 1));
  },
  function exchange(bytes, random) {
    const cut = random.below(bytes.length);
    return Buffer.concat([bytes.subarray(cut), bytes.subarray(0, cut)]);
  },
];

/** A changed copy: none to four changes, most often one or two. */
export function mutate(bytes: Buffer, random: Random): Buffer {
  let changed = Buffer.from(bytes);
  const times = random.below(3) + (random.oneIn(4) ? 2 : 0);
  for (let i = 0; i < times && changed.length > 0; i += 1)
    changed = Buffer.from(random.pick(MUTATIONS)(changed, random));
  return changed;
}
