/**
 * A gateway in memory that speaks `tidewire.v1.json` as the protocol's own schemas have it: what the client says is parsed by them, and
 * a message that does not fit fails the test. It keeps logs and states, so a client can be cut, brought back and compared.
 */
import {
  type Author,
  type ChannelGreeting,
  type ClientMessage,
  type ErrorCode,
  type LogEvent,
  type Position,
  type PresencePage,
  parseClientMessage,
  type ServerMessage,
  ServerMessageSchema,
} from '@tidewire/protocol';
import { createMergePatch, type JsonObject } from '@tidewire/protocol/wire';
import type { Transport, TransportEvents } from '../platform/transport.ts';

export type FakeLog = { epoch: string; events: LogEvent[]; keeps: number };
type FakeState = { epoch: string; seq: number; value: JsonObject | null };
type MessageOf<Type extends ClientMessage['type']> = Extract<ClientMessage, { type: Type }>;

export const ada: Author = { id: 'ada', name: 'Ada', guest: false };
export const bob: Author = { id: 'bob', name: 'Bob', guest: false };

export class FakeLink {
  readonly heard: ClientMessage[] = [];
  readonly url: string;
  readonly subscribed = new Set<string>();
  closedByClient: number | undefined;
  bufferedBytes = 0;
  isOpen = true;
  /** What is said to it is lost. */
  isDeaf = false;
  readonly #events: TransportEvents;

  constructor(url: string, events: TransportEvents) {
    this.url = url;
    this.#events = events;
  }

  open(): void {
    this.#events.onOpen();
  }

  say(message: ServerMessage): void {
    this.sayText(JSON.stringify(ServerMessageSchema.parse(message)));
  }

  sayText(text: string): void {
    if (this.isOpen && !this.isDeaf) this.#events.onText(text);
  }

  /** The server, or the network, ends it. */
  close(code: number, reason = ''): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#events.onClose(code, reason);
  }

  heardOf<Type extends ClientMessage['type']>(type: Type): MessageOf<Type>[] {
    return this.heard.filter((message): message is MessageOf<Type> => message.type === type);
  }
}

export class FakeGateway {
  readonly links: FakeLink[] = [];
  readonly logs = new Map<string, FakeLog>();
  readonly states = new Map<string, FakeState>();
  readonly refused = new Map<string, ErrorCode>();
  /** Ids of the messages that clients published and that were committed, by channel, in that order. */
  readonly commits = new Map<string, string[]>();
  readonly #byMessageId = new Map<string, LogEvent>();
  /** Everything is answered by itself, unless a test answers: `true` from here says that it did. */
  intercept: (link: FakeLink, message: ClientMessage) => boolean = () => false;
  opens = true;
  /** So many events are replayed that the client has already. */
  overlap = 0;
  author: Author = ada;
  /** Who is in every room. */
  presence: PresencePage = { epoch: 'n1', version: 3, count: 1, people: [ada], more: false };
  now = 1_790_000_000_000;
  limits = { messageBytes: 65_536, subscriptions: 200, publishPerSecond: 10, outboxBytes: 1_048_576 };
  heartbeatMs = 25_000;

  readonly transport: Transport = (url, subprotocol, events) => {
    if (subprotocol !== 'tidewire.v1.json') throw new Error(`what is ${subprotocol}?`);
    const link = new FakeLink(url, events);
    this.links.push(link);
    if (this.opens) queueMicrotask(() => link.isOpen && link.open());
    return {
      send: (text) => this.#receive(link, text),
      close: (code) => {
        link.isOpen = false;
        link.closedByClient = code;
      },
      get bufferedBytes() {
        return link.bufferedBytes;
      },
    };
  };

  /** The present link. */
  get link(): FakeLink {
    const link = this.links.at(-1);
    if (link === undefined) throw new Error('nobody ever connected');
    return link;
  }

  log(channel: string): FakeLog {
    const log = this.logs.get(channel) ?? { epoch: 'e1', events: [], keeps: 1_000 };
    this.logs.set(channel, log);
    return log;
  }

  /** Commits an event and delivers it to whoever is subscribed, unless it is lost on its way. */
  append(channel: string, data: LogEvent['data'], delivery: 'delivered' | 'lost' = 'delivered'): LogEvent {
    const { events } = this.log(channel);
    const event: LogEvent = { seq: events.length + 1, ts: this.now, data };
    events.push(event);
    if (delivery === 'delivered') this.deliver(channel, event);
    return event;
  }

  deliver(channel: string, event: LogEvent): void {
    for (const link of this.links) {
      if (link.isOpen && link.subscribed.has(channel)) link.say({ type: 'event', channel, ...event });
    }
  }

  /** The log begins anew, and those who read it are told to ask again. */
  restart(channel: string): void {
    const { epoch } = this.log(channel);
    this.logs.set(channel, { epoch: `e${Number(epoch.slice(1)) + 1}`, events: [], keeps: 1_000 });
    for (const link of this.links) {
      if (!link.subscribed.delete(channel)) continue;
      link.say({ type: 'unsubscribed', channel, code: 'unavailable', message: 'its history began anew' });
    }
  }

