import { inflateRawSync, type ZlibOptions } from 'node:zlib';
import { NO_BYTES } from '../frames/message-buffer.ts';
import type { MessageInflater } from '../frames/message-reader.ts';
import { ProtocolError } from '../protocol-error.ts';
import { type CompressionSide, MAX_WINDOW_BITS } from './agreement.ts';
import { SlidingWindow } from './sliding-window.ts';

/** What the peer took off (RFC 7692 §7.2.2), and an empty final block that proves the message ended where it should. */
const FLUSH_TAIL = Buffer.of(0x00, 0x00, 0xff, 0xff);
const FINAL_BLOCK = Buffer.of(0x01, 0x00, 0x00, 0xff, 0xff);
const TAIL = Buffer.concat([FLUSH_TAIL, FINAL_BLOCK]);

/**
 * A peer may set BFINAL on any block (RFC 7692 §7.2.1), after which zlib must be started anew. Two bytes are enough for
 * such a block, so a message of 64 KiB could ask for 32,768 starts; no real compressor needs more than one.
 */
const MAX_FINAL_BLOCKS = 16;

/** RFC 1951 §3.2.5. */
const MAX_DISTANCE = 2 ** MAX_WINDOW_BITS;

interface InflateInfo {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

/**
 * The peer's side of the compression of one connection. Output stops at `maxMessageBytes`, and memory with it, however
 * much a message would expand to. Like the deflater it keeps a window, when agreed, as a dictionary.
 */
export class Inflater implements MessageInflater {
  readonly tailBytes = TAIL.length;
  readonly #maxMessageBytes: number;
  readonly #window: SlidingWindow | undefined;

  constructor(side: CompressionSide, maxMessageBytes: number) {
    this.#maxMessageBytes = maxMessageBytes;
    this.#window = side.takesOver ? new SlidingWindow(side.windowBits) : undefined;
  }

  get retainedBytes(): number {
    return this.#window?.bytes.length ?? 0;
  }

  /**
   * The message whose compressed form is the first `length` bytes; the tail is written behind them. Throws 1009 when it
   * is larger than the limit, 1007 when it is no message at all, 1008 for more final blocks than anyone needs.
   */
  inflate(bytes: Buffer, length: number): Buffer {
    TAIL.copy(bytes, length);
    const message = this.#inflateBlocks(bytes.subarray(0, length + TAIL.length), length);
    this.#window?.append(message);
    return message;
  }

  #inflateBlocks(input: Buffer, length: number): Buffer {
    let at = 0;
    let message = NO_BYTES;
    for (let streams = 0; at < length; streams += 1) {
      if (streams > MAX_FINAL_BLOCKS)
        throw new ProtocolError(1008, 'too many final deflate blocks in one message');
      const { output, consumed } = this.#inflateStream(input.subarray(at), message);
      message = message.length === 0 ? output : Buffer.concat([message, output]);
      if (message.length > this.#maxMessageBytes) throw tooLarge(this.#maxMessageBytes);
      at += consumed;
    }
    if (!isProperEnd(at - length)) throw corrupt();
    return message;
  }

  /** Inflates up to a final block: the peer's own, or the one in the tail. */
  #inflateStream(input: Buffer, before: Buffer): { output: Buffer; consumed: number } {
    const room = this.#maxMessageBytes - before.length;
    const options: ZlibOptions & { info: true } = { maxOutputLength: Math.max(1, room), info: true };
    const history = this.#history(before);
    if (history.length > 0) options.dictionary = history;
    try {
      // Asked for `info`, Node also gives the engine, which knows how much it read; the types do not say so.
      const { buffer, engine } = inflateRawSync(input, options) as unknown as InflateInfo;
      return { output: buffer, consumed: engine.bytesWritten };
    } catch (error) {
      throw this.#explain(error);
    }
  }

  #history(before: Buffer): Buffer {
    const carried = this.#window?.bytes ?? NO_BYTES;
    if (before.length === 0) return carried;
    return Buffer.concat([carried, before.subarray(-MAX_DISTANCE)]).subarray(-MAX_DISTANCE);
  }

  #explain(error: unknown): unknown {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') return tooLarge(this.#maxMessageBytes);
    // Z_BUF_ERROR: the data stops in the middle of a block.
    if (code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR') return corrupt();
    return error;
  }
}

/** How far into the tail a well-formed message reaches. */
function isProperEnd(tailBytesRead: number): boolean {
  return (
    // Everything: the usual case.
    tailBytesRead === TAIL.length ||
    // The last empty block was itself marked final.
    tailBytesRead === FLUSH_TAIL.length ||
    // The last block was marked final and the empty block after it left out, or there was no block at all where an empty
    // message should have one (RFC 7692 §7.2.3.6). Deployed inflaters accept both.
    tailBytesRead === 0
  );
}

function tooLarge(maxMessageBytes: number): ProtocolError {
  return new ProtocolError(1009, `a message has at most ${maxMessageBytes} bytes when inflated`);
}

function corrupt(): ProtocolError {
  return new ProtocolError(1007, 'compressed data is corrupt');
}
