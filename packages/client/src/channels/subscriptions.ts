/**
 * Which channels this page reads, and how each stands with the server. Readers of the same channel share one subscription on the wire;
 * one that nobody reads any more lingers for a moment, because pages close and open the same thing in one breath.
 */
import type {
  ChannelGreeting,
  FeedChannelName,
  LogChannelName,
  Position,
  ServerMessage,
  Subscription,
} from '@tidewire/protocol/wire';
import type {
  Failure,
  LogDataOf,
  LogHandlers,
  LogSubscription,
  StateHandlers,
  StateSubscription,
  StateValueOf,
} from '../api.ts';
import { backoffMs } from '../connection/backoff.ts';
import { toFailure } from '../failure.ts';
import type { Cancel, Clock } from '../platform/clock.ts';
import type { Outcome, Requests } from '../requests.ts';
import { LogReader, type LogReaderHooks } from './log-reader.ts';
import type { AsideMessage, ReaderPort } from './reader.ts';
import { StateReader } from './state-reader.ts';

const lingerMs = 1_000;
/** Until a welcome says otherwise. The protocol’s own limits would come as a whole, so a test holds this equal to them. */
export const subscriptionLimit = 200;

/** How a channel stands with the server. */
type Wire =
  | { name: 'off' }
  /** Asked for in the hello; the welcome answers. */
  | { name: 'greeting' }
  /** `again`: something changed since it was asked, so when the answer is here, ask once more. */
  | { name: 'asking'; again: boolean }
  | { name: 'on' }
  /** The server said no; it is asked again after the next reconnect, or when somebody new wants to read. */
  | { name: 'refused' }
  /** More channels than the server allows; asked for when another one is given up. */
  | { name: 'crowded' };

type Entry = {
  reader: LogReader | StateReader;
  wire: Wire;
  failures: number;
  /** Runs while nobody reads it. */
  linger?: Cancel | undefined;
  /** Runs until it is asked for again. */
  retry?: Cancel | undefined;
};

export type ChannelMessage =
  | Extract<ServerMessage, { type: 'event' | 'subscribed' | 'unsubscribed' }>
  | AsideMessage;

export type SubscriptionParts = LogReaderHooks & {
  clock: Clock;
  random: () => number;
  requests: Requests;
  call: ReaderPort['call'];
};

export class Subscriptions {
  readonly #parts: SubscriptionParts;
  readonly #entries = new Map<string, Entry>();
  #isLive = false;
  #limit = subscriptionLimit;

  constructor(parts: SubscriptionParts) {
    this.#parts = parts;
  }

  /** Whether an event of a log is still to be shown to somebody here. */
  awaits(channel: LogChannelName, seq: number): boolean {
    const reader = this.#entries.get(channel)?.reader;
    return reader instanceof LogReader && reader.awaits(seq);
  }