  /** A message of somebody else's. */
  message(channel: string, body: string, delivery: 'delivered' | 'lost' = 'delivered'): LogEvent {
    const n = this.log(channel).events.length + 1;
    const messageId = `01990000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
    return this.append(channel, { kind: 'message.created', messageId, author: bob, body }, delivery);
  }

  /** Sets a state's value and sends the patch. `skipped` values came before it that nobody is sent. */
  set(channel: string, value: JsonObject, { skipped = 0, lost = false } = {}): void {
    const state = this.states.get(channel) ?? { epoch: 'q1', seq: 0, value: null };
    const data = createMergePatch(state.value ?? {}, value);
    const seq = state.seq + skipped + 1;
    this.states.set(channel, { ...state, seq, value });
    if (lost) return;
    for (const link of this.links) {
      if (!link.isOpen || !link.subscribed.has(channel)) continue;
      link.say({ type: 'event', channel, seq, ts: this.now, data, ...(skipped > 0 ? { skipped } : {}) });
    }
  }

  #receive(link: FakeLink, text: string): void {
    const parsed = parseClientMessage(text);
    if (!parsed.ok) throw new Error(`the client said ${text}: ${parsed.message}`);
    link.heard.push(parsed.value);
    if (!this.intercept(link, parsed.value)) this.answer(link, parsed.value);
  }

  /** What a gateway answers. */
  answer(link: FakeLink, message: ClientMessage): void {
    switch (message.type) {
      case 'hello':
        link.say(this.welcome(link, message));
        return;
      case 'subscribe':
        link.say({ type: 'subscribed', re: message.id, greeting: this.greet(link, message) });
        return;
      case 'unsubscribe':
        link.subscribed.delete(message.channel);
        link.say({ type: 'ok', re: message.id });
        return;
      case 'publish':
        this.#publish(link, message);
        return;
      case 'history':
        this.#history(link, message);
        return;
      case 'presence':
        link.say({ type: 'people', re: message.id, channel: message.channel, ...this.presence });
        return;
      case 'ping':
        link.say({ type: 'pong', re: message.id });
        return;
      case 'signal':
        return;
    }
  }

  welcome(link: FakeLink, hello: MessageOf<'hello'>): Extract<ServerMessage, { type: 'welcome' }> {
    return {
      type: 'welcome',
      re: hello.id,
      connectionId: `c${this.links.length}`,
      user: this.author,
      node: 'g1',
      now: this.now,
      limits: this.limits,
      heartbeatMs: this.heartbeatMs,
      channels: hello.subscribe.map((wanted) => this.greet(link, wanted)),
    };
  }

  greet(
    link: FakeLink,
    { channel, since }: { channel: string; since?: Position | undefined },
  ): ChannelGreeting {
    const code = this.refused.get(channel);
    if (code !== undefined) return { channel, error: { code, message: 'no' } };
    if (link.subscribed.size >= this.limits.subscriptions && !link.subscribed.has(channel)) {
      return { channel, error: { code: 'too_many_subscriptions', message: 'as many as there may be' } };
    }
    link.subscribed.add(channel);
    if (channel.startsWith('feed:')) {
      const { epoch, seq, value } = this.states.get(channel) ?? { epoch: 'q1', seq: 0, value: null };
      return { channel, kind: 'state', epoch, seq, snapshot: value };
    }
    const { epoch, events, keeps } = this.log(channel);
    const about = { channel, kind: 'log', epoch, seq: events.length } as const;
    const recent = { recovered: false, events: events.slice(-50), more: events.length > 50 };
    if (since === undefined) return { ...about, ...recent };
    if (since.epoch !== epoch) return { ...about, ...recent, reason: 'epoch_changed' };
    if (events.length - since.seq > keeps) return { ...about, ...recent, reason: 'too_old' };
    return {
      ...about,
      recovered: true,
      events: events.slice(Math.max(0, since.seq - this.overlap)),
      more: false,
    };
  }

  #publish(link: FakeLink, { id, channel, data }: MessageOf<'publish'>): void {
    const known = this.#byMessageId.get(data.messageId);
    const { epoch, events } = this.log(channel);
    const { messageId, body = '' } = data;
    const event: LogEvent = known ?? {
      seq: events.length + 1,
      ts: this.now,
      data: { kind: 'message.created', messageId, author: this.author, body },
    };
    if (known === undefined) {
      this.#byMessageId.set(messageId, event);
      this.commits.set(channel, [...(this.commits.get(channel) ?? []), messageId]);
      events.push(event);
    }
    link.say({ type: 'ok', re: id, epoch, seq: event.seq, ts: event.ts, duplicate: known !== undefined });
    if (known === undefined) this.deliver(channel, event);
  }

  #history(link: FakeLink, { id, channel, before, after, limit }: MessageOf<'history'>): void {
    const { epoch, events } = this.log(channel);
    const inRange = events.filter(
      ({ seq }) => (before === undefined || seq < before) && (after === undefined || seq > after),
    );
    const page = after === undefined ? inRange.slice(-limit) : inRange.slice(0, limit);
    const more = page.length < inRange.length;
    link.say({ type: 'history', re: id, channel, epoch, events: page, more });
  }
}
