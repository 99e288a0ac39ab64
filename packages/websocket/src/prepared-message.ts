import { encodeFrame, encodeTextFrame } from './frames/encode-frame.ts';
import { OPCODE } from './frames/opcode.ts';

/**
 * A message that a server sends to many connections: its frame is made once and the same bytes are written to each.
 * They are shared and must not be changed; they live in memory of their own, so that a slow reader keeps nothing else.
 */
export class PreparedMessage {
  readonly data: string | Uint8Array;
  #plainFrame: Buffer | undefined;

  constructor(data: string | Uint8Array) {
    this.data = data;
  }

  /** The message as one uncompressed frame, made on first need. */
  get plainFrame(): Buffer {
    this.#plainFrame ??= encodePlain(this.data);
    return this.#plainFrame;
  }
}

function encodePlain(data: string | Uint8Array): Buffer {
  return typeof data === 'string'
    ? encodeTextFrame(data, Buffer.byteLength(data), undefined, 'owned')
    : encodeFrame({ opcode: OPCODE.binary, payload: data }, 'owned');
}
