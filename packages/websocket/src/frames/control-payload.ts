import { NO_STATUS, readCloseCode } from './close-payload.ts';
import { invalidUtf8 } from './decode-text.ts';
import { NO_BYTES } from './message-buffer.ts';
import { OPCODE, type Opcode } from './opcode.ts';
import { copyUnmasked, type PayloadPiece } from './payload-piece.ts';
import { Utf8Checker } from './utf8.ts';

/** What a control frame says. */
export type Control =
  | { readonly type: 'ping'; readonly data: Buffer }
  | { readonly type: 'pong'; readonly data: Buffer }
  | { readonly type: 'close'; readonly code: number; readonly reason: string };

/**
 * The payload of one control frame while it arrives (RFC 6455 §5.5): at most 125 bytes. Of a Close, the code is checked
 * as soon as it is there and the reason byte by byte.
 */
export class ControlPayload {
  #opcode: Opcode = OPCODE.ping;
  #bytes = NO_BYTES;
  readonly #reasonUtf8 = new Utf8Checker();

  get retainedBytes(): number {
    return this.#bytes.length;
  }

  start(opcode: Opcode, length: number): void {
    this.#opcode = opcode;
    this.#bytes = length === 0 ? NO_BYTES : Buffer.alloc(length);
  }

  append(piece: PayloadPiece): void {
    copyUnmasked(piece, this.#bytes, piece.phase);
    if (this.#opcode === OPCODE.close) this.#checkClose(piece.phase, piece.phase + piece.end - piece.start);
  }

  /** What the whole frame says; the payload is empty afterwards. */
  take(): Control {
    const bytes = this.#bytes;
    this.#bytes = NO_BYTES;
    if (this.#opcode === OPCODE.ping) return { type: 'ping', data: bytes };
    if (this.#opcode === OPCODE.pong) return { type: 'pong', data: bytes };
    if (!this.#reasonUtf8.isWhole) throw invalidUtf8();
    if (bytes.length === 0) return { type: 'close', code: NO_STATUS, reason: '' };
    return { type: 'close', code: readCloseCode(bytes), reason: bytes.toString('utf8', 2) };
  }

  clear(): void {
    this.#bytes = NO_BYTES;
  }

  #checkClose(from: number, to: number): void {
    if (to >= 2 && from < 2) readCloseCode(this.#bytes);
    if (to > 2 && !this.#reasonUtf8.push(this.#bytes, Math.max(from, 2), to)) throw invalidUtf8();
  }
}
