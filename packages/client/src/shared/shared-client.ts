/**
 * A tab's view of the one client that all tabs of a person share. It has the shape of a client, so that nobody above it needs to care
 * where the socket is; it holds no socket, no ticket and no storage.
 */
import type {
  FeedChannelName,
  LogChannelName,
  PresencePage,
  RoomChannelName,
  SignalData,
} from '@tidewire/protocol/wire';
import type {
  Client,
  HistoryPage,
  HistoryRange,
  LogDataOf,
  LogHandlers,
  OutboxEntry,
  PresenceRange,
  PublishOptions,
  StateHandlers,
  StateSubscription,
  StateValueOf,
  Status,
  Unsubscribe,
  Welcome,
} from '../api.ts';
import { disconnected, RequestError } from '../failure.ts';
import { Listeners } from '../listeners.ts';
import { type Cancel, type Clock, systemClock } from '../platform/clock.ts';
import { watchForClockJump } from '../platform/clock-jump.ts';
import { browserEnvironment, type Environment, type EnvironmentSignal } from '../platform/environment.ts';
import { reportToPlatform } from '../platform/report.ts';
import type { NetworkConditions } from '../simulator/conditions.ts';
import type { Locks } from './lease.ts';
import type { Port } from './port.ts';
import type { Answer, HostMessage, LogData, Question, StateValue } from './port-messages.ts';
import { TabLink, type Via, type WorkerLike } from './tab-link.ts';
import { TabOutbox } from './tab-outbox.ts';
import { type Reading, TabReaders } from './tab-readers.ts';

export type SharedClientOptions = {
  userId: string;
  /** Makes the shared worker: its script calls `serveTabs`, its name is `workerName(userId)`. Absent, or throwing: there is none. */
  openWorker?: (() => WorkerLike) | undefined;
  /** Loads the host for this page alone, and connects to it: `hostInPage`, behind an `import()`. */
  openPage: () => Promise<Port>;
  locks?: Locks | undefined;
  environment?: Environment;
  report?: (error: unknown) => void;
  clock?: Clock;
};

/** A client, and what only one knows that can be far away. */
export type SharedClient = Client & {
  /** Where the client lives; `nowhere` until it has answered. */
  readonly via: Via;
  /** What this tab reads. */
  readings(): Reading[];
  /** The network that is simulated; absent when nobody told of one. */
  readonly network: NetworkConditions | undefined;
  onNetwork(listener: (conditions: NetworkConditions | undefined) => void): Unsubscribe;
  /** For all tabs of this person, until the last is closed. */
  simulate(conditions: NetworkConditions): void;
  /** Breaks the connection, as far as there is a simulated network. */
  cut(): void;
};

/** Nothing is opened before `start()`, so this may be called anywhere, also on a server. */
export function createSharedClient(options: SharedClientOptions): SharedClient {
  return new TabClient(options);
}

class TabClient implements SharedClient {
  readonly userId: string;
  readonly #environment: Environment;
  readonly #clock: Clock;
  readonly #link: TabLink;
  readonly #readers: TabReaders;
  readonly #outbox: TabOutbox;
  readonly #statusListeners: Listeners<Status>;
  readonly #outboxListeners: Listeners<readonly OutboxEntry[]>;
  readonly #networkListeners: Listeners<NetworkConditions | undefined>;
  readonly #requests = new Map<number, PromiseWithResolvers<Answer>>();
  #nextRequest = 1;
  #status: Status = { state: 'idle' };
  #welcome: Welcome | undefined;
  #serverAheadMs = 0;
  #network: NetworkConditions | undefined;
  #unlisten: Unsubscribe | undefined;
  #unwatch: Cancel | undefined;

