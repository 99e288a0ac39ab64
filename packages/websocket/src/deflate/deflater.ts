import { constants, deflateRawSync, type ZlibOptions } from 'node:zlib';
import { type CompressionSide, MIN_DEFLATE_WINDOW_BITS } from './agreement.ts';
import { SlidingWindow } from './sliding-window.ts';

export interface CompressionTuning {
  /** Smaller messages are sent as they are: they would cost more than they save. Default: 1,024. */
  readonly thresholdBytes?: number;
  /** zlib's 1 (fast) to 9 (small). Default: 6. */
  readonly level?: number;
}

const DEFAULT_THRESHOLD_BYTES = 1024;
const DEFAULT_LEVEL = 6;

/** Every flushed block ends with these four; they are not sent (RFC 7692 §7.2.1). */
const FLUSH_TAIL_BYTES = 4;

/**
 * One message, compressed by itself (RFC 7692 §7.2.1), or null when it is better sent as it is. `history` is what the
 * peer's window holds.
 */
export function deflateMessage(
  message: Buffer,
  windowBits: number,
  tuning: CompressionTuning,
  history?: Buffer,
): Buffer | null {
  const { thresholdBytes = DEFAULT_THRESHOLD_BYTES, level = DEFAULT_LEVEL } = tuning;
  if (message.length < thresholdBytes || windowBits < MIN_DEFLATE_WINDOW_BITS) return null;
  const options: ZlibOptions = { finishFlush: constants.Z_SYNC_FLUSH, windowBits, level };
  if (history !== undefined && history.length > 0) options.dictionary = history;
  const deflated = deflateRawSync(message, options);
  const payload = deflated.subarray(0, deflated.length - FLUSH_TAIL_BYTES);
  return payload.length < message.length ? payload : null;
}

/**
 * Our side of the compression of one connection. It takes a window over from message to message, when that was agreed,
 * by handing zlib the window as a dictionary: so it stays synchronous, and between messages costs 32 KiB and not the
 * 256 KiB of a deflate state.
 */
export class MessageDeflater {
  readonly windowBits: number;
  readonly #tuning: CompressionTuning;
  readonly #window: SlidingWindow | undefined;

  constructor(side: CompressionSide, tuning: CompressionTuning) {
    this.windowBits = side.windowBits;
    this.#tuning = tuning;
    this.#window = side.takesOver ? new SlidingWindow(side.windowBits) : undefined;
  }

  get thresholdBytes(): number {
    return this.#tuning.thresholdBytes ?? DEFAULT_THRESHOLD_BYTES;
  }

  get retainedBytes(): number {
    return this.#window?.bytes.length ?? 0;
  }

  /** The compressed payload, or null when the message goes out as it is. */
  deflate(message: Buffer): Buffer | null {
    const payload = deflateMessage(message, this.windowBits, this.#tuning, this.#window?.bytes);
    if (payload !== null) this.#window?.append(message);
    return payload;
  }

  /** Tells that a message was sent compressed without us: the peer's window has moved. */
  sentCompressed(message: Buffer): void {
    this.#window?.append(message);
  }
}
