/**
 * One side of an established WebSocket connection: bytes in, events out, and bytes to send.
 *
 * Knows RFC 6455 after the opening handshake. Refuses to know sockets, time and what the messages mean: its owner reads
 * and writes the TCP connection, keeps the deadlines (`unfinishedInput` helps), and ends TCP when told so.
 */
import { assertNever } from './assert-never.ts';
import { type DeflateAgreement, sidesOf } from './deflate/agreement.ts';
import { type CompressionTuning, MessageDeflater } from './deflate/deflater.ts';
import { Inflater } from './deflate/inflater.ts';
import { type EndpointState, nextState } from './endpoint-state.ts';
import { ABNORMAL_CLOSURE, encodeClosePayload, NO_STATUS } from './frames/close-payload.ts';
import { encodeFrame, encodeTextFrame } from './frames/encode-frame.ts';
import type { MaskKey } from './frames/mask.ts';
import { type MaskKeySource, maskKeySource, type RandomBytes } from './frames/mask-key-source.ts';
import { NO_BYTES } from './frames/message-buffer.ts';
import { type Inbound, MessageReader } from './frames/message-reader.ts';
import { OPCODE, type Opcode } from './frames/opcode.ts';
import { LIMITS, type Limits } from './limits.ts';
import { type Output, OutputQueue } from './output-queue.ts';
import type { PreparedMessage } from './prepared-message.ts';
import { ProtocolError } from './protocol-error.ts';

export type Role = 'server' | 'client';

export interface EndpointOptions {
  readonly role: Role;
  /** Default: `LIMITS.production`. */
  readonly limits?: Limits;
  /** What the handshake agreed on; messages go uncompressed without it. */
  readonly deflate?: DeflateAgreement | null;
  /** What is worth compressing, and how hard. */
  readonly tuning?: CompressionTuning;
  /** Where a client's masking keys come from; default: node:crypto. Not used by a server. */
  readonly randomBytes?: RandomBytes;
}

export type EndpointEvent =
  /** Text comes as a string, binary as bytes that belong to the receiver alone. */
  | { readonly type: 'message'; readonly data: string | Uint8Array }
  /** Already answered with a pong; told so that the owner can count. */
  | { readonly type: 'ping'; readonly data: Uint8Array }
  | { readonly type: 'pong'; readonly data: Uint8Array }
  /**
   * The last event, and there is exactly one.
   *
   * - `peer`: a Close frame came; `code` and `reason` are its own (1005 when it had none).
   * - `failed`: the peer broke a rule; `code` and `reason` (1002, 1007, 1008, 1009) went into our Close frame,
   *   unless one had been sent before.
   * - `lost`: the bytes ended without a Close frame; 1006.
   */
  | {
      readonly type: 'close';
      readonly cause: 'peer' | 'failed' | 'lost';
      readonly code: number;
      readonly reason: string;
    };

export class Endpoint {
  readonly role: Role;
  #state: EndpointState = 'open';
  readonly #reader: MessageReader;
  readonly #deflater: MessageDeflater | undefined;
  readonly #nextMaskKey: MaskKeySource | undefined;
  readonly #output = new OutputQueue();
  readonly #events: IterableIterator<EndpointEvent>;

  constructor(options: EndpointOptions) {
    const { role, deflate = null, limits = LIMITS.production, tuning = {} } = options;
    this.role = role;
    this.#nextMaskKey = role === 'client' ? maskKeySource(options.randomBytes) : undefined;
    const [ours, theirs] = role === 'server' ? sidesOf(deflate) : sidesOf(deflate).toReversed();
    this.#deflater = ours && new MessageDeflater(ours, tuning);
    const inflater = theirs && new Inflater(theirs, limits.maxMessageBytes);
    this.#reader = new MessageReader({ expectMask: role === 'server', limits, inflater });
    this.#events = this.#createEvents();
  }

  get state(): EndpointState {
    return this.#state;
  }

  /**
   * The number of the message (or control frame) of which only a part has come, undefined when nothing is outstanding.
   * As long as it stays the same, the same message is under way: a deadline for it needs no more than that.
   */
  get unfinishedInput(): number | undefined {
    return this.#reader.unfinishedUnit;
  }

  /** Memory held between two calls: unfinished input and, where it was agreed to, compression windows. */
  get retainedBytes(): number {
    return this.#reader.retainedBytes + (this.#deflater?.retainedBytes ?? 0);
  }

