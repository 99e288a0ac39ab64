export interface Output {
  /** To be written in this order. */
  readonly chunks: readonly Uint8Array[];
  /** Told once: end our side of TCP after writing the chunks. */
  readonly endTcp: boolean;
}

const NOTHING: Output = { chunks: [], endTcp: false };

/** RFC 6455 §5.5.3 lets one pong answer several pings: beyond this many unsent, the newest takes the last one's turn. */
const MAX_UNSENT_PONGS = 64;

/**
 * What an endpoint has to write and its owner has not taken yet. It holds what the owner itself sent, one Close frame,
 * and a bounded number of pongs: a peer cannot make it grow.
 */
export class OutputQueue {
  #chunks: Uint8Array[] = [];
  #pongs = 0;
  #lastPongAt = 0;
  #endOfTcp: 'not due' | 'due' | 'told' = 'not due';

  push(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
  }

  pushPong(chunk: Uint8Array): void {
    if (this.#pongs === MAX_UNSENT_PONGS) this.#chunks.splice(this.#lastPongAt, 1);
    else this.#pongs += 1;
    this.#lastPongAt = this.#chunks.length;
    this.#chunks.push(chunk);
  }

  /** After the chunks, our side of TCP is to end; said once, however often it becomes due. */
  endTcp(): void {
    if (this.#endOfTcp === 'not due') this.#endOfTcp = 'due';
  }

  /** Everything so far, leaving nothing. */
  take(): Output {
    const isEndDue = this.#endOfTcp === 'due';
    if (this.#chunks.length === 0 && !isEndDue) return NOTHING;
    const output: Output = { chunks: this.#chunks, endTcp: isEndDue };
    if (isEndDue) this.#endOfTcp = 'told';
    this.#chunks = [];
    this.#pongs = 0;
    return output;
  }
}
