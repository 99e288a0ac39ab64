/** Reads a state: the latest value, made of a snapshot and the patches that follow it without a gap; else a new snapshot is asked for. */
import {
  applyMergePatch,
  type EventMessage,
  type FeedChannelName,
  type JsonObject,
  type Subscription,
} from '@tidewire/protocol/wire';
import type { StateAbout, StateHandlers, StateSubscription, StateValueOf } from '../api.ts';
import { type Member, Members } from './members.ts';
import type { LogGreeting, Reader, ReaderPort, StateGreeting } from './reader.ts';

/** More than this is as often as values come. */
const fastestRate = 100;

type Value = StateValueOf<FeedChannelName>;
type Handlers = StateHandlers<Value>;
type StateMember = Member<Handlers> & { maxRate: number };

export class StateReader implements Reader {
  readonly channel: FeedChannelName;
  readonly members: Members<Handlers, StateMember>;
  readonly #port: ReaderPort;
  /** `undefined` before the first snapshot. */
  #value: JsonObject | null | undefined;
  #about: StateAbout = { epoch: '', seq: 0, skipped: 0 };
  #askedRate = Number.POSITIVE_INFINITY;

  constructor(channel: FeedChannelName, port: ReaderPort) {
    this.channel = channel;
    this.members = new Members(port);
    this.#port = port;
  }

  open(handlers: Handlers, maxRate: number | undefined, onClosed: () => void): StateSubscription<Value> {
    const { channel, members } = this;
    const member: StateMember = {
      handlers,
      maxRate:
        maxRate !== undefined && maxRate > 0 ? Math.min(maxRate, fastestRate) : Number.POSITIVE_INFINITY,
      isReady: false,
      toldSync: undefined,
    };
    members.add(member, () => {
      if (this.#value !== undefined) this.#show(member, { ...this.#about, skipped: 0 });
      this.#adjustRate();
    });
    const value = () => this.#value as Value | null | undefined;
    return {
      channel,
      get value() {
        return value();
      },
      get sync() {
        return members.sync;
      },
      close: () => {
        if (!members.remove(member)) return;
        this.#adjustRate();
        onClosed();
      },
    };
  }

  request(): Subscription {
    const { channel } = this;
    const maxRate = this.#wantedRate();
    this.#askedRate = maxRate;
    return Number.isFinite(maxRate) ? { channel, maxRate } : { channel };
  }

  greet(greeting: LogGreeting | StateGreeting): void {
    if (greeting.kind !== 'state') return;
    const { epoch, seq, snapshot } = greeting;
    const before = this.#about;
    const isNews = this.#value === undefined || epoch !== before.epoch || seq !== before.seq;
    const skipped = epoch === before.epoch ? Math.max(0, seq - before.seq - 1) : 0;
    this.#value = snapshot;
    this.#about = { epoch, seq, skipped };
    if (isNews) this.#showAll();
    this.members.setSync('live');
    this.#adjustRate();
  }

  event({ seq, ts, data, skipped = 0 }: EventMessage): void {
    if (this.#value === undefined || seq <= this.#about.seq) return;
    if (seq !== this.#about.seq + skipped + 1) {
      this.#port.resubscribe();
      return;
    }
    this.#value = applyMergePatch(this.#value ?? {}, data);
    this.#about = { epoch: this.#about.epoch, seq, skipped, ts };
    this.#showAll();
  }

  fallBehind(): void {
    this.members.setSync(this.#value === undefined ? 'joining' : 'catching_up');
  }

  /** One wire subscription serves the whole page, so the fastest reader decides. */
  #wantedRate(): number {
    if (this.members.isEmpty) return this.#askedRate;
    return Math.max(...[...this.members].map(({ maxRate }) => maxRate));
  }

  #adjustRate(): void {
    if (this.members.sync === 'live' && this.#wantedRate() !== this.#askedRate) this.#port.resubscribe();
  }

  #showAll(): void {
    for (const member of this.members) this.#show(member, this.#about);
  }

  #show(member: StateMember, about: StateAbout): void {
    const value = this.#value as Value | null;
    this.members.tell(member, (handlers) => handlers.onValue?.(value, about));
  }
}
