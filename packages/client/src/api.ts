/**
 * What an app sees of Tidewire: the shapes of everything `createClient` takes and gives. No behaviour lives here.
 */
import type {
  Author,
  ErrorCode,
  FeedChannelName,
  LogChannelName,
  LogEvent,
  LogEventData,
  MatchState,
  Position,
  PresencePage,
  Quote,
  RecoveryFailure,
  RoomChannelName,
  RoomEventData,
  ServerMessage,
  SignalData,
  StreamChannelName,
  StreamEventData,
  TimelineChannelName,
  TimelineData,
  UserChannelName,
  UserEventData,
} from '@tidewire/protocol/wire';
import type { OutboxStorage } from './outbox/storage.ts';
import type { Tabs } from './outbox/tabs.ts';
import type { Clock } from './platform/clock.ts';
import type { Environment } from './platform/environment.ts';
import type { Transport } from './platform/transport.ts';
import type { Ticket } from './ticket.ts';

// ---------------------------------------------------------------------------------------------- connection

/** Why the client is waiting before it connects again. */
export type WaitReason =
  /** No ticket, no socket, or the socket broke. */
  | 'network'
  /** The server sent nothing for longer than its heartbeat, or did not answer a probe. */
  | 'silent'
  /** The server is going away for a moment (a deploy) and gave this client a time to come back. */
  | 'going_away'
  /** The server asked to come back later. */
  | 'overloaded'
  | 'rate_limited'
  /** The server closed, and the client may come back at once and continue. */
  | 'closed';

/** Why the client has given up; only `start()` or `retryNow()` begin again. */
export type StopReason =
  | 'not_signed_in'
  | 'ticket_refused'
  | 'banned'
  | 'bad_message'
  | 'unsupported_protocol'
  | 'too_many_connections'
  /** The ticket was another person's: they signed in meanwhile. What is in the outbox must not go out in their name. */
  | 'another_user'
  /** Some other code of the "stop" range, from a server newer than this client. */
  | 'refused'
  /** RFC 6455 codes that say this client itself spoke wrongly. */
  | 'protocol_error';

/** How the connection is doing. Times are Unix milliseconds of this machine's clock. */
export type Status =
  | { state: 'idle' }
  | { state: 'connecting'; attempt: number }
  /** The socket is open; the hello is sent and its answer, with everything that was missed, is on its way. */
  | { state: 'greeting'; attempt: number }
  /** Replay is done: what is shown is what is. `probing` while a sleepy socket is asked whether it still lives. */
  | { state: 'live'; since: number; probing: boolean }
  | { state: 'waiting'; attempt: number; retryAt: number; why: WaitReason }
  | { state: 'stopped'; reason: StopReason; code?: number | undefined; message?: string | undefined };

/** What a server said of itself in its `welcome`. */
export type Welcome = Omit<Extract<ServerMessage, { type: 'welcome' }>, 'type' | 're' | 'channels'>;

// ------------------------------------------------------------------------------------------------ channels

/** What events of a log look like, told by the channel's name. */
export type LogDataOf<Channel extends LogChannelName> = Channel extends RoomChannelName
  ? RoomEventData
  : Channel extends UserChannelName
    ? UserEventData
    : Channel extends StreamChannelName
      ? StreamEventData
      : Channel extends TimelineChannelName
        ? TimelineData
        : LogEventData;

/** What the value of a state looks like: a match's score for `feed:match.*`, a quote for the rest, either when
 * the name is only known to be a feed's. */
export type StateValueOf<Channel extends FeedChannelName> = Channel extends `feed:match.${string}`
  ? MatchState
  : Channel extends `feed:${'stock' | 'fund' | 'index' | 'fx' | 'crypto'}.${string}`
    ? Quote
    : Quote | MatchState;

export type EventOf<Data> = Omit<LogEvent, 'data'> & { data: Data };

/**
 * How a subscription is doing: `joining` until the first answer, `live` when it shows what is, `catching_up` while missed events are
 * being fetched or the connection is away, `refused` after `onError` (it is asked for again after a reconnect).
 */
export type SyncState = 'joining' | 'live' | 'catching_up' | 'refused';

/** A request, or a subscription, that was answered with an error, or was not answered. */
export type Failure = {
  code: ErrorCode | 'disconnected' | 'timeout';
  message: string;
  retryable: boolean;
  retryAfterMs?: number | undefined;
};

