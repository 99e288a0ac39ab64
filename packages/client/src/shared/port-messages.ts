/**
 * What a tab and the host of its client say to each other. Everything can be cloned to another thread. Both sides are of one build (the
 * worker's name and address say which), so a message is checked for being one of these, and its insides are believed.
 */
import type {
  Author,
  FeedChannelName,
  LogChannelName,
  Position,
  PresencePage,
  RoomChannelName,
  SignalData,
} from '@tidewire/protocol/wire';
import type {
  Degraded,
  EventOf,
  Failure,
  HistoryPage,
  HistoryRange,
  LogDataOf,
  LogReset,
  OutboxEntry,
  PresenceChange,
  PresenceRange,
  Settled,
  StateAbout,
  StateValueOf,
  Status,
  SyncState,
  Welcome,
} from '../api.ts';
import type { EnvironmentSignal } from '../platform/environment.ts';
import type { NetworkConditions } from '../simulator/conditions.ts';

/** Changes when the messages below do; it is part of the worker's name, so that two builds never meet. */
export const portVersion = 3;

/** The name of a person's worker. Another person is another worker. */
export const workerName = (userId: string): string => `tidewire-${portVersion}:${userId}`;

export type LogData = LogDataOf<LogChannelName>;
export type StateValue = StateValueOf<FeedChannelName>;

/** What a tab can sense and a worker cannot. A page that is put away leaves instead. */
export type Sense = Exclude<EnvironmentSignal, 'hidden' | 'shown'>;

export type TabMessage =
  /** The first one; answered by `attached` or `refused`. */
  | { type: 'attach'; version: number; userId: string }
  /** The tab holds a Web Lock of that name for as long as it lives. */
  | { type: 'holding'; lock: string }
  | {
      type: 'open_log';
      sub: number;
      channel: LogChannelName;
      since: Position | undefined;
      wantsPresence: boolean;
    }
  | { type: 'open_state'; sub: number; channel: FeedChannelName; maxRate: number | undefined }
  | { type: 'close'; sub: number }
  | {
      type: 'publish';
      channel: RoomChannelName;
      body: string;
      messageId: string;
      replyTo: string | undefined;
    }
  /** The tab waits for the end of a message that was kept before. */
  | { type: 'follow'; messageId: string }
  | { type: 'retry'; messageId: string }
  | { type: 'discard'; messageId: string }
  | { type: 'signal'; channel: RoomChannelName; signal: SignalData }
  | { type: 'ask'; request: number; question: Question }
  | { type: 'retry_now' }
  | { type: 'sense'; signal: Sense }
  | { type: 'simulate'; conditions: NetworkConditions }
  | { type: 'cut' }
  /** So much more was taken from the port: messages, and of `values` each. */
  | { type: 'heard'; count: number }
  | { type: 'bye' };

export type Question =
  | { what: 'history'; channel: LogChannelName; range: HistoryRange }
  | { what: 'presence'; channel: RoomChannelName; range: PresenceRange };
/** To a question; whoever asked knows of which kind. */
export type Answer = HistoryPage<LogData> | PresencePage;

export type Told =
  | { what: 'reset'; reset: LogReset<LogData> }
  | { what: 'events'; events: readonly EventOf<LogData>[]; replayed: boolean; position: Position | undefined }
  | { what: 'signal'; from: Author; signal: SignalData }
  | { what: 'presence'; presence: PresencePage | PresenceChange }
  | { what: 'value'; value: StateValue | null; about: StateAbout }
  | { what: 'sync'; sync: SyncState }
  | { what: 'degraded'; degraded: Degraded }
  | { what: 'error'; failure: Failure };

/** A value, and whose it is. */
export type ToldValue = { sub: number; told: Extract<Told, { what: 'value' }> };

export type HostMessage =
  | { type: 'attached' }
  /** This host serves somebody else, or speaks another version. */
  | { type: 'refused'; why: string }
  | { type: 'holding'; lock: string }
  | { type: 'status'; status: Status; welcome: Welcome | undefined; serverAheadMs: number }
  | { type: 'told'; sub: number; told: Told }
  /** What came for state subscriptions since the last of these, oldest first. */
  | { type: 'values'; values: readonly ToldValue[] }
  | { type: 'outbox'; entries: readonly OutboxEntry[] }
  | { type: 'settled'; messageId: string; settled: Settled }
  /** The outbox is full: nothing was kept. */
  | { type: 'unkept'; messageId: string }
  | { type: 'answer'; request: number; page: Answer }
  | { type: 'no_answer'; request: number; failure: Failure }
  | { type: 'network'; conditions: NetworkConditions }
  /** The tab took nothing for so long that it was let go; it may attach again. */
  | { type: 'lost' };

const tabTypes: Record<TabMessage['type'], true> = {
  attach: true,
  holding: true,
  open_log: true,
  open_state: true,
  close: true,
  publish: true,
  follow: true,
  retry: true,
  discard: true,
  signal: true,
  ask: true,
  retry_now: true,
  sense: true,
  simulate: true,
  cut: true,
  heard: true,
  bye: true,
};

const hostTypes: Record<HostMessage['type'], true> = {
  attached: true,
  refused: true,
  holding: true,
  status: true,
  told: true,
  values: true,
  outbox: true,
  settled: true,
  unkept: true,
  answer: true,
  no_answer: true,
  network: true,
  lost: true,
};

export const isTabMessage = (data: unknown): data is TabMessage => isOneOf(data, tabTypes);
export const isHostMessage = (data: unknown): data is HostMessage => isOneOf(data, hostTypes);

const isOneOf = (data: unknown, types: object): boolean =>
  typeof data === 'object' &&
  data !== null &&
  'type' in data &&
  typeof data.type === 'string' &&
  Object.hasOwn(types, data.type);
