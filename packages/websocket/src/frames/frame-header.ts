import { assertNever } from '../assert-never.ts';
import { ProtocolError } from '../protocol-error.ts';
import { type MaskKey, readMaskKey } from './mask.ts';
import { isControl, isOpcode, MAX_CONTROL_BYTES, OPCODE, type Opcode } from './opcode.ts';

/** What makes a header acceptable, whatever message it belongs to. */
export interface FrameHeaderRules {
  /** True for a server: every frame of a client is masked and none of a server's (RFC 6455 §5.1). */
  readonly expectMask: boolean;
  /** True when permessage-deflate was agreed (RFC 7692 §6). */
  readonly allowRsv1: boolean;
}

const FIN = 0x80;
const RSV1 = 0x40;
const RSV2_RSV3 = 0x30;
const MASKED = 0x80;

type Stage = 'first-byte' | 'second-byte' | 'length' | 'mask-key' | 'complete';

/**
 * Reads one frame header (RFC 6455 §5.2) byte by byte, so that the cut of the bytes makes no difference and a rule
 * is enforced at the very byte that breaks it. Knows nothing of payloads, messages or limits.
 */
export class FrameHeaderReader {
  fin = true;
  rsv1 = false;
  opcode: Opcode = OPCODE.text;
  /** Above 2^53 this is not exact; anything that large is refused anyway. */
  payloadBytes = 0;
  maskKey: MaskKey | undefined;

  #stage: Stage = 'first-byte';
  #lengthBytes = 0;
  #keyBytes = new Uint8Array(4);
  #read = 0;
  readonly #rules: FrameHeaderRules;

  constructor(rules: FrameHeaderRules) {
    this.#rules = rules;
  }

  get isComplete(): boolean {
    return this.#stage === 'complete';
  }

  /** True between headers: no byte of this one has come. */
  get isUntouched(): boolean {
    return this.#stage === 'first-byte';
  }

  /** Reads from `chunk[at]` on, and answers where it stopped: after the header, or at the end of the chunk. */
  read(chunk: Uint8Array, at: number): number {
    let next = at;
    while (next < chunk.length && this.#stage !== 'complete') {
      this.#step(chunk[next] ?? 0);
      next += 1;
    }
    return next;
  }

  /** Forgets this header; the next byte is the first of another. */
  reset(): void {
    this.#stage = 'first-byte';
  }

  #step(byte: number): void {
    switch (this.#stage) {
      case 'first-byte':
        this.#firstByte(byte);
        break;
      case 'second-byte':
        this.#secondByte(byte);
        break;
      case 'length':
        this.#lengthByte(byte);
        break;
      case 'mask-key':
        this.#maskByte(byte);
        break;
      case 'complete':
        break;
      default:
        assertNever(this.#stage);
    }
  }

  #firstByte(byte: number): void {
    const opcode = byte & 0x0f;
    if (!isOpcode(opcode)) throw new ProtocolError(1002, `opcode ${opcode} is reserved`);
    if ((byte & RSV2_RSV3) !== 0) throw new ProtocolError(1002, 'RSV2 and RSV3 must be clear');
    this.fin = (byte & FIN) !== 0;
    this.rsv1 = (byte & RSV1) !== 0;
    this.opcode = opcode;
    if (this.rsv1) this.#checkRsv1();
    if (isControl(opcode) && !this.fin)
      throw new ProtocolError(1002, 'a control frame must not be fragmented');
    this.#stage = 'second-byte';
  }

  #checkRsv1(): void {
    if (!this.#rules.allowRsv1)
      throw new ProtocolError(1002, 'RSV1 must be clear: compression was not agreed');
    if (this.opcode === OPCODE.continuation || isControl(this.opcode)) {
      throw new ProtocolError(1002, 'RSV1 belongs to the first frame of a message only');
    }
  }

  #secondByte(byte: number): void {
    const isMasked = (byte & MASKED) !== 0;
    if (isMasked !== this.#rules.expectMask) {
      throw new ProtocolError(
        1002,
        isMasked ? 'frames of a server are not masked' : 'frames of a client must be masked',
      );
    }
    const length = byte & 0x7f;
    if (isControl(this.opcode) && length > MAX_CONTROL_BYTES) {
      throw new ProtocolError(1002, 'a control frame carries at most 125 bytes');
    }
    if (this.opcode === OPCODE.close && length === 1) {
      throw new ProtocolError(1002, 'a close payload is empty or starts with a two-byte code');
    }
    this.#read = 0;
    if (length < 126) {
      this.payloadBytes = length;
      this.#afterLength();
    } else {
      this.payloadBytes = 0;
      this.#lengthBytes = length === 126 ? 2 : 8;
      this.#stage = 'length';
    }
  }

  #lengthByte(byte: number): void {
    if (this.#lengthBytes === 8 && this.#read === 0 && byte >= 0x80) {
      throw new ProtocolError(1002, 'the most significant bit of a 64-bit length must be clear');
    }
    this.payloadBytes = this.payloadBytes * 256 + byte;
    this.#read += 1;
    if (this.#read < this.#lengthBytes) return;
    if (this.payloadBytes < (this.#lengthBytes === 2 ? 126 : 65_536)) {
      throw new ProtocolError(1002, 'a length must be written in the fewest bytes');
    }
    this.#afterLength();
  }

  #afterLength(): void {
    this.#read = 0;
    this.#stage = this.#rules.expectMask ? 'mask-key' : 'complete';
  }

  #maskByte(byte: number): void {
    this.#keyBytes[this.#read] = byte;
    this.#read += 1;
    if (this.#read < 4) return;
    this.maskKey = readMaskKey(this.#keyBytes, 0);
    this.#stage = 'complete';
  }
}
