/**
 * The client: introduces the connection, the requests, the subscriptions and the outbox to each other. It knows who must be told first;
 * what they do about it is theirs.
 */
import type {
  FeedChannelName,
  LogChannelName,
  LogEvent,
  LogEventData,
  Position,
  PresencePage,
  RoomChannelName,
  ServerMessage,
  SignalData,
} from '@tidewire/protocol/wire';
import type {
  Client,
  ClientOptions,
  HistoryPage,
  HistoryRange,
  LogDataOf,
  LogHandlers,
  LogSubscription,
  OutboxEntry,
  PresenceRange,
  Publication,
  PublishOptions,
  StateHandlers,
  StateSubscription,
  StateValueOf,
  Status,
  Unsubscribe,
  Welcome,
} from './api.ts';
import { Subscriptions } from './channels/subscriptions.ts';
import { Connection, type WelcomeMessage } from './connection/connection.ts';
import { errorToFailure, RequestError } from './failure.ts';
import { Listeners } from './listeners.ts';
import { indexedDbStorage } from './outbox/indexed-db-storage.ts';
import { Outbox } from './outbox/outbox.ts';
import { memoryStorage } from './outbox/storage.ts';
import { browserTabs } from './outbox/tabs.ts';
import { type Cancel, type Clock, systemClock } from './platform/clock.ts';
import { watchForClockJump } from './platform/clock-jump.ts';
import { browserEnvironment, type Environment, type EnvironmentSignal } from './platform/environment.ts';
import { reportToPlatform } from './platform/report.ts';
import { webSocketTransport } from './platform/transport.ts';
import { type ReplyTo, type RequestOf, Requests } from './requests.ts';
import { SignalThrottle } from './signal-throttle.ts';

const maxNameLength = 64;
/** Signals are the first to be dropped: they do not join a queue longer than this. */
const maxBufferedBytes = 65_536;

/** Makes a client. Nothing is opened, asked or listened to before `start()`, so this may be called anywhere, also on a server. */
export function createClient(options: ClientOptions): Client {
  return new TidewireClient(options);
}

class TidewireClient implements Client {
  readonly userId: string;
  readonly #clock: Clock;
  readonly #environment: Environment;
  readonly #report: (error: unknown) => void;
  readonly #validate: ClientOptions['validate'];
  readonly #name: string | undefined;
  readonly #requests: Requests;
  readonly #connection: Connection;
  readonly #subscriptions: Subscriptions;
  readonly #outbox: Outbox;
  readonly #throttle: SignalThrottle;
  readonly #statusListeners: Listeners<Status>;
  readonly #outboxListeners: Listeners<readonly OutboxEntry[]>;
  #welcome: Welcome | undefined;
  #helloAt = 0;
  #serverAheadMs = 0;
  /** From a welcome until that connection is gone. */
  #isWelcome = false;
  #unlisten: Unsubscribe | undefined;
  #unwatch: Cancel | undefined;

