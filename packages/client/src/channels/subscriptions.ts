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
import type { Requests } from '../requests.ts';
import { logName, stateName } from './channel-name.ts';
import { LogReader, type LogReaderHooks } from './log-reader.ts';
import { Pace } from './pace.ts';
import type { AsideMessage, ReaderPort } from './reader.ts';
import { StateReader } from './state-reader.ts';

const lingerMs = 1_000;
const glanceMs = 100;

const noSuchChannel = toFailure({ code: 'not_found', message: 'no such channel' });

/** Until a welcome says otherwise. The protocol’s own limits would come as a whole, so a test holds this equal to them. */
export const subscriptionLimit = 200;

/** How a channel stands with the server. */
type Wire =
  | { name: 'off' }
  /** Asked for in the hello; the welcome answers. */
  | { name: 'greeting' }
  | { name: 'asking' }
  | { name: 'on' }
  /** The server said no; it is asked again after the next reconnect, or when somebody new wants to read. */
  | { name: 'refused' }
  /** More channels than the server allows; asked for when another one is given up. */
  | { name: 'crowded' };

type Entry = {
  reader: LogReader | StateReader;
  /** Its name is one that a channel can have; others are never asked for. */
  isNamed: boolean;
  wire: Wire;
  failures: number;
  /** Ends the time for which it is kept though nobody reads it. */
  linger?: Cancel;
  /** Ends the wait until it is asked for again. */
  retry?: Cancel;
};

export type ChannelMessage = Extract<ServerMessage, { type: 'event' | 'unsubscribed' }> | AsideMessage;

export type SubscriptionParts = LogReaderHooks & {
  clock: Clock;
  random: () => number;
  requests: Requests;
  call: ReaderPort['call'];
};

export class Subscriptions {
  readonly #parts: SubscriptionParts;
  readonly #entries = new Map<string, Entry>();
  #limit = subscriptionLimit;
  #pace: Pace;

  constructor(parts: SubscriptionParts) {
    this.#parts = parts;
    this.#pace = new Pace(parts.clock);
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
    const entry = this.#entryOf(channel, logName, (port) => new LogReader(channel, port, this.#parts));
    if (!(entry.reader instanceof LogReader)) throw new TypeError(channel);
    const subscription = entry.reader.open(handlers, since, () => this.#left(entry));
    this.#want(entry);
    return subscription;
  }

  state(
    channel: FeedChannelName,
    handlers: StateHandlers<StateValueOf<FeedChannelName>>,
    maxRate: number | undefined,
  ): StateSubscription<StateValueOf<FeedChannelName>> {
    const entry = this.#entryOf(channel, stateName, (port) => new StateReader(channel, port));
    if (!(entry.reader instanceof StateReader)) throw new TypeError(channel);
    const subscription = entry.reader.open(handlers, maxRate, () => this.#left(entry));
    this.#want(entry);
    return subscription;
  }

  /** Everything a hello asks for, as far as a hello may. */
  hello(): Subscription[] {
    const wanted: Subscription[] = [];
    for (const entry of this.#entries.values()) {
      if (wanted.length >= this.#limit || !entry.isNamed) continue;
      entry.retry?.();
      entry.wire = { name: 'greeting' };
      wanted.push(entry.reader.request());
    }
    return wanted;
  }

  /** The answer to the hello: what was missed is told before anything else. */
  welcome(greetings: readonly ChannelGreeting[], limit: number): void {
    this.#limit = limit;
    this.#pace = new Pace(this.#parts.clock);
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
    for (const entry of [...this.#entries.values()]) {
      entry.retry?.();
      entry.wire = { name: 'off' };
      if (entry.reader.members.isEmpty) this.#remove(entry);
      else entry.reader.fallBehind();
    }
  }

  hear(message: ChannelMessage): void {
    const entry = this.#entries.get(message.channel);
    // What is not on is refused, replaced by an answer that is awaited, or left.
    if (entry?.wire.name !== 'on') return;
    switch (message.type) {
      case 'event':
        entry.reader.event(message);
        return;
      case 'unsubscribed':
        this.#fail(entry, toFailure(message));
        return;
      default:
        entry.reader.members.aside(message);
    }
  }

  #entryOf(channel: string, name: RegExp, create: (port: ReaderPort) => LogReader | StateReader): Entry {
    const known = this.#entries.get(channel);
    if (known !== undefined) return known;
    const { requests, call } = this.#parts;
    const reader = create({
      resubscribe: () => this.#ask(entry),
      ask: requests.ask,
      soon: (callback) => queueMicrotask(callback),
      call,
    });
    const entry: Entry = { reader, isNamed: name.test(channel), wire: { name: 'off' }, failures: 0 };
    this.#entries.set(channel, entry);
    return entry;
  }

  /** Somebody new reads it. */
  #want(entry: Entry): void {
    entry.linger?.();
    const { name } = entry.wire;
    if (name !== 'off' && name !== 'refused' && name !== 'crowded') return;
    // What flies by while somebody scrolls is gone before its turn comes, and is not asked for.
    if (this.#pace.isHurried) this.#askLater(entry, glanceMs);
    else this.#ask(entry);
  }

  /** Asks for it, from where its reader is; later, if it is not its turn yet. */
  #ask(entry: Entry): void {
    if (!entry.isNamed) {
      entry.wire = { name: 'refused' };
      queueMicrotask(() => entry.reader.members.refuse(noSuchChannel));
      return;
    }
    entry.reader.fallBehind();
    const waitMs = this.#pace.take();
    if (waitMs > 0) {
      this.#askLater(entry, waitMs);
      return;
    }
    entry.retry?.();
    entry.wire = { name: 'asking' };
    this.#parts.requests.ask({ type: 'subscribe', ...entry.reader.request() }, (outcome) => {
      if (outcome.ok) this.#greet(entry, outcome.reply.greeting);
      // The next hello asks again.
      else if (outcome.failure.code === 'disconnected') entry.wire = { name: 'off' };
      else this.#fail(entry, outcome.failure);
    });
  }

