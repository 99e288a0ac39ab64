/**
 * What one tab reads. Each subscription is one of the host's, which shows it what it misses; where it is, is kept here too, so that it
 * can go on with another host as it would after a reconnect.
 */
import type { FeedChannelName, LogChannelName, Position } from '@tidewire/protocol/wire';
import { assertNever } from '@tidewire/protocol/wire';
import type {
  LogHandlers,
  LogSubscription,
  StateAbout,
  StateHandlers,
  StateSubscription,
  SyncState,
} from '../api.ts';
import type { LogData, StateValue, TabMessage, Told } from './port-messages.ts';

/** One subscription of this tab, for those who want to see how it is doing. */
export type Reading = {
  /** Of this tab; never used again. */
  readonly id: number;
  readonly channel: string;
  readonly sync: SyncState;
  /** Everything up to it was delivered; absent until the first answer. */
  readonly position: Position | undefined;
};

type ReaderBase = { sub: number; sync: SyncState; toldSync: SyncState | undefined };
type LogReading = ReaderBase & {
  kind: 'log';
  channel: LogChannelName;
  handlers: LogHandlers<LogData>;
  since: Position | undefined;
  isJoined: boolean;
};
type StateReading = ReaderBase & {
  kind: 'state';
  channel: FeedChannelName;
  handlers: StateHandlers<StateValue>;
  maxRate: number | undefined;
  value: StateValue | null | undefined;
  about: StateAbout | undefined;
  /** The next value comes from a host that cannot know which was the last one. */
  isReopened: boolean;
};
type AnyReading = LogReading | StateReading;

export type TabReadersParts = {
  post: (message: TabMessage) => void;
  /** Calls a handler and keeps what it throws from harming anybody else. */
  call: (handler: () => void) => void;
  onDelivered: (messageId: string, seq: number) => void;
};

export class TabReaders {
  readonly #parts: TabReadersParts;
  readonly #readings = new Map<number, AnyReading>();
  #nextSub = 1;

  constructor(parts: TabReadersParts) {
    this.#parts = parts;
  }

  list(): Reading[] {
    return [...this.#readings.values()].map((reading) => ({
      id: reading.sub,
      channel: reading.channel,
      sync: reading.sync,
      position: reading.kind === 'log' ? reading.since : positionOf(reading),
    }));
  }

  log(channel: LogChannelName, handlers: LogHandlers<LogData>, since: Position | undefined): LogSubscription {
    const reading: LogReading = { kind: 'log', ...this.#base(), channel, handlers, since, isJoined: false };
    this.#add(reading);
    return {
      channel,
      get position() {
        return reading.since;
      },
      get sync() {
        return reading.sync;
      },
      close: () => this.#close(reading),
    };
  }

  state(
    channel: FeedChannelName,
    handlers: StateHandlers<StateValue>,
    maxRate: number | undefined,
  ): StateSubscription<StateValue> {
    const reading: StateReading = {
      kind: 'state',
      ...this.#base(),
      channel,
      handlers,
      maxRate,
      value: undefined,
      about: undefined,
      isReopened: false,
    };
    this.#add(reading);
    return {
      channel,
      get value() {
        return reading.value;
      },
      get sync() {
        return reading.sync;
      },
      close: () => this.#close(reading),
    };
  }

  /** There is a host that knows nothing of this tab. */
  openAll(): void {
    for (const reading of this.#readings.values()) {
      if (reading.kind === 'state') reading.isReopened = true;
      this.#open(reading);
    }
  }

  /** The host is away. */
  fallBehind(): void {
    for (const reading of this.#readings.values()) {
      const isJoined = reading.kind === 'log' ? reading.isJoined : reading.value !== undefined;
      this.#setSync(reading, isJoined ? 'catching_up' : 'joining');
    }
  }

  hear(sub: number, told: Told): void {
    const reading = this.#readings.get(sub);
    // It was closed while this was on its way.
    if (reading === undefined) return;
    if (told.what === 'sync') this.#setSync(reading, told.sync);
    else if (told.what === 'degraded') this.#parts.call(() => reading.handlers.onDegraded?.(told.degraded));
    else if (told.what === 'error') this.#parts.call(() => reading.handlers.onError?.(told.failure));
    else if (reading.kind === 'state') {
      if (told.what === 'value') this.#hearValue(reading, told);
    } else if (told.what !== 'value') this.#hearLog(reading, told);
  }

  #hearLog(
    reading: LogReading,
    told: Extract<Told, { what: 'reset' | 'events' | 'signal' | 'presence' }>,
  ): void {
    const { handlers } = reading;
    switch (told.what) {
      case 'reset':
        reading.since = told.reset.position;
        reading.isJoined = true;
        this.#parts.call(() => handlers.onReset?.(told.reset));
        this.#noteOwn(told.reset.events);
        return;
      case 'events':
        reading.since = told.position;
        reading.isJoined = true;
        this.#parts.call(() => handlers.onEvents?.(told.events, { replayed: told.replayed }));
        this.#noteOwn(told.events);
        return;
      case 'signal':
        this.#parts.call(() => handlers.onSignal?.(told.from, told.signal));
        return;
      case 'presence':
        this.#parts.call(() => handlers.onPresence?.(told.presence));
        return;
      default:
        assertNever(told);
    }
  }

  #hearValue(reading: StateReading, { value, about }: Extract<Told, { what: 'value' }>): void {
    const before = reading.about;
    const isReopened = reading.isReopened && before !== undefined;
    reading.isReopened = false;
    if (isReopened && before.epoch === about.epoch && before.seq === about.seq) return;
    const isContinued = isReopened && before.epoch === about.epoch;
    const skipped = isContinued ? Math.max(0, about.seq - before.seq - 1) : about.skipped;
    reading.value = value;
    reading.about = { ...about, skipped };
    this.#parts.call(() => reading.handlers.onValue?.(value, { ...about, skipped }));
  }

  #noteOwn(events: readonly { seq: number; data: LogData }[]): void {
    for (const { seq, data } of events)
      if (data.kind === 'message.created') this.#parts.onDelivered(data.messageId, seq);
  }

  #base(): ReaderBase {
    return { sub: this.#nextSub++, sync: 'joining', toldSync: undefined };
  }

  #add(reading: AnyReading): void {
    this.#readings.set(reading.sub, reading);
    this.#open(reading);
    // Nothing is told before whoever asked has what it asked for.
    queueMicrotask(() => {
      if (this.#readings.has(reading.sub)) this.#tellSync(reading);
    });
  }

  #open(reading: AnyReading): void {
    const { sub } = reading;
    if (reading.kind === 'log') {
      const { channel, since, handlers } = reading;
      const wantsPresence = handlers.onPresence !== undefined;
      this.#parts.post({ type: 'open_log', sub, channel, since, wantsPresence });
    } else this.#parts.post({ type: 'open_state', sub, channel: reading.channel, maxRate: reading.maxRate });
  }

  #close({ sub }: AnyReading): void {
    if (this.#readings.delete(sub)) this.#parts.post({ type: 'close', sub });
  }

  #setSync(reading: AnyReading, sync: SyncState): void {
    reading.sync = sync;
    this.#tellSync(reading);
  }

  #tellSync(reading: AnyReading): void {
    const { sync } = reading;
    if (reading.toldSync === sync) return;
    reading.toldSync = sync;
    this.#parts.call(() => reading.handlers.onSync?.(sync));
  }
}

const positionOf = ({ about }: StateReading): Position | undefined =>
  about === undefined ? undefined : { epoch: about.epoch, seq: about.seq };