  log(
    channel: LogChannelName,
    handlers: LogHandlers<LogDataOf<LogChannelName>>,
    since: Position | undefined,
  ): LogSubscription {
    const entry = this.#entryOf(channel, (port) => new LogReader(channel, port, this.#parts));
    if (!(entry.reader instanceof LogReader)) throw new TypeError(`${channel} is not a log`);
    const subscription = entry.reader.open(handlers, since, () => this.#left(entry));
    this.#want(entry);
    return subscription;
  }

  state(
    channel: FeedChannelName,
    handlers: StateHandlers<StateValueOf<FeedChannelName>>,
    maxRate: number | undefined,
  ): StateSubscription<StateValueOf<FeedChannelName>> {
    const entry = this.#entryOf(channel, (port) => new StateReader(channel, port));
    if (!(entry.reader instanceof StateReader)) throw new TypeError(`${channel} is not a state`);
    const subscription = entry.reader.open(handlers, maxRate, () => this.#left(entry));
    this.#want(entry);
    return subscription;
  }

  /** Everything a hello asks for, as far as a hello may. */
  hello(): Subscription[] {
    const wanted: Subscription[] = [];
    for (const entry of this.#entries.values()) {
      if (wanted.length >= this.#limit) break;
      entry.wire = { name: 'greeting' };
      wanted.push(entry.reader.request());
    }
    return wanted;
  }

  /** The answer to the hello: what was missed is told before anything else. */
  welcome(greetings: readonly ChannelGreeting[], limit: number): void {
    this.#isLive = true;
    this.#limit = limit;
    for (const greeting of greetings) {
      const entry = this.#entries.get(greeting.channel);
      if (entry?.wire.name === 'greeting') this.#greet(entry, greeting);
    }
    // Those that had no place in the hello or were wanted after it, and any that the server passed over in its answer.
    for (const entry of [...this.#entries.values()]) {
      if (entry.wire.name === 'off' || entry.wire.name === 'greeting') this.#ask(entry);
    }
  }

  /** The connection went. Positions are kept; the next hello asks from there. */
  disconnect(): void {
    this.#isLive = false;
    for (const entry of [...this.#entries.values()]) {
      cancelTimers(entry);
      entry.wire = { name: 'off' };
      entry.failures = 0;
      if (entry.reader.members.isEmpty) this.#remove(entry);
      else entry.reader.fallBehind();
    }
  }

  hear(message: ChannelMessage): void {
    const channel = message.type === 'subscribed' ? message.greeting.channel : message.channel;
    const entry = this.#entries.get(channel);
    if (entry === undefined) return;
    switch (message.type) {
      case 'event':
        if (entry.wire.name === 'on') entry.reader.event(message);
        return;
      case 'subscribed':
        // Not the answer to a question, those arrive as its outcome: the server began the channel anew by itself.
        if (entry.wire.name === 'on') this.#greet(entry, message.greeting);
        return;
      case 'unsubscribed':
        // While an answer is awaited this is about the subscription that it replaces.
        if (entry.wire.name === 'on') this.#fail(entry, toFailure(message));
        return;
      default:
        entry.reader.members.aside(message);
    }
  }

  #entryOf(channel: string, create: (port: ReaderPort) => LogReader | StateReader): Entry {
    const known = this.#entries.get(channel);
    if (known !== undefined) return known;
    const { requests, call } = this.#parts;
    const reader = create({
      resubscribe: () => this.#ask(entry),
      ask: requests.ask,
      soon: (callback) => queueMicrotask(callback),
      call,
    });
    const entry: Entry = { reader, wire: { name: 'off' }, failures: 0 };
    this.#entries.set(channel, entry);
    return entry;
  }

  /** Somebody new reads it. */
  #want(entry: Entry): void {
    entry.linger?.();
    entry.linger = undefined;
    const { name } = entry.wire;
    if (name === 'off' || name === 'refused' || name === 'crowded') this.#ask(entry);
  }

  #ask(entry: Entry): void {
    if (!this.#isLive) return;
    if (entry.wire.name === 'asking') {
      entry.wire = { name: 'asking', again: true };
      return;
    }
    entry.retry?.();
    entry.retry = undefined;
    entry.wire = { name: 'asking', again: false };
    entry.reader.fallBehind();
    this.#parts.requests.ask({ type: 'subscribe', ...entry.reader.request() }, (outcome) =>
      this.#answered(entry, outcome),
    );
  }

  #answered(entry: Entry, outcome: Outcome<'subscribe'>): void {
    if (entry.wire.name !== 'asking') return;
    if (!outcome.ok) {
      if (outcome.failure.code !== 'disconnected') this.#fail(entry, outcome.failure);
      return;
    }
    const { again } = entry.wire;
    const isOn = this.#greet(entry, outcome.reply.greeting);
    if (again && isOn) this.#ask(entry);
  }

  #greet(entry: Entry, greeting: ChannelGreeting): boolean {
    if ('error' in greeting) {
      this.#fail(entry, toFailure(greeting.error));
      return false;
    }
    entry.wire = { name: 'on' };
    entry.failures = 0;
    entry.reader.greet(greeting);
    return true;
  }

  /** What may pass is tried again by itself, and shows only as being behind; the rest is told. */
  #fail(entry: Entry, failure: Failure): void {
    if (failure.code === 'too_many_subscriptions') {
      this.#crowd(entry, failure);
      return;
    }
    if (!failure.retryable) {
      entry.wire = { name: 'refused' };
      entry.reader.members.refuse(failure);
      return;
    }
    entry.wire = { name: 'off' };
    entry.reader.fallBehind();
    entry.retry?.();
    entry.retry = this.#parts.clock.setTimer(() => {
      entry.retry = undefined;
      this.#ask(entry);
    }, failure.retryAfterMs ?? backoffMs(entry.failures, this.#parts.random()));
    entry.failures += 1;
  }

  /** There is no place for it, unless one is held for something that nobody reads any more. */
  #crowd(entry: Entry, failure: Failure): void {
    entry.wire = { name: 'crowded' };
    for (const other of this.#entries.values()) {
      if (other.wire.name !== 'on' || !other.reader.members.isEmpty) continue;
      // Which asks for one that waits for a place.
      this.#remove(other);
      break;
    }
    if (entry.wire.name === 'crowded') entry.reader.members.refuse(failure);
  }

  #left(entry: Entry): void {
    if (!entry.reader.members.isEmpty || this.#entries.get(entry.reader.channel) !== entry) return;
    entry.linger?.();
    entry.linger = this.#parts.clock.setTimer(() => {
      entry.linger = undefined;
      // An answer on its way would otherwise arrive for something that is not there any more.
      if (entry.wire.name === 'asking' || entry.wire.name === 'greeting') this.#left(entry);
      else this.#remove(entry);
    }, lingerMs);
  }

  #remove(entry: Entry): void {
    const { channel } = entry.reader;
    cancelTimers(entry);
    this.#entries.delete(channel);
    if (entry.reader instanceof LogReader) {
      this.#parts.onShown(entry.reader.channel, Number.POSITIVE_INFINITY);
    }
    if (entry.wire.name !== 'on') return;
    entry.wire = { name: 'off' };
    // Whatever it says, or if it says nothing: what still comes on that channel is not listened to.
    this.#parts.requests.ask({ type: 'unsubscribe', channel }, () => undefined);
    for (const next of this.#entries.values()) {
      if (next.wire.name !== 'crowded') continue;
      next.wire = { name: 'off' };
      this.#ask(next);
      return;
    }
  }
}

function cancelTimers(entry: Entry): void {
  entry.linger?.();
  entry.retry?.();
  entry.linger = undefined;
  entry.retry = undefined;
}