  constructor(options: SharedClientOptions) {
    const { userId, openWorker, openPage, clock = systemClock, report = reportToPlatform } = options;
    const call = (handler: () => void) => {
      try {
        handler();
      } catch (error) {
        report(error);
      }
    };
    this.userId = userId;
    this.#clock = clock;
    this.#environment = options.environment ?? browserEnvironment();
    this.#statusListeners = new Listeners(call, () => this.#status);
    this.#outboxListeners = new Listeners(call, () => this.outbox);
    this.#networkListeners = new Listeners(call, () => this.#network);
    this.#link = new TabLink({
      userId,
      openWorker,
      openPage,
      clock,
      report,
      locks: 'locks' in options ? options.locks : globalThis.navigator?.locks,
      onOpened: () => {
        this.#readers.openAll();
        this.#outbox.handOver();
      },
      onMessage: (message) => this.#hear(message),
      onFailed: (retryAt) => this.#setStatus({ state: 'waiting', attempt: 1, retryAt, why: 'network' }),
      onLost: () => {
        this.#setStatus({ state: 'connecting', attempt: 1 });
        this.#away();
      },
    });
    const post = this.#link.post.bind(this.#link);
    this.#readers = new TabReaders({
      post,
      call,
      onDelivered: (messageId, seq) => this.#outbox.onDelivered(messageId, seq),
    });
    this.#outbox = new TabOutbox({
      post,
      now: () => clock.now(),
      onChange: (entries) => this.#outboxListeners.tell(entries),
    });
  }

  get status(): Status {
    return this.#status;
  }

  get welcome(): Welcome | undefined {
    return this.#welcome;
  }

  get outbox(): readonly OutboxEntry[] {
    return this.#outbox.entries;
  }

  get via(): Via {
    return this.#link.via;
  }

  get network(): NetworkConditions | undefined {
    return this.#network;
  }

  readings(): Reading[] {
    return this.#readers.list();
  }

  onStatus(listener: (status: Status) => void): Unsubscribe {
    return this.#statusListeners.add(listener);
  }

  onOutbox(listener: (entries: readonly OutboxEntry[]) => void): Unsubscribe {
    return this.#outboxListeners.add(listener);
  }

  onNetwork(listener: (conditions: NetworkConditions | undefined) => void): Unsubscribe {
    return this.#networkListeners.add(listener);
  }

  serverNow(): number {
    return this.#clock.now() + this.#serverAheadMs;
  }

  start(): void {
    if (this.#unlisten !== undefined) return;
    this.#unlisten = this.#environment.listen((signal) => this.#sense(signal));
    this.#attach();
  }

  stop(): void {
    if (this.#unlisten === undefined) return;
    this.#unlisten();
    this.#unlisten = undefined;
    this.#detach();
  }

  retryNow(): void {
    this.#link.post({ type: 'retry_now' });
  }

  log<Channel extends LogChannelName>(
    channel: Channel,
    handlers: LogHandlers<LogDataOf<Channel>>,
    { since }: Parameters<Client['log']>[2] = {},
  ) {
    return this.#readers.log(channel, handlers as LogHandlers<LogData>, since);
  }

  state<Channel extends FeedChannelName>(
    channel: Channel,
    handlers: StateHandlers<StateValueOf<Channel>>,
    { maxRate }: { maxRate?: number } = {},
  ) {
    const subscription = this.#readers.state(channel, handlers as StateHandlers<StateValue>, maxRate);
    return subscription as StateSubscription<StateValueOf<Channel>>;
  }

  history<Channel extends LogChannelName>(channel: Channel, range: HistoryRange = {}) {
    return this.#ask({ what: 'history', channel, range }) as Promise<HistoryPage<LogDataOf<Channel>>>;
  }

  presence(channel: RoomChannelName, range: PresenceRange = {}) {
    return this.#ask({ what: 'presence', channel, range }) as Promise<PresencePage>;
  }

  signal(channel: RoomChannelName, signal: SignalData): void {
    if (this.#status.state === 'live') this.#link.post({ type: 'signal', channel, signal });
  }

  publish(channel: RoomChannelName, body: string, options?: PublishOptions) {
    return this.#outbox.publish(channel, body, options);
  }

  retry(messageId: string) {
    return this.#outbox.retry(messageId);
  }

  discard(messageId: string): boolean {
    return this.#outbox.discard(messageId);
  }

  simulate(conditions: NetworkConditions): void {
    this.#link.post({ type: 'simulate', conditions });
  }

  cut(): void {
    this.#link.post({ type: 'cut' });
  }

  #ask(question: Question): Promise<Answer> {
    const answer = Promise.withResolvers<Answer>();
    if (this.#link.via === 'nowhere') answer.reject(new RequestError(disconnected));
    else {
      const request = this.#nextRequest++;
      this.#requests.set(request, answer);
      this.#link.post({ type: 'ask', request, question });
    }
    return answer.promise;
  }

  #attach(): void {
    // A tab may have slept where its worker did not notice, and the other way round; either is a reason to ask.
    this.#unwatch ??= watchForClockJump(this.#clock, () => this.#sense('wake'));
    this.#setStatus({ state: 'connecting', attempt: 1 });
    this.#link.attach();
  }

  #detach(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#link.detach();
    this.#setStatus({ state: 'idle' });
    this.#away();
  }

  #away(): void {
    this.#readers.fallBehind();
    for (const request of this.#requests.values()) request.reject(new RequestError(disconnected));
    this.#requests.clear();
    this.#setNetwork(undefined);
  }

  /** A page that is put away leaves: it may be kept for the back button, or go for good. */
  #sense(signal: EnvironmentSignal): void {
    if (signal === 'hidden') this.#detach();
    else if (signal === 'shown') this.#attach();
    else this.#link.post({ type: 'sense', signal });
  }

  #setStatus(status: Status): void {
    if (JSON.stringify(status) === JSON.stringify(this.#status)) return;
    this.#status = status;
    this.#statusListeners.tell(status);
  }

  #setNetwork(conditions: NetworkConditions | undefined): void {
    if (conditions === this.#network) return;
    this.#network = conditions;
    this.#networkListeners.tell(conditions);
  }

  #hear(message: HostMessage): void {
    switch (message.type) {
      case 'status':
        this.#welcome = message.welcome;
        this.#serverAheadMs = message.serverAheadMs;
        this.#setStatus(message.status);
        return;
      case 'told':
        this.#readers.hear(message.sub, message.told);
        return;
      case 'values':
        for (const { sub, told } of message.values) this.#readers.hear(sub, told);
        return;
      case 'outbox':
      case 'settled':
      case 'unkept':
        this.#outbox.hear(message);
        return;
      case 'answer':
        this.#requests.get(message.request)?.resolve(message.page);
        this.#requests.delete(message.request);
        return;
      case 'no_answer':
        this.#requests.get(message.request)?.reject(new RequestError(message.failure));
        this.#requests.delete(message.request);
        return;
      case 'network':
        this.#setNetwork(message.conditions);
        return;
      default:
        // What concerns the way itself was taken on the way.
        return;
    }
  }
}
