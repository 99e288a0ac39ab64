import type { Limits } from '../limits.ts';
import { ProtocolError } from '../protocol-error.ts';
import { type Control, ControlPayload } from './control-payload.ts';
import { decodeText, invalidUtf8 } from './decode-text.ts';
import { FrameHeaderReader } from './frame-header.ts';
import { MessageBuffer, NO_BYTES, owned } from './message-buffer.ts';
import { isControl, OPCODE } from './opcode.ts';
import { copyUnmasked, type PayloadPiece } from './payload-piece.ts';
import { Utf8Checker } from './utf8.ts';

/** What the peer said. */
export type Inbound = { readonly type: 'message'; readonly data: string | Buffer } | Control;

/** Undoes the compression of one message (RFC 7692 §7.2.2); throws ProtocolError. */
export interface MessageInflater {
  /** How many bytes behind `length` it writes over. */
  readonly tailBytes: number;
  readonly retainedBytes: number;
  inflate(bytes: Buffer, length: number): Buffer;
}

export interface MessageReaderOptions {
  readonly expectMask: boolean;
  readonly limits: Limits;
  /** Absent when compression was not agreed. */
  readonly inflater: MessageInflater | undefined;
}

/** Messages that came in one piece are unmasked here, one at a time, and leave no garbage. */
const SCRATCH_BYTES = 64 * 1024 + 64;
const scratch = Buffer.allocUnsafeSlow(SCRATCH_BYTES);

/**
 * Bytes in, messages and control frames out (RFC 6455 §5.4–5.6), pulled one at a time: nothing is unmasked or inflated
 * before it is asked for. Throws ProtocolError, after which it must not be used again.
 */
export class MessageReader {
  readonly #header: FrameHeaderReader;
  readonly #limits: Limits;
  readonly #inflater: MessageInflater | undefined;

  #chunk = NO_BYTES;
  #at = 0;

  /** The message under way; `none` also while a control frame comes between two messages. */
  #kind: 'none' | 'text' | 'binary' = 'none';
  #isCompressed = false;
  #fragments = 0;
  readonly #message = new MessageBuffer();
  readonly #utf8 = new Utf8Checker();

  /** How much of the current frame's payload has been read. */
  #frameRead = 0;
  readonly #control = new ControlPayload();
  #unitsDone = 0;