/** Whoever is told that a subscription was refused, or taken away later (rights lost, room deleted). */
export type OnSubscriptionError = (failure: Failure) => void;

export type LogReset<Data> = {
  /** `initial`: the first answer to a subscription without a position. Others: what was shown may have a hole; show these instead. */
  reason: 'initial' | RecoveryFailure;
  /** The most recent events, ascending; older ones come by `history` before the first of them. */
  events: readonly EventOf<Data>[];
  /** There are older events than these. */
  more: boolean;
  position: Position;
};

/** Who came into the window of a room's people and who is no longer in it, since the version before. The count is of everybody. */
export type PresenceChange = Omit<Extract<ServerMessage, { type: 'presence' }>, 'type' | 'channel'>;
/** `after`: the people behind this one, by id; without, those of the window. */
export type PresenceRange = { after?: string; limit?: number };
export type Degraded = Omit<Extract<ServerMessage, { type: 'degraded' }>, 'type' | 'channel'>;

/**
 * What a reader of a log can hear. Events come in order of `seq`, each once, without a hole; where that cannot be kept, `onReset` says
 * so and why. All handlers are called from one place at a time and never before `log()` has returned.
 */
export type LogHandlers<Data> = {
  onReset?(reset: LogReset<Data>): void;
  /** `replayed`: these happened while the reader was away, so they deserve no sound. */
  onEvents?(events: readonly EventOf<Data>[], about: { replayed: boolean }): void;
  onSignal?(from: Author, signal: SignalData): void;
  /**
   * Who is in the room, which only those who want to hear it are told: the window first, also after a reconnect, then what changes in
   * it. A version that does not follow, or another epoch, says that something was skipped: ask with `presence()`.
   */
  onPresence?(presence: PresencePage | PresenceChange): void;
  onSync?(sync: SyncState): void;
  onDegraded?(degraded: Degraded): void;
  onError?: OnSubscriptionError;
};

export type LogSubscription = {
  readonly channel: LogChannelName;
  /** Where this reader is: everything up to it was delivered. Absent until the first answer. */
  readonly position: Position | undefined;
  readonly sync: SyncState;
  close(): void;
};

export type StateAbout = {
  epoch: string;
  seq: number;
  /** Values passed over since the last call, because newer ones came faster than this reader asked for or could read. */
  skipped: number;
  /** When the server sent it, Unix milliseconds; absent for a snapshot. */
  ts?: number;
};

export type StateHandlers<Value> = {
  /** The whole latest value, patches applied; `null` when nothing was published yet. The object is never changed afterwards. */
  onValue?(value: Value | null, about: StateAbout): void;
  onSync?(sync: SyncState): void;
  onDegraded?(degraded: Degraded): void;
  onError?: OnSubscriptionError;
};

export type StateSubscription<Value> = {
  readonly channel: FeedChannelName;
  /** `undefined` until the first answer, `null` when nothing was published yet. */
  readonly value: Value | null | undefined;
  readonly sync: SyncState;
  close(): void;
};

/** Ascending by `seq`. `before` pages backwards (exclusive), `after` forwards (exclusive); never both. */
export type HistoryRange = { before?: number; after?: number; limit?: number };
export type HistoryPage<Data> = { epoch: string; events: readonly EventOf<Data>[]; more: boolean };

// -------------------------------------------------------------------------------------------------- outbox

/** Where a message of this person's is on its way. A `sent` one stays listed until its event arrived, so that nothing flickers. */
export type OutboxState =
  | { name: 'queued' }
  | { name: 'sending' }
  | { name: 'sent'; seq: number }
  /** Parked: messages behind it go on. `retryable`: the same message may succeed later. */
  | { name: 'failed'; reason: ErrorCode; message: string; retryable: boolean };

export type OutboxEntry = {
  /** UUID v7, minted here; the message's key for ever. */
  readonly messageId: string;
  readonly channel: RoomChannelName;
  readonly body: string;
  /** The first message of the thread that it answers in. */
  readonly replyTo?: string | undefined;
  /** When it was written, Unix milliseconds. */
  readonly createdAt: number;
  /** Whether it would survive a reload. */
  readonly durable: boolean;
  readonly state: OutboxState;
};

export type PublishOptions = {
  /** UUID v7; minted when not given. The same again is the same message. */
  messageId?: string | undefined;
  /** The first message of the thread to answer in, of the same room. */
  replyTo?: string | undefined;
};