  /**
   * Takes bytes from the peer and gives what they say, lazily: each event is parsed when it is asked for, so a
   * reader that stops in the middle (`break`) has spent nothing on the rest and may close or fail the connection.
   * The bytes are borrowed until the events are drained, and must be drained before the next call.
   */
  receive(bytes: Uint8Array): IterableIterator<EndpointEvent> {
    this.#mustBeDrained();
    if (this.#state !== 'closed') this.#reader.push(asBuffer(bytes));
    return this.#events;
  }

  /** The peer will send no more: its TCP side ended, or the connection was lost. */
  receiveEof(): IterableIterator<EndpointEvent> {
    this.#mustBeDrained();
    this.#output.endTcp();
    if (this.#state === 'closed') return this.#events;
    this.#become('input-ended');
    this.#reader.discard();
    const lost: EndpointEvent = { type: 'close', cause: 'lost', code: ABNORMAL_CLOSURE, reason: '' };
    return [lost].values();
  }

  /** Takes what is to be written, and leaves nothing. */
  dataToSend(): Output {
    return this.#output.take();
  }

  /** Throws when not open. */
  sendText(text: string): void {
    this.#mustBeOpen('send');
    const textBytes = Buffer.byteLength(text);
    const deflater = this.#deflater;
    if (deflater !== undefined && textBytes >= deflater.thresholdBytes) {
      this.#sendMessage(OPCODE.text, Buffer.from(text), deflater);
    } else {
      this.#output.push(encodeTextFrame(text, textBytes, this.#maskKey()));
    }
  }

  /** Throws when not open. The bytes are copied. */
  sendBinary(bytes: Uint8Array): void {
    this.#mustBeOpen('send');
    this.#sendMessage(OPCODE.binary, asBuffer(bytes), this.#deflater);
  }

  /**
   * The bytes of a prepared message, shared with everyone else it is sent to. A server may keep its window and still
   * send what was compressed without it. Throws when not open, and for a client: it masks every frame anew.
   */
  sendPrepared(message: PreparedMessage): void {
    this.#mustBeOpen('send');
    if (this.role === 'client') throw new Error('a client cannot share frames');
    const compressed = this.#deflater && message.compressedFrame(this.#deflater.windowBits);
    if (compressed) this.#deflater?.sentCompressed(message.bytes);
    this.#output.push(compressed ?? message.plainFrame);
  }

  /** Throws when not open, RangeError above 125 bytes. */
  ping(payload: Uint8Array = NO_BYTES): void {
    this.#mustBeOpen('ping');
    this.#sendFrame(OPCODE.ping, payload);
  }

  /** An unasked-for pong (RFC 6455 §5.5.3); pings are answered without it. Throws when not open. */
  pong(payload: Uint8Array = NO_BYTES): void {
    this.#mustBeOpen('pong');
    this.#sendFrame(OPCODE.pong, payload);
  }

  /**
   * Starts the closing handshake; the end is told by the close event. Does nothing when not open, because both sides
   * may start at once. Throws RangeError for a code or reason that may not be sent.
   */
  close(code = 1000, reason = ''): void {
    const payload = encodeClosePayload(code, reason);
    if (this.#state !== 'open') return;
    this.#become('close-sent');
    this.#sendFrame(OPCODE.close, payload);
  }

  /**
   * Says why and stops listening at once (RFC 6455 §7.1.7), for rules of the owner that the peer broke.
   * No event follows. Does nothing when closed.
   */
  fail(code: number, reason: string): void {
    const payload = encodeClosePayload(code, reason);
    if (this.#state === 'closed') return;
    if (this.#state === 'open') this.#sendFrame(OPCODE.close, payload);
    this.#stop('failed');
  }

  #createEvents(): IterableIterator<EndpointEvent> {
    const next = (): IteratorResult<EndpointEvent> => {
      const event = this.#nextEvent();
      return event === undefined ? { done: true, value: undefined } : { done: false, value: event };
    };
    const events = { next, [Symbol.iterator]: () => events };
    return events;
  }

  /** The one place where a ProtocolError is caught. */
  #nextEvent(): EndpointEvent | undefined {
    if (this.#state === 'closed') return undefined;
    try {
      const inbound = this.#reader.next();
      return inbound === undefined ? undefined : this.#answer(inbound);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.fail(error.code, error.message);
      return { type: 'close', cause: 'failed', code: error.code, reason: error.message };
    }
  }

  #answer(inbound: Inbound): EndpointEvent {
    switch (inbound.type) {
      case 'message':
      case 'pong':
        return inbound;
      case 'ping':
        this.#answerPing(inbound.data);
        return inbound;
      case 'close':
        this.#answerClose(inbound.code);
        return { type: 'close', cause: 'peer', code: inbound.code, reason: inbound.reason };
      default:
        return assertNever(inbound);
    }
  }

  /** RFC 6455 §5.5.2: also while closing, until the peer's Close comes. */
  #answerPing(payload: Uint8Array): void {
    this.#output.pushPong(this.#frame(OPCODE.pong, payload, false));
  }

  /** RFC 6455 §5.5.1: echoes the code, unless this is itself the answer to our Close. */
  #answerClose(code: number): void {
    if (this.#state === 'open') {
      this.#sendFrame(OPCODE.close, code === NO_STATUS ? NO_BYTES : encodeClosePayload(code, ''));
    }
    this.#stop('close-received');
  }

  /**
   * RFC 6455 §7.1.1: the server ends TCP first, so that TIME_WAIT stays with it and the client may come back at once.
   * A client waits for that, under its owner's deadline.
   */
  #stop(transition: 'close-received' | 'failed'): void {
    this.#become(transition);
    this.#reader.discard();
    if (this.role === 'server') this.#output.endTcp();
  }

  #become(transition: Parameters<typeof nextState>[1]): void {
    this.#state = nextState(this.#state, transition);
  }

  #mustBeOpen(deed: string): void {
    if (this.#state !== 'open') throw new Error(`cannot ${deed}: the endpoint is ${this.#state}`);
  }

  #mustBeDrained(): void {
    if (!this.#reader.isDrained) throw new Error('there are events of earlier bytes to be taken first');
  }

  #sendMessage(opcode: Opcode, message: Buffer, deflater: MessageDeflater | undefined): void {
    const compressed = deflater?.deflate(message) ?? null;
    this.#sendFrame(opcode, compressed ?? message, compressed !== null);
  }

  #sendFrame(opcode: Opcode, payload: Uint8Array, rsv1 = false): void {
    this.#output.push(this.#frame(opcode, payload, rsv1));
  }

  #frame(opcode: Opcode, payload: Uint8Array, rsv1: boolean): Buffer {
    const mask = this.#maskKey();
    return encodeFrame(mask === undefined ? { opcode, rsv1, payload } : { opcode, rsv1, payload, mask });
  }

  #maskKey(): MaskKey | undefined {
    return this.#nextMaskKey?.();
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
