import { copyUnmasked, type PayloadPiece } from './payload-piece.ts';

/** The first piece of a message takes at least this much, so that tiny pieces do not mean many growths. */
const FIRST_BYTES = 512;

export const NO_BYTES: Buffer = Buffer.alloc(0);

/**
 * The bytes of one message while it arrives: every piece is copied in and unmasked there, so neither tiny pieces nor
 * the chunks they came in are kept. Memory follows what has arrived (at most twice that), never what a header promises.
 */
export class MessageBuffer {
  #bytes = NO_BYTES;
  #length = 0;
  #spareBytes = 0;

  get length(): number {
    return this.#length;
  }

  /** The memory behind it: the message is the first `length` bytes, the spare bytes come after. */
  get bytes(): Buffer {
    return this.#bytes;
  }

  get retainedBytes(): number {
    return this.#bytes.length;
  }

  /** Empties the buffer; `spareBytes` is the room that is to stay free behind the coming message. */
  start(spareBytes: number): void {
    this.#bytes = NO_BYTES;
    this.#length = 0;
    this.#spareBytes = spareBytes;
  }

  /**
   * Copies a piece to the end, unmasked. `finalBytes` is how long the message will be in the end, or Infinity while that
   * is not known, and keeps growth from overshooting.
   */
  append(piece: PayloadPiece, finalBytes: number): void {
    const from = this.#length;
    const to = from + (piece.end - piece.start);
    this.#makeRoom(to, finalBytes);
    copyUnmasked(piece, this.#bytes, from);
    this.#length = to;
  }

  /** The whole message in memory of its own; the buffer is empty afterwards. */
  take(): Buffer {
    const message = owned(this.#bytes.subarray(0, this.#length));
    this.start(0);
    return message;
  }

  #makeRoom(length: number, finalBytes: number): void {
    const needed = length + this.#spareBytes;
    if (needed <= this.#bytes.length) return;
    const roomy = Math.max(2 * this.#bytes.length, FIRST_BYTES);
    const size = Math.max(needed, Math.min(roomy, finalBytes + this.#spareBytes));
    const larger = Buffer.allocUnsafeSlow(size);
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

/** The same bytes in memory that holds nothing else, so that keeping a small message never keeps a large buffer. */
export function owned(bytes: Buffer): Buffer {
  if (bytes.length === bytes.buffer.byteLength) return bytes;
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}
