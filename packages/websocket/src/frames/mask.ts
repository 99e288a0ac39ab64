/**
 * Masking (RFC 6455 §5.3). A key is held as one unsigned 32-bit number whose lowest byte is the first key byte,
 * so that byte `i` of a payload is XORed with `key >>> (8 * (i % 4))`.
 */
export type MaskKey = number;

/** Below this a plain loop is faster than making a word view. */
export const WORD_WISE_FROM_BYTES = 64;

const isLittleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/**
 * XORs `bytes[start, end)` in place; masking and unmasking are the same thing.
 * `phase` is how far into the payload `start` is, so that a payload may be unmasked piece by piece.
 */
export function applyMask(bytes: Uint8Array, start: number, end: number, key: MaskKey, phase: number): void {
  let at = start;
  let turn = phase & 3;
  if (end - start >= WORD_WISE_FROM_BYTES) {
    // Up to three bytes until the backing memory is word-aligned, then four bytes at a time.
    while (((bytes.byteOffset + at) & 3) !== 0) {
      bytes[at] = (bytes[at] ?? 0) ^ (key >>> (8 * turn));
      at += 1;
      turn = (turn + 1) & 3;
    }
    const wordCount = (end - at) >>> 2;
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset + at, wordCount);
    const wordKey = inMemoryOrder(rotate(key, turn));
    for (let i = 0; i < wordCount; i += 1) words[i] = (words[i] ?? 0) ^ wordKey;
    at += wordCount * 4;
  }
  for (; at < end; at += 1) {
    bytes[at] = (bytes[at] ?? 0) ^ (key >>> (8 * turn));
    turn = (turn + 1) & 3;
  }
}

/** Reads the four key bytes as they stand on the wire. */
export function readMaskKey(bytes: Uint8Array, at: number): MaskKey {
  return (
    ((bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24)) >>>
    0
  );
}

/** Writes the four key bytes as they stand on the wire. */
export function writeMaskKey(bytes: Uint8Array, at: number, key: MaskKey): void {
  bytes[at] = key;
  bytes[at + 1] = key >>> 8;
  bytes[at + 2] = key >>> 16;
  bytes[at + 3] = key >>> 24;
}

function rotate(key: MaskKey, bytesToDrop: number): number {
  return bytesToDrop === 0 ? key : (key >>> (8 * bytesToDrop)) | (key << (32 - 8 * bytesToDrop));
}

function inMemoryOrder(littleEndianWord: number): number {
  if (isLittleEndian) return littleEndianWord;
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, littleEndianWord >>> 0, true);
  return view.getUint32(0, false);
}
