import { createHash, randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { rootCertificates, connect as tlsConnect } from 'node:tls';
import { type Agreement, DeflatePeer, parseAgreement } from './deflate.ts';
import { Inbox } from './inbox.ts';
import { encodeFrame, type Frame, type FrameDraft, opcodes } from './wire.ts';

/** The echo endpoint under test. */
export type Target = {
  host: string;
  port: number;
  path: string;
  /** One that it accepts. */
  origin: string;
  /** Speak TLS, and trust these certificates in PEM besides those that the platform trusts. */
  tls?: { ca?: string };
  /** How long an answer may take. */
  patienceMs?: number;
  /** False to leave the server's pings unanswered. */
  answersPings?: boolean;
  /** Send a thousand messages where otherwise few stand for all. */
  isThorough?: boolean;
};

export type Response = { status: number; headers: Map<string, string[]> };

const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
/** How long the suite waits for an answer that must come, unless the target says otherwise. */
const defaultPatienceMs = 30_000;

/** A TCP connection to the target that reads HTTP responses and frames, each at most once, strictly. */
export class Peer {
  readonly #socket: Socket;
  readonly #patienceMs: number;
  readonly #answersPings: boolean;
  readonly #inbox = new Inbox();
  #pings = 0;
  #ended = false;
  #failure: Error | undefined;
  #wake: (() => void) | undefined;
  #deflate: DeflatePeer | undefined;
  /** What was agreed for permessage-deflate, when it was. */
  agreement: Agreement | undefined;

  private constructor(socket: Socket, target: Target) {
    this.#socket = socket;
    this.#patienceMs = target.patienceMs ?? defaultPatienceMs;
    this.#answersPings = target.answersPings ?? true;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      this.#inbox.push(chunk);
      this.#wake?.();
    });
    socket.on('end', () => this.#end());
    socket.on('close', () => this.#end());
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // A server may cut the connection while we still write: that is an end like another.
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') this.#failure = error;
      this.#end();
    });
  }

  static async connect(target: Target): Promise<Peer> {
    return new Peer(await connectTo(target), target);
  }

  /** Connects and shakes hands as a correct client would. @throws {Error} when the answer is not a correct 101 */
  static async open(
    target: Target,
    options: { extensions?: string; early?: Uint8Array } = {},
  ): Promise<Peer> {
    const peer = await Peer.connect(target);
    try {
      const key = randomBytes(16).toString('base64');
      const request = Buffer.from(upgradeRequest(target, { key, ...options }));
      peer.send(options.early === undefined ? request : Buffer.concat([request, options.early]));
      const response = await peer.response();
      if (response.status !== 101) throw new Error(`expected 101, got ${response.status}`);
      const accept = createHash('sha1')
        .update(key + guid)
        .digest('base64');
      expectHeader(response, 'sec-websocket-accept', accept);
      expectHeader(response, 'upgrade', 'websocket');
      expectHeader(response, 'connection', 'upgrade');
      const [extensions, ...more] = response.headers.get('sec-websocket-extensions') ?? [];
      if (more.length > 0) throw new Error('two Sec-WebSocket-Extensions in a response');
      if (extensions !== undefined && options.extensions === undefined)
        throw new Error('an extension nobody offered');
      peer.agreement = parseAgreement(extensions);
      if (peer.agreement !== undefined) peer.#deflate = new DeflatePeer(peer.agreement);
      return peer;
    } catch (error) {
      peer.destroy();
      throw error;
    }
  }

  send(bytes: Uint8Array | string): void {
    if (!this.#socket.destroyed) this.#socket.write(bytes);
  }

  /** Writes in pieces of `size` bytes, each its own write. */
  sendChopped(bytes: Uint8Array, size: number): void {
    for (let at = 0; at < bytes.length; at += size) this.send(bytes.subarray(at, at + size));
  }

  sendFrame(draft: FrameDraft): void {
    this.send(encodeFrame(draft));
  }

  sendText(text: string): void {
    this.sendFrame({ opcode: opcodes.text, payload: Buffer.from(text) });
  }

  /** Sends a compressed message, in one frame or in frames of `fragment` bytes; RSV1 on the first only (RFC 7692 §6.1). */
  sendCompressed(opcode: number, data: Uint8Array, fragment?: number): void {
    if (this.#deflate === undefined) throw new Error('compression was not agreed');
    const payload = this.#deflate.compress(data);
    const size = fragment ?? Math.max(payload.length, 1);
    for (let at = 0; at < Math.max(payload.length, 1); at += size) {
      this.sendFrame({
        opcode: at === 0 ? opcode : opcodes.continuation,
        rsv: at === 0 ? 4 : 0,
        fin: at + size >= payload.length,
        payload: payload.subarray(at, at + size),
      });
    }
  }

  /** The next frame but the server's own pings, which are answered; `undefined` at the end of the connection. */
  async frame(): Promise<Frame | undefined> {
    for (;;) {
      const frame = this.#takeFrame();
      if (frame !== undefined) return frame;
      if (this.#ended) return undefined;
      await this.#more('a frame');
    }
  }

  /** Waits until the server has sent this many pings in all. Other frames are not expected meanwhile. */
  async pinged(times: number): Promise<void> {
    while (this.#pings < times) {
      const frame = this.#takeFrame();
      if (frame !== undefined || this.#ended) throw new Error('something else than a ping');
      if (this.#pings < times) await this.#more('a ping');
    }
  }

  /** The next data message, put together and inflated. Control frames between its fragments are not expected. */
  async message(): Promise<{ opcode: number; data: Buffer; compressed: boolean }> {
    const first = await this.#dataFrame();
    if (first.opcode === opcodes.continuation) throw new Error('a continuation of nothing');
    const parts = [first.payload];
    let last = first;
    while (!last.fin) {
      last = await this.#dataFrame();
      if (last.opcode !== opcodes.continuation || last.rsv !== 0) throw new Error('not a continuation');
      parts.push(last.payload);
    }
    const compressed = (first.rsv & 4) !== 0;
    if ((first.rsv & 3) !== 0 || (compressed && this.#deflate === undefined)) {
      throw new Error('the server set a reserved bit that nobody agreed on');
    }
    const whole = Buffer.concat(parts);
    const data = compressed && this.#deflate !== undefined ? this.#deflate.decompress(whole) : whole;
    return { opcode: first.opcode, data, compressed };
  }

  async response(): Promise<Response> {
    let head = this.#inbox.takeHead();
    while (head === undefined) {
      if (this.#ended) throw new Error('the connection ended before a response');
      await this.#more('a response');
      head = this.#inbox.takeHead();
    }
    const [statusLine = '', ...lines] = head.split('\r\n');
    const status = Number(/^HTTP\/1\.1 (\d{3})( |$)/.exec(statusLine)?.[1]);
    if (Number.isNaN(status)) throw new Error(`not an HTTP/1.1 response: ${statusLine}`);
    const headers = new Map<string, string[]>();
    for (const line of lines) {
      const colon = line.indexOf(':');
      const name = line.slice(0, colon).toLowerCase();
      headers.set(name, [...(headers.get(name) ?? []), line.slice(colon + 1).trim()]);
    }
    return { status, headers };
  }

  /** Waits until the server has ended its side; what still comes must be nothing. */
  async end(): Promise<void> {
    while (!this.#ended) await this.#more('the end of the connection');
    if (this.#inbox.size > 0) throw new Error(`${this.#inbox.size} bytes after the last frame`);
  }

  /** Waits for the end and drops what comes before it: the body of a refusal. */
  async drain(): Promise<void> {
    while (!this.#ended) await this.#more('the end of the connection');
    this.#inbox.clear();
  }

  /** Ends our side of TCP only. */
  finish(): void {
    this.#socket.end();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  async #dataFrame(): Promise<Frame> {
    const frame = await this.frame();
    if (frame === undefined) throw new Error('the connection ended instead of a message');
    if (frame.opcode === opcodes.close) {
      const code = frame.payload.length >= 2 ? frame.payload.readUInt16BE(0) : 'without a code';
      throw new Error(`a close ${code} instead of a message: ${frame.payload.subarray(2)}`);
    }
    if (frame.opcode > 2) throw new Error(`opcode ${frame.opcode} instead of a message`);
    return frame;
  }

  #takeFrame(): Frame | undefined {
    for (;;) {
      const frame = this.#inbox.takeFrame();
      if (frame?.opcode !== opcodes.ping) return frame;
      this.#pings += 1;
      if (this.#answersPings) this.sendFrame({ opcode: opcodes.pong, payload: frame.payload });
    }
  }

  #end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  async #more(what: string): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#wake = undefined;
        reject(new Error(`waited ${this.#patienceMs} ms for ${what}`));
      }, this.#patienceMs);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve();
      };
    });
    if (this.#failure !== undefined) throw this.#failure;
  }
}

/** A connection that may be half open, through the TLS handshake where there is one. */
export async function connectTo({ host, port, tls }: Target): Promise<Socket> {
  const address = { host, port, allowHalfOpen: true };
  const ca = tls?.ca === undefined ? {} : { ca: [...rootCertificates, tls.ca] };
  const socket = tls === undefined ? connect(address) : tlsConnect({ ...address, ...ca });
  await new Promise<void>((resolve, reject) => {
    socket.once(tls === undefined ? 'connect' : 'secureConnect', resolve);
    socket.once('error', reject);
  });
  return socket;
}

export type RequestDraft = {
  key?: string;
  extensions?: string;
  method?: string;
  path?: string;
  version?: string;
  /** Header lines that replace the usual ones of the same name; `null` leaves one out. */
  replace?: Record<string, string | null>;
  /** Lines added as they are, without the line end. */
  add?: string[];
  lineEnd?: string;
};

/** The text of an opening handshake (RFC 6455 §4.1); every part can be made wrong. */
export function upgradeRequest(target: Target, draft: RequestDraft = {}): string {
  const lineEnd = draft.lineEnd ?? '\r\n';
  const usual: Record<string, string | null> = {
    Host: `${target.host}:${target.port}`,
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    Origin: target.origin,
    'Sec-WebSocket-Key': draft.key ?? 'dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version': '13',
    ...(draft.extensions === undefined ? {} : { 'Sec-WebSocket-Extensions': draft.extensions }),
    ...draft.replace,
  };
  const lines = [`${draft.method ?? 'GET'} ${draft.path ?? target.path} ${draft.version ?? 'HTTP/1.1'}`];
  for (const [name, value] of Object.entries(usual)) if (value !== null) lines.push(`${name}: ${value}`);
  return [...lines, ...(draft.add ?? []), '', ''].join(lineEnd);
}

export function expectHeader(response: Response, name: string, value: string): void {
  const values = response.headers.get(name) ?? [];
  if (values.length !== 1 || values[0]?.toLowerCase() !== value.toLowerCase()) {
    throw new Error(`expected ${name}: ${value}, got ${JSON.stringify(values)}`);
  }
}
