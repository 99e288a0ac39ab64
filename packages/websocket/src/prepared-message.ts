import { type CompressionTuning, deflateMessage } from './deflate/deflater.ts';
import { encodeFrame, encodeTextFrame } from './frames/encode-frame.ts';
import { OPCODE } from './frames/opcode.ts';

/**
 * A message that a server sends to many connections: its frame is made once for each way of sending it (as it is, and
 * compressed for each size of window that was agreed with anyone), and the same bytes are written to everyone.
 * They must not be changed; they live in memory of their own, so that a slow reader keeps nothing else.
 */
export class PreparedMessage {
  readonly data: string | Uint8Array;
  readonly #tuning: CompressionTuning;
  #bytes: Buffer | undefined;
  #plainFrame: Buffer | undefined;
  /** By window bits, of which there are seven; null where compression is not worth it. */
  readonly #compressedFrames = new Map<number, Buffer | null>();

  constructor(data: string | Uint8Array, tuning: CompressionTuning = {}) {
    this.data = data;
    this.#tuning = tuning;
  }

  /** The message as bytes. */
  get bytes(): Buffer {
    this.#bytes ??= Buffer.from(this.data);
    return this.#bytes;
  }

  /** The message as one uncompressed frame, made on first need. */
  get plainFrame(): Buffer {
    this.#plainFrame ??=
      typeof this.data === 'string'
        ? encodeTextFrame(this.data, Buffer.byteLength(this.data), undefined, 'owned')
        : encodeFrame({ opcode: OPCODE.binary, payload: this.data }, 'owned');
    return this.#plainFrame;
  }

  /** The message as one frame compressed by itself, made on first need; null when it is better sent as it is. */
  compressedFrame(windowBits: number): Buffer | null {
    const made = this.#compressedFrames.get(windowBits);
    if (made !== undefined) return made;
    const payload = deflateMessage(this.bytes, windowBits, this.#tuning);
    const opcode = typeof this.data === 'string' ? OPCODE.text : OPCODE.binary;
    const frame = payload === null ? null : encodeFrame({ opcode, rsv1: true, payload }, 'owned');
    this.#compressedFrames.set(windowBits, frame);
    return frame;
  }
}