  #askLater(entry: Entry, waitMs: number): void {
    entry.retry?.();
    entry.wire = { name: 'off' };
    entry.retry = this.#parts.clock.setTimer(() => {
      if (!entry.reader.members.isEmpty) this.#ask(entry);
    }, waitMs);
  }

  #greet(entry: Entry, greeting: ChannelGreeting): void {
    if ('error' in greeting) {
      this.#fail(entry, toFailure(greeting.error));
      return;
    }
    entry.wire = { name: 'on' };
    entry.failures = 0;
    entry.reader.greet(greeting);
  }

  /** What may pass is tried again by itself, and shows only as being behind; the rest is told. */
  #fail(entry: Entry, failure: Failure): void {
    const isCrowded = failure.code === 'too_many_subscriptions';
    if (failure.retryable || (isCrowded && this.#isAnyUnread())) {
      entry.reader.fallBehind();
      this.#askLater(entry, failure.retryAfterMs ?? backoffMs(entry.failures, this.#parts.random()));
      entry.failures += 1;
      return;
    }
    entry.wire = { name: isCrowded ? 'crowded' : 'refused' };
    entry.reader.members.refuse(failure);
  }

  /** Something has a place that nobody reads any more: there will be room soon. */
  #isAnyUnread(): boolean {
    return [...this.#entries.values()].some(
      ({ wire, reader }) => wire.name === 'on' && reader.members.isEmpty,
    );
  }

  #left(entry: Entry): void {
    if (!entry.reader.members.isEmpty) return;
    entry.linger = this.#parts.clock.setTimer(() => {
      const { name } = entry.wire;
      // An answer on its way would arrive for something that is not there any more; and to leave takes a turn, too.
      if (name === 'asking' || name === 'greeting' || (name === 'on' && this.#pace.take() > 0))
        this.#left(entry);
      else this.#remove(entry);
    }, lingerMs);
  }

  #remove(entry: Entry): void {
    const { channel } = entry.reader;
    entry.linger?.();
    entry.retry?.();
    this.#entries.delete(channel);
    this.#parts.onForgotten(channel);
    if (entry.wire.name !== 'on') return;
    // Whatever it says, or if it says nothing: what still comes on that channel is not listened to.
    this.#parts.requests.ask({ type: 'unsubscribe', channel }, () => undefined);
    for (const next of this.#entries.values()) {
      if (next.wire.name !== 'crowded') continue;
      this.#ask(next);
      return;
    }
  }
}
