import { once } from 'node:events';
import {
  type ClientMessageInput,
  parseServerMessage,
  type ServerMessage,
  subprotocol,
} from '@tidewire/protocol';
import { WebSocket } from 'ws';

type Waiter = { wanted: (message: ServerMessage) => boolean; resolve: (message: ServerMessage) => void };
export type MessageOf<T extends ServerMessage['type']> = Extract<ServerMessage, { type: T }>;

/** A person's page, on the `ws` library: says things and waits for what it is told. Anything the schemas do not allow fails the test. */
export class TestClient {
  readonly socket: WebSocket;
  readonly closed: Promise<{ code: number; reason: string }>;
  /** Everything that was told and not taken by `next`, in order. */
  #inbox: ServerMessage[] = [];
  #waiters: Waiter[] = [];
  #requests = 0;

  constructor(url: string, options: { origin: string; protocols?: string[] }) {
    this.socket = new WebSocket(url, options.protocols ?? [subprotocol], {
      headers: { origin: options.origin },
    });
    this.closed = new Promise((resolve) => {
      this.socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
    this.socket.on('message', (data, isBinary) => {
      if (isBinary) throw new Error('a binary message');
      this.#told(data.toString());
    });
  }

  async opened(): Promise<this> {
    await once(this.socket, 'open');
    return this;
  }

  say(message: ClientMessageInput): void {
    this.socket.send(JSON.stringify(message));
  }

  /** The next message of this type that fits; what comes before it stays for later. */
  async next<T extends ServerMessage['type']>(
    type: T,
    fits: (message: MessageOf<T>) => boolean = () => true,
  ): Promise<MessageOf<T>> {
    const wanted = (message: ServerMessage) => message.type === type && fits(message as MessageOf<T>);
    const index = this.#inbox.findIndex(wanted);
    if (index >= 0) return this.#inbox.splice(index, 1)[0] as MessageOf<T>;
    return new Promise((resolve) => {
      this.#waiters.push({ wanted, resolve: (message) => resolve(message as MessageOf<T>) });
    });
  }

  /** What was told so far and not taken. */
  get inbox(): readonly ServerMessage[] {
    return this.#inbox;
  }

  takeAll(): ServerMessage[] {
    return this.#inbox.splice(0);
  }

  async hello(
    ticket: string,
    subscribe: Extract<ClientMessageInput, { type: 'hello' }>['subscribe'] = [],
  ): Promise<MessageOf<'welcome'>> {
    const id = this.nextId();
    this.say({ type: 'hello', id, ticket, subscribe });
    return this.next('welcome', ({ re }) => re === id);
  }

  /** Asks and gives the answer, whatever it is: `ok`, `subscribed`, `history`, `pong` or `error`. */
  async ask(request: DistributiveOmit<Request, 'id'>): Promise<ServerMessage> {
    const id = this.nextId();
    this.say({ ...request, id } as Request);
    const answers = (message: ServerMessage) => 're' in message && message.re === id;
    const index = this.#inbox.findIndex(answers);
    if (index >= 0) return this.#inbox.splice(index, 1)[0] as ServerMessage;
    return new Promise((resolve) => this.#waiters.push({ wanted: answers, resolve }));
  }

  /** A round trip: everything the gateway had to say before it has been told. */
  async roundTrip(): Promise<void> {
    await this.ask({ type: 'ping' });
  }

  nextId(): number {
    this.#requests += 1;
    return this.#requests;
  }

  async close(): Promise<void> {
    if (this.socket.readyState === WebSocket.CLOSED) return;
    this.socket.terminate();
    await this.closed;
  }

  #told(text: string): void {
    const parsed = parseServerMessage(text);
    if (!parsed.ok) throw new Error(`not a server message: ${parsed.message}: ${text}`);
    const index = this.#waiters.findIndex(({ wanted }) => wanted(parsed.value));
    if (index < 0) this.#inbox.push(parsed.value);
    else this.#waiters.splice(index, 1)[0]?.resolve(parsed.value);
  }
}

type Request = Extract<ClientMessageInput, { id: number }>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
