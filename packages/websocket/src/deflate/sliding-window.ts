import { NO_BYTES } from '../frames/message-buffer.ts';

/** The last 2^bits bytes of what one side has said: what the next message may refer back to (RFC 7692 §7.1.1). */
export class SlidingWindow {
  readonly #size: number;
  #bytes = NO_BYTES;

  constructor(bits: number) {
    this.#size = 2 ** bits;
  }

  get bytes(): Buffer {
    return this.#bytes;
  }

  append(said: Buffer): void {
    const kept = Math.max(0, Math.min(this.#bytes.length, this.#size - said.length));
    const added = Math.min(said.length, this.#size);
    const next = kept + added === this.#bytes.length ? this.#bytes : Buffer.allocUnsafeSlow(kept + added);
    this.#bytes.copy(next, 0, this.#bytes.length - kept);
    said.copy(next, kept, said.length - added);
    this.#bytes = next;
  }
}
