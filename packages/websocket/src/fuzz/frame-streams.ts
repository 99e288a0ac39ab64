import { constants, deflateRawSync } from 'node:zlib';
import { FIN, RSV1, type WireFrame, wire } from '../testing/wire.ts';
import type { Random } from './random.ts';

/** Mostly what a well-behaved peer would send: the further a mutated input gets, the more it can find. */
export function frameStream(random: Random, peer: { isMasked: boolean; isCompressed: boolean }): Buffer {
  const frames: Buffer[] = [];
  const count = 1 + random.below(4);
  for (let i = 0; i < count; i += 1) {
    for (const frame of random.oneIn(4) ? [controlFrame(random)] : message(random, peer.isCompressed)) {
      frames.push(wire({ ...frame, isMasked: peer.isMasked }));
    }
  }
  if (random.oneIn(3)) frames.push(wire({ ...closeFrame(random), isMasked: peer.isMasked }));
  return Buffer.concat(frames);
}

const TEXT = 0x1;
const BINARY = 0x2;

function message(random: Random, mayCompress: boolean): WireFrame[] {
  const opcode = random.oneIn(2) ? TEXT : BINARY;
  const isCompressed = mayCompress && random.oneIn(2);
  const payload = isCompressed ? random.pick(COMPRESSED) : plainPayload(random, opcode);
  return fragments(random, (isCompressed ? RSV1 : 0) | opcode, payload);
}

/** One frame, or several with control frames between. */
function fragments(random: Random, first: number, payload: Buffer): WireFrame[] {
  const frames: WireFrame[] = [];
  let rest = payload;
  let head = first;
  while (random.oneIn(3) && frames.length < 20) {
    const cut = random.below(rest.length + 1);
    frames.push({ first: head, payload: rest.subarray(0, cut) });
    if (random.oneIn(3)) frames.push(controlFrame(random));
    rest = rest.subarray(cut);
    head = 0;
  }
  frames.push({ first: FIN | head, payload: rest });
  return frames;
}

const LENGTHS = [0, 1, 2, 5, 20, 63, 64, 65, 125, 126, 127, 300] as const;
const TEXTS = [
  'a',
  'hello',
  'é',
  '€uro',
  '😀',
  '\uFEFF',
  'ÿ\0',
  '\u{10FFFF}\u{FFFF}',
  'x'.repeat(90),
] as const;

function plainPayload(random: Random, opcode: number): Buffer {
  if (opcode === TEXT) return Buffer.from(random.pick(TEXTS).repeat(random.below(4)));
  if (random.oneIn(500)) return Buffer.alloc(random.pick([4_095, 4_096, 4_097, 65_535, 65_536]), 0x61);
  return random.bytes(random.pick(LENGTHS));
}

function controlFrame(random: Random): WireFrame {
  const first = FIN | random.pick([0x9, 0xa]);
  return { first, payload: random.bytes(random.pick([0, 0, 1, 4, 125])) };
}

const CODES = [1000, 1001, 1002, 1005, 1011, 1014, 1015, 2999, 3000, 4999, 5000] as const;

function closeFrame(random: Random): WireFrame {
  const code = Buffer.alloc(2);
  code.writeUInt16BE(random.pick(CODES));
  const reason = Buffer.from(random.pick(TEXTS)).subarray(0, 123);
  return { first: FIN | 0x8, payload: random.pick([Buffer.alloc(0), code, Buffer.concat([code, reason])]) };
}

/** Made once: compressing is the slowest thing a run would do. */
const COMPRESSED = [
  squeeze('hello'),
  squeeze(''),
  squeeze('x'.repeat(90)),
  squeeze('the quick brown fox jumps over the lazy dog, the lazy dog, the lazy dog'),
  squeeze('é€😀'.repeat(20)),
  squeeze(Buffer.from(Array.from({ length: 300 }, (_, i) => (i * 7919) & 255))),
  // At the limit of the fuzzed endpoints, one beyond it, and far beyond it.
  squeeze(Buffer.alloc(4_096)),
  squeeze(Buffer.alloc(4_097)),
  squeeze(Buffer.alloc(1_000_000)),
  // Final blocks: one, one and more, nothing but.
  Buffer.from('f348cdc9c9070000', 'hex'),
  Buffer.from('f348cdc9c90700f248cdc9c90700', 'hex'),
  Buffer.alloc(60, Buffer.from('0300', 'hex')),
] as const;

function squeeze(data: string | Uint8Array): Buffer {
  return deflateRawSync(data, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4);
}