  constructor(options: MessageReaderOptions) {
    this.#header = new FrameHeaderReader({
      expectMask: options.expectMask,
      allowRsv1: options.inflater !== undefined,
    });
    this.#limits = options.limits;
    this.#inflater = options.inflater;
  }

  /** True when `next` has been asked until it had nothing more. */
  get isDrained(): boolean {
    return this.#at === this.#chunk.length;
  }

  /** The number of the message (or lone control frame) of which only a part has come; undefined at rest. */
  get unfinishedUnit(): number | undefined {
    return this.#kind === 'none' && this.#header.isUntouched ? undefined : this.#unitsDone;
  }

  get retainedBytes(): number {
    return this.#message.retainedBytes + this.#control.retainedBytes + (this.#inflater?.retainedBytes ?? 0);
  }

  /** Takes the next bytes; those before must have been drained. They are only borrowed until drained. */
  push(chunk: Buffer): void {
    this.#chunk = chunk;
    this.#at = 0;
  }

  /** Forgets everything that has come, when none of it matters any more. */
  discard(): void {
    this.#chunk = NO_BYTES;
    this.#at = 0;
    this.#message.start(0);
    this.#control.clear();
    this.#kind = 'none';
    this.#header.reset();
  }

  /** The next thing said, or undefined when more bytes are needed. */
  next(): Inbound | undefined {
    for (;;) {
      if (!this.#header.isComplete) {
        this.#at = this.#header.read(this.#chunk, this.#at);
        if (!this.#header.isComplete) return this.#needMore();
        this.#startFrame();
      }
      const missing = this.#header.payloadBytes - this.#frameRead;
      if (missing > 0 && this.isDrained) return this.#needMore();
      const inbound = this.#readPayload(Math.min(missing, this.#chunk.length - this.#at));
      if (inbound !== undefined) return inbound;
    }
  }

  #needMore(): undefined {
    this.#chunk = NO_BYTES;
    this.#at = 0;
    return undefined;
  }

  #startFrame(): void {
    this.#frameRead = 0;
    const { opcode, payloadBytes } = this.#header;
    if (isControl(opcode)) this.#control.start(opcode, payloadBytes);
    else this.#startDataFrame();
  }

  #startDataFrame(): void {
    const { opcode, payloadBytes, rsv1 } = this.#header;
    if (opcode === OPCODE.continuation) {
      if (this.#kind === 'none') throw new ProtocolError(1002, 'there is no message to continue');
    } else {
      if (this.#kind !== 'none') throw new ProtocolError(1002, 'the message before has not ended');
      this.#kind = opcode === OPCODE.text ? 'text' : 'binary';
      this.#isCompressed = rsv1;
      this.#fragments = 0;
      this.#message.start(rsv1 ? (this.#inflater?.tailBytes ?? 0) : 0);
    }
    this.#checkLimits(payloadBytes);
  }

  #checkLimits(payloadBytes: number): void {
    this.#fragments += 1;
    if (this.#fragments > this.#limits.maxFragments) {
      throw new ProtocolError(1008, `a message has at most ${this.#limits.maxFragments} fragments`);
    }
    if (payloadBytes > this.#limits.maxFrameBytes) {
      throw new ProtocolError(1009, `a frame has at most ${this.#limits.maxFrameBytes} bytes`);
    }
    if (this.#message.length + payloadBytes > this.#limits.maxMessageBytes) {
      throw new ProtocolError(1009, `a message has at most ${this.#limits.maxMessageBytes} bytes`);
    }
  }

  /** Reads `available` bytes of payload, and answers with what they completed. */
  #readPayload(available: number): Inbound | undefined {
    const start = this.#at;
    const end = start + available;
    const { fin, maskKey: key, opcode, payloadBytes } = this.#header;
    const piece: PayloadPiece = { chunk: this.#chunk, start, end, key, phase: this.#frameRead };
    this.#at = end;
    this.#frameRead += available;
    if (isControl(opcode)) return this.#readControl(piece);

    const isWholeMessage = available === payloadBytes && fin && opcode !== OPCODE.continuation;
    if (isWholeMessage) return this.#finish(this.#readWholeMessage(piece));

    this.#readPart(piece);
    if (this.#frameRead < payloadBytes) return undefined;
    if (fin) return this.#finish(this.#endMessage());
    this.#header.reset();
    return undefined;
  }

  #finish(data: string | Buffer): Inbound {
    this.#kind = 'none';
    this.#header.reset();
    this.#unitsDone += 1;
    return { type: 'message', data };
  }

  #readPart(piece: PayloadPiece): void {
    const message = this.#message;
    const from = message.length;
    const { fin, payloadBytes } = this.#header;
    message.append(piece, fin ? from - piece.phase + payloadBytes : Number.POSITIVE_INFINITY);
    if (this.#kind !== 'text' || this.#isCompressed) return;
    if (!this.#utf8.push(message.bytes, from, message.length)) throw invalidUtf8();
  }

  #endMessage(): string | Buffer {
    const message = this.#message;
    if (this.#isCompressed) {
      const inflated = this.#inflate(message.bytes, message.length);
      message.start(0);
      return inflated;
    }
    if (this.#kind === 'binary') return message.take();
    if (!this.#utf8.isWhole) throw invalidUtf8();
    const text = message.bytes.toString('utf8', 0, message.length);
    message.start(0);
    return text;
  }

  /** The common case: one frame, all of it in this chunk. */
  #readWholeMessage(piece: PayloadPiece): string | Buffer {
    const length = piece.end - piece.start;
    if (this.#kind === 'text' && !this.#isCompressed && piece.key === undefined) {
      return decodeText(piece.chunk.subarray(piece.start, piece.end));
    }
    const isHandedOut = this.#kind === 'binary' && !this.#isCompressed;
    const room = length + (this.#isCompressed ? (this.#inflater?.tailBytes ?? 0) : 0);
    const own = isHandedOut || room > SCRATCH_BYTES ? Buffer.allocUnsafeSlow(room) : scratch;
    copyUnmasked(piece, own, 0);
    if (this.#isCompressed) return this.#inflate(own, length);
    return isHandedOut ? own : decodeText(own.subarray(0, length));
  }

  #inflate(bytes: Buffer, length: number): string | Buffer {
    if (this.#inflater === undefined) throw new Error('RSV1 was let through without an inflater');
    const inflated = this.#inflater.inflate(bytes, length);
    return this.#kind === 'text' ? decodeText(inflated) : owned(inflated);
  }

  #readControl(piece: PayloadPiece): Inbound | undefined {
    this.#control.append(piece);
    if (this.#frameRead < this.#header.payloadBytes) return undefined;
    this.#header.reset();
    if (this.#kind === 'none') this.#unitsDone += 1;
    return this.#control.take();
  }
}