/** How a publish ended. A `failed` one may still be retried; `retry` then gives a new promise. */
export type Settled =
  | { outcome: 'sent'; seq: number; duplicate: boolean }
  | { outcome: 'failed'; reason: ErrorCode; message: string; retryable: boolean }
  | { outcome: 'discarded' };

export type Publication = { readonly messageId: string; readonly settled: Promise<Settled> };

// -------------------------------------------------------------------------------------------------- client

/** What a client is made of. Only `userId` and `getTicket` are needed; the rest is found, or for tests and unusual surroundings. */
export type ClientOptions = {
  /** Whose outbox this is. Another person is another client. */
  userId: string;
  /**
   * Gets a fresh ticket for each connection; `fetchTicket` does it from the REST API.
   * @throws {TicketError} to say whether coming back helps; every other error means "later".
   */
  getTicket: (signal: AbortSignal) => Promise<Ticket>;
  /** Where to connect, instead of the ticket's `url`. */
  url?: string;
  /** Name and version of the app, for the server's logs; at most 64 characters. */
  name?: string;
  /** Default: the platform's WebSocket. */
  transport?: Transport;
  /** Default: IndexedDB where there is one, else memory. */
  storage?: OutboxStorage;
  /** How tabs that share the storage agree on who sends. Default: Web Locks and BroadcastChannel. */
  tabs?: Tabs;
  /** Default: the events of `window` and `document` where they are. */
  environment?: Environment;
  /** Checks what the server says; `parseServerMessage` of `@tidewire/protocol`, in development. */
  validate?: (text: string) => { ok: true; value: ServerMessage } | { ok: false; message: string };
  /** Hears of faults that are nobody's answer: a handler that threw, a storage that failed. Default: `reportError`, else the console. */
  report?: (error: unknown) => void;
  clock?: Clock;
  /** Uniform in [0, 1). */
  random?: () => number;
};

export type Unsubscribe = () => void;

/** One person's connection to Tidewire. Everything may be called in any state; what needs the server waits or says that it cannot. */
export type Client = {
  readonly userId: string;
  readonly status: Status;
  /** Called with the present status at once, then with each new one. */
  onStatus(listener: (status: Status) => void): Unsubscribe;
  /** The latest `welcome`; absent until the first. */
  readonly welcome: Welcome | undefined;
  /** The server's clock, Unix milliseconds, as well as it is known. */
  serverNow(): number;

  /** Connects and stays connected. Calling it again does nothing. */
  start(): void;
  /** Closes the socket and frees everything that waits; subscriptions stay, and a later `start` resumes them. */
  stop(): void;
  /** The person pressed "Retry": no more waiting, whatever the reason was. While live it probes. */
  retryNow(): void;

  log<Channel extends LogChannelName>(
    channel: Channel,
    handlers: LogHandlers<LogDataOf<Channel>>,
    options?: { since?: Position },
  ): LogSubscription;
  /** @param options.maxRate most values per second this reader wants; the fastest reader of a channel decides for all in the page. */
  state<Channel extends FeedChannelName>(
    channel: Channel,
    handlers: StateHandlers<StateValueOf<Channel>>,
    options?: { maxRate?: number },
  ): StateSubscription<StateValueOf<Channel>>;

  /** @throws {RequestError} `disconnected` unless live, `timeout`, or what the server answered. */
  history<Channel extends LogChannelName>(
    channel: Channel,
    range?: HistoryRange,
  ): Promise<HistoryPage<LogDataOf<Channel>>>;
  /** Who is in a room that is being read. @throws {RequestError} as `history` does. */
  presence(channel: RoomChannelName, range?: PresenceRange): Promise<PresencePage>;
  /** Says something that is worth nothing a second later. Dropped when not live or when said just now. */
  signal(channel: RoomChannelName, signal: SignalData): void;

  /** Puts a message in the outbox: kept first, then sent, in order of its room. @throws {OutboxFullError} */
  publish(channel: RoomChannelName, body: string, options?: PublishOptions): Publication;
  /** Messages not yet settled, oldest first. The array is replaced when something changes, never changed in place. */
  readonly outbox: readonly OutboxEntry[];
  /** Called with the present list at once, then with each new one. */
  onOutbox(listener: (entries: readonly OutboxEntry[]) => void): Unsubscribe;
  /** Sends a failed message again, at the end of its room's queue. `undefined` when there is no such failed message. */
  retry(messageId: string): Publication | undefined;
  /** Takes back a message that is not being sent at this very moment; `false` when it was too late. */
  discard(messageId: string): boolean;
};