  constructor(options: ClientOptions) {
    const { userId, clock = systemClock, random = Math.random, report = reportToPlatform } = options;
    const call = (handler: () => void) => {
      try {
        handler();
      } catch (error) {
        report(error);
      }
    };
    this.userId = userId;
    this.#clock = clock;
    this.#report = report;
    this.#name = options.name;
    this.#validate = options.validate;
    this.#environment = options.environment ?? browserEnvironment();
    this.#throttle = new SignalThrottle(clock);
    this.#statusListeners = new Listeners(call, () => this.status);
    this.#outboxListeners = new Listeners(call, () => this.outbox);
    this.#requests = new Requests({
      clock,
      send: (message) => this.#connection.send(message),
      onTimeout: () => this.#connection.tell('doubt'),
    });
    this.#connection = new Connection({
      userId,
      clock,
      random,
      report,
      url: options.url,
      transport: options.transport ?? webSocketTransport(),
      getTicket: options.getTicket,
      nextId: () => this.#requests.nextId(),
      parse: (text) => this.#parse(text),
      hello: (ticket) => this.#hello(ticket),
      onWelcome: (welcome) => this.#welcomed(welcome),
      onMessage: (message) => this.#hear(message),
      onStatus: (status) => this.#statusChanged(status),
    });
    this.#subscriptions = new Subscriptions({
      clock,
      random,
      call,
      requests: this.#requests,
      onDelivered: (events: readonly LogEvent[]) => this.#outbox.onDelivered(events),
      onForgotten: (channel) => this.#outbox.onForgotten(channel),
    });
    this.#outbox = new Outbox({
      userId,
      clock,
      random,
      report,
      storage: options.storage ?? defaultStorage(),
      tabs: options.tabs ?? browserTabs(`tidewire-outbox:${userId}`),
      ask: this.#requests.ask,
      canSend: () => this.#isWelcome && !this.#connection.isLeaving,
      isAwaited: (channel, seq) => this.#subscriptions.awaits(channel, seq),
      onChange: (entries) => this.#outboxListeners.tell(entries),
    });
  }

  get status(): Status {
    return this.#connection.status;
  }

  get welcome(): Welcome | undefined {
    return this.#welcome;
  }

  get outbox(): readonly OutboxEntry[] {
    return this.#outbox.entries;
  }

  onStatus(listener: (status: Status) => void): Unsubscribe {
    return this.#statusListeners.add(listener);
  }

  onOutbox(listener: (entries: readonly OutboxEntry[]) => void): Unsubscribe {
    return this.#outboxListeners.add(listener);
  }

  serverNow(): number {
    return this.#clock.now() + this.#serverAheadMs;
  }

  start(): void {
    if (this.#unlisten !== undefined) return;
    this.#unlisten = this.#environment.listen((signal) => this.#connection.tell(senses[signal]));
    this.#outbox.start();
    this.#connection.tell('start');
  }

  stop(): void {
    if (this.#unlisten === undefined) return;
    this.#unlisten();
    this.#unlisten = undefined;
    this.#connection.tell('stop');
    this.#outbox.stop();
  }

  retryNow(): void {
    this.#connection.tell('retry');
  }

  log<Channel extends LogChannelName>(
    channel: Channel,
    handlers: LogHandlers<LogDataOf<Channel>>,
    { since }: { since?: Position } = {},
  ): LogSubscription {
    return this.#subscriptions.log(channel, handlers as LogHandlers<LogDataOf<LogChannelName>>, since);
  }

  state<Channel extends FeedChannelName>(
    channel: Channel,
    handlers: StateHandlers<StateValueOf<Channel>>,
    { maxRate }: { maxRate?: number } = {},
  ): StateSubscription<StateValueOf<Channel>> {
    const subscription = this.#subscriptions.state(
      channel,
      handlers as StateHandlers<StateValueOf<FeedChannelName>>,
      maxRate,
    );
    return subscription as StateSubscription<StateValueOf<Channel>>;
  }

  history<Channel extends LogChannelName>(
    channel: Channel,
    range: HistoryRange = {},
  ): Promise<HistoryPage<LogDataOf<Channel>>> {
    const page: Promise<HistoryPage<LogEventData>> = this.#ask({ type: 'history', channel, ...range });
    return page as Promise<HistoryPage<LogDataOf<Channel>>>;
  }

  presence(channel: RoomChannelName, range: PresenceRange = {}): Promise<PresencePage> {
    return this.#ask({ type: 'presence', channel, ...range });
  }

  signal(channel: RoomChannelName, data: SignalData): void {
    if (!this.#isWelcome || this.#connection.bufferedBytes > maxBufferedBytes) return;
    if (this.#throttle.allows(channel)) this.#connection.send({ type: 'signal', channel, data });
  }

  publish(channel: RoomChannelName, body: string, options?: PublishOptions): Publication {
    return this.#outbox.publish(channel, body, options);
  }

  retry(messageId: string): Publication | undefined {
    return this.#outbox.retry(messageId);
  }

  discard(messageId: string): boolean {
    return this.#outbox.discard(messageId);
  }

  /** An answer is given as it came: what it holds beyond its type is the protocol's own. */
  #ask<Type extends 'history' | 'presence'>(request: RequestOf<Type>): Promise<ReplyTo<Type>> {
    return new Promise((resolve, reject) => {
      this.#requests.ask(request, (outcome) => {
        if (outcome.ok) resolve(outcome.reply);
        else reject(new RequestError(outcome.failure));
      });
    });
  }

  #hello(ticket: string) {
    this.#helloAt = this.#clock.now();
    return {
      type: 'hello',
      id: this.#requests.nextId(),
      ticket,
      ...(this.#name === undefined ? {} : { client: this.#name.slice(0, maxNameLength) }),
      subscribe: this.#subscriptions.hello(),
    } as const;
  }

  #welcomed({ type: _, re: __, channels, ...welcome }: WelcomeMessage): void {
    this.#welcome = welcome;
    // The server read its clock somewhere between the hello and now; the middle is the best guess (as in NTP).
    this.#serverAheadMs = welcome.now - Math.round((this.#helloAt + this.#clock.now()) / 2);
    this.#isWelcome = true;
    this.#requests.open();
    this.#subscriptions.welcome(channels, welcome.limits.subscriptions);
  }

  #statusChanged(status: Status): void {
    const isTrying = status.state !== 'idle' && status.state !== 'stopped';
    if (isTrying) this.#unwatch ??= watchForClockJump(this.#clock, () => this.#connection.tell('nudge'));
    else {
      this.#unwatch?.();
      this.#unwatch = undefined;
    }
    if (status.state === 'live') this.#outbox.connect();
    else if (status.state !== 'greeting') {
      this.#isWelcome = false;
      // Also when a hello was never answered. Silence first, then the answers that will not come: nobody must ask again because of them.
      this.#subscriptions.disconnect();
      this.#outbox.disconnect();
      this.#requests.close();
    }
    this.#statusListeners.tell(status);
  }

  #parse(text: string): ServerMessage | undefined {
    const read = this.#validate ?? readJson;
    const result = read(text);
    if (result.ok) return result.value;
    this.#report(new Error(`unreadable message: ${result.message}`));
    return undefined;
  }

  #hear(message: ServerMessage): void {
    if (message.type === 'error') {
      const isAnswer = message.re !== undefined;
      if (!this.#requests.answer(message) && !isAnswer)
        this.#report(new RequestError(errorToFailure(message)));
    } else if ('re' in message) this.#requests.answer(message);
    // What is about a channel is for those who read it. A heartbeat has done its work by arriving.
    else if ('channel' in message) this.#subscriptions.hear(message);
  }
}

const senses = {
  online: 'nudge',
  visible: 'nudge',
  wake: 'nudge',
  offline: 'doubt',
  // A page with an open socket cannot be kept for the back button; and one that goes for good takes its leave properly.
  hidden: 'stop',
  shown: 'start',
} as const satisfies Record<EnvironmentSignal, string>;

const defaultStorage = () => (globalThis.indexedDB === undefined ? memoryStorage() : indexedDbStorage());

/** In production the server is believed; this only makes sure that it is a message at all. */
function readJson(text: string): { ok: true; value: ServerMessage } | { ok: false; message: string } {
  try {
    const value: ServerMessage | null = JSON.parse(text);
    if (value?.type) return { ok: true, value };
  } catch {
    // Not even JSON, which is told as everything else that is no message.
  }
  return { ok: false, message: 'not a message' };
}
