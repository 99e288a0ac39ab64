/** Reads a state: the latest value, made of a snapshot and the patches that follow it without a gap; else a new snapshot is asked for. */
import {
  applyMergePatch,
  type EventMessage,
  type FeedChannelName,
  type JsonObject,
  type Subscription,
} from '@tidewire/protocol/wire';
import type {
  Failure,
  StateAbout,
  StateHandlers,
  StateSubscription,
  StateValueOf,
  SyncState,
} from '../api.ts';
import type { AsideMessage, LogGreeting, Reader, ReaderPort, StateGreeting } from './reader.ts';

type Value = StateValueOf<FeedChannelName>;
type Handlers = StateHandlers<Value>;
type Member = { handlers: Handlers; maxRate: number; isReady: boolean };

export class StateReader implements Reader {
  readonly channel: FeedChannelName;
  readonly #port: ReaderPort;
  readonly #members = new Set<Member>();
  /** `undefined` before the first snapshot. */
  #value: JsonObject | null | undefined;
  #about: StateAbout = { epoch: '', seq: 0, skipped: 0 };
  #askedRate = Number.POSITIVE_INFINITY;
  #sync: SyncState = 'joining';

  constructor(channel: FeedChannelName, port: ReaderPort) {
    this.channel = channel;
    this.#port = port;
  }

  get isUnread(): boolean {
    return this.#members.size === 0;
  }

  get sync(): SyncState {
    return this.#sync;
  }

  open(handlers: Handlers, maxRate: number | undefined, onClosed: () => void): StateSubscription<Value> {
    const member: Member = { handlers, maxRate: maxRate ?? Number.POSITIVE_INFINITY, isReady: false };
    this.#members.add(member);
    this.#port.soon(() => {
      member.isReady = true;
      if (this.#value !== undefined) this.#show(member, { ...this.#about, skipped: 0 });
      this.#tell(member, () => handlers.onSync?.(this.#sync));
      this.#adjustRate();
    });
    const value = () => this.#value as unknown as Value | null | undefined;
    const sync = () => this.#sync;
    return {
      channel: this.channel,
      get value() {
        return value();
      },
      get sync() {
        return sync();
      },
      close: () => {
        if (!this.#members.delete(member)) return;
        if (this.#members.size > 0) this.#adjustRate();
        onClosed();
      },
    };
  }

  request(): Subscription {
    const { channel } = this;
    this.#askedRate = this.#wantedRate();
    return Number.isFinite(this.#askedRate) ? { channel, maxRate: this.#askedRate } : { channel };
  }

  greet(greeting: LogGreeting | StateGreeting): void {
    if (greeting.kind !== 'state') return;
    const { epoch, seq, snapshot } = greeting;
    const isNews = this.#value === undefined || epoch !== this.#about.epoch || seq !== this.#about.seq;
    const skipped = epoch === this.#about.epoch ? Math.max(0, seq - this.#about.seq - 1) : 0;
    this.#value = snapshot;
    this.#about = { epoch, seq, skipped };
    if (isNews) this.#showAll();
    this.#setSync('live');
    this.#adjustRate();
  }

  event({ seq, ts, data, skipped = 0 }: EventMessage): void {
    if (this.#value === undefined || seq <= this.#about.seq) return;
    if (seq !== this.#about.seq + skipped + 1) {
      this.fallBehind();
      this.#port.resubscribe();
      return;
    }
    this.#value = applyMergePatch(this.#value ?? {}, data);
    this.#about = { epoch: this.#about.epoch, seq, skipped, ts };
    this.#showAll();
  }

  aside(message: AsideMessage): void {
    if (message.type !== 'degraded') return;
    const { to, why } = message;
    for (const member of this.#members) this.#tell(member, () => member.handlers.onDegraded?.({ to, why }));
  }

  refuse(failure: Failure): void {
    this.#setSync('refused');
    for (const member of this.#members) this.#tell(member, () => member.handlers.onError?.(failure));
  }

  fallBehind(): void {
    this.#setSync(this.#value === undefined ? 'joining' : 'catching_up');
  }

  /** One wire subscription serves the whole page, so the fastest reader decides. */
  #wantedRate(): number {
    if (this.#members.size === 0) return this.#askedRate;
    return Math.max(...[...this.#members].map((member) => member.maxRate));
  }

  #adjustRate(): void {
    if (this.#sync === 'live' && this.#wantedRate() !== this.#askedRate) this.#port.resubscribe();
  }

  #showAll(): void {
    for (const member of this.#members) this.#show(member, this.#about);
  }

  #show(member: Member, about: StateAbout): void {
    const value = this.#value as unknown as Value | null;
    this.#tell(member, () => member.handlers.onValue?.(value, about));
  }

  #setSync(sync: SyncState): void {
    if (sync === this.#sync) return;
    this.#sync = sync;
    for (const member of this.#members) this.#tell(member, () => member.handlers.onSync?.(sync));
  }

  #tell(member: Member, handler: () => void): void {
    if (member.isReady && this.#members.has(member)) this.#port.call(handler);
  }
}
