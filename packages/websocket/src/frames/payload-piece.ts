import { applyMask, type MaskKey, WORD_WISE_FROM_BYTES } from './mask.ts';

/** A piece of a frame's payload, where it stands in the chunk it came in. */
export interface PayloadPiece {
  readonly chunk: Buffer;
  readonly start: number;
  readonly end: number;
  /** Undefined when the frame is not masked. */
  readonly key: MaskKey | undefined;
  /** How far into its frame's payload the piece begins. */
  readonly phase: number;
}

/** Copies a piece to `target[at, …)`, unmasked on the way; the chunk stays as it is. */
export function copyUnmasked(piece: PayloadPiece, target: Buffer, at: number): void {
  const { chunk, start, end, key, phase } = piece;
  const length = end - start;
  if (length >= WORD_WISE_FROM_BYTES) {
    chunk.copy(target, at, start, end);
    if (key !== undefined) applyMask(target, at, at + length, key, phase);
    return;
  }
  // Few bytes are moved one by one, which costs less than a call into native code.
  const keyOrNone = key ?? 0;
  for (let i = 0; i < length; i += 1) {
    target[at + i] = (chunk[start + i] ?? 0) ^ (keyOrNone >>> (8 * ((phase + i) & 3)));
  }
}
