/**
 * Reads a log: every event once, in order of `seq`, without a hole. Events beyond a hole are held while exactly the hole is fetched;
 * when that cannot be done, the subscription is asked for again from the last good position, and the server's answer decides.
 */
import type { EventMessage, LogChannelName, LogEvent, Position, Subscription } from '@tidewire/protocol/wire';
import type { LogDataOf, LogHandlers, LogReset, LogSubscription } from '../api.ts';
import type { Outcome } from '../requests.ts';
import { type Member, Members } from './members.ts';
import type { LogGreeting, Reader, ReaderPort, StateGreeting } from './reader.ts';

/** The largest page there is. The protocol’s own limits would come as a whole, so a test holds this equal to them. */
export const historyPage = 100;
/** Events held beyond a hole. At the bound they are let go, and the subscription is asked for again. */
const maxHeld = 256;
/** Events remembered for subscriptions that come later. At the bound the older half is forgotten; they are one `history` away. */
const maxRecent = 400;

type Data = LogDataOf<LogChannelName>;
type Handlers = LogHandlers<Data>;

export type LogReaderHooks = {
  /** These were shown to everybody here. */
  onDelivered(events: readonly LogEvent[]): void;
  /** What was shown of this channel before has been replaced, or nobody is shown it any more. */
  onForgotten(channel: string): void;
};

/** `floor` is where it is by itself, when it came with a position; `isJoined` once it was shown where the channel is. */
type LogMember = Member<Handlers> & { since: Position | undefined; floor: number; isJoined: boolean };

export class LogReader implements Reader {
  readonly channel: LogChannelName;
  readonly members: Members<Handlers, LogMember>;
  readonly #port: ReaderPort;
  readonly #hooks: LogReaderHooks;
  /** Asked from and delivered up to; absent while nobody knows any. */
  #position: Position | undefined;
  #isGreeted = false;
  /** The server was asked to tell who comes and goes. */
  #isWatching = false;
  #recent: LogEvent[] = [];
  #hasOlder = false;
  readonly #held = new Map<number, LogEvent>();
  /** The hole being fetched; replaced when that became pointless, so that its late answer is not mistaken for a new one's. */
  #filling: object | undefined;

  constructor(channel: LogChannelName, port: ReaderPort, hooks: LogReaderHooks) {
    this.channel = channel;
    this.members = new Members(port);
    this.#port = port;
    this.#hooks = hooks;
  }

  open(handlers: Handlers, since: Position | undefined, onClosed: () => void): LogSubscription {
    const { channel, members } = this;
    const member: LogMember = {
      handlers,
      since,
      floor: 0,
      isJoined: false,
      isReady: false,
      toldSync: undefined,
    };
    if (!this.#isGreeted) this.#position ??= since;
    members.add(member, () => {
      this.#admit(member);
      if (handlers.onPresence && this.#isGreeted) this.#watch();
    });
    const position = () => this.#positionOf(member);
    return {
      channel,
      get position() {
        return position();
      },
      get sync() {
        return members.sync;
      },
      close: () => {
        if (!members.remove(member)) return;
        if (this.#isWatching) this.#watch();
        onClosed();
      },
    };
  }

  request(): Subscription {
    const { channel } = this;
    return this.#position === undefined ? { channel } : { channel, since: this.#position };
  }

  greet(greeting: LogGreeting | StateGreeting): void {
    if (greeting.kind !== 'log') return;
    if (greeting.recovered && this.#position !== undefined) this.#recover(greeting, this.#position);
    else this.#reset(greeting);
    this.#isGreeted = true;
    for (const member of this.members) this.#admit(member);
    this.members.setSync('live');
    this.#watch();
  }

  event({ seq, ts, data }: EventMessage): void {
    if (this.#position === undefined || seq <= this.#position.seq) return;
    this.#held.set(seq, { seq, ts, data } as LogEvent);
    this.#deliverHeld();
    if (this.#held.size > maxHeld) this.#port.resubscribe();
    else if (this.#held.size > 0 && this.#filling === undefined) this.#fill(this.#position);
  }

  fallBehind(): void {
    this.#held.clear();
    this.#filling = undefined;
    this.members.setSync(this.#isGreeted ? 'catching_up' : 'joining');
  }

  /** Whether an event of the log is still to be shown to somebody here. */
  awaits(seq: number): boolean {
    if (this.members.isEmpty || this.members.sync === 'refused') return false;
    return this.#position === undefined || seq > this.#position.seq;
  }

  #recover({ events, epoch, seq }: LogGreeting, from: Position): void {
    if (!this.#isGreeted) this.#hasOlder = from.seq > 0;
    const missed = events.filter((event) => event.seq > from.seq);
    this.#deliver(missed, { epoch, seq }, true);
  }

  /** What was shown before is replaced, for everybody. */
  #reset({ epoch, seq, events, more, reason = 'epoch_changed' }: LogGreeting): void {
    this.#recent = [...events];
    this.#hasOlder = more;
    const position = { epoch, seq };
    this.#position = position;
    for (const member of this.members) {
      if (!member.isReady) continue;
      const isFirst = !member.isJoined && member.since === undefined;
      this.#resetMember(member, isFirst ? 'initial' : reason, position);
    }
    this.#hooks.onDelivered(events);
    this.#hooks.onForgotten(this.channel);
  }

  /** Shows a subscription where the channel is: what it misses, if that is still remembered, else the recent events. */
  #admit(member: LogMember): void {
    const position = this.#position;
    if (member.isJoined || !member.isReady || !this.#isGreeted || position === undefined) return;
    const { since } = member;
    const firstKnown = this.#recent[0]?.seq ?? position.seq + 1;
    if (since === undefined) this.#resetMember(member, 'initial', position);
    else if (since.epoch !== position.epoch) this.#resetMember(member, 'epoch_changed', position);
    else if (since.seq < firstKnown - 1 && this.#hasOlder) this.#resetMember(member, 'too_old', position);
    else {
      member.isJoined = true;
      member.floor = since.seq;
      this.#show(member, this.#recent, true);
    }
  }

  #resetMember(member: LogMember, reason: LogReset<Data>['reason'], position: Position): void {
    member.isJoined = true;
    member.floor = 0;
    const reset = { reason, events: [...this.#recent], more: this.#hasOlder, position };
    this.members.tell(member, (handlers) => handlers.onReset?.(reset));
  }

  #show(member: LogMember, events: readonly LogEvent[], replayed: boolean): void {
    const unseen = events.filter(({ seq }) => seq > member.floor);
    if (unseen.length === 0) return;
    this.members.tell(member, (handlers) => handlers.onEvents?.(unseen, { replayed }));
  }

  #deliver(events: readonly LogEvent[], position: Position, replayed: boolean): void {
    this.#position = position;
    this.#recent.push(...events);
    if (this.#recent.length > maxRecent) {
      this.#recent = this.#recent.slice(-maxRecent / 2);
      this.#hasOlder = true;
    }
    for (const member of this.members) if (member.isJoined) this.#show(member, events, replayed);
    this.#hooks.onDelivered(events);
  }

  /** Delivers what now follows without a hole. */
  #deliverHeld(): void {
    if (this.#position === undefined) return;
    const { epoch, seq } = this.#position;
    const ready: LogEvent[] = [];
    for (let next = seq + 1; ; next += 1) {
      const event = this.#held.get(next);
      if (event === undefined) break;
      this.#held.delete(next);
      ready.push(event);
    }
    if (ready.length > 0) this.#deliver(ready, { epoch, seq: seq + ready.length }, false);
  }

  #fill(from: Position): void {
    const filling = {};
    this.#filling = filling;
    this.members.setSync('catching_up');
    const { channel } = this;
    this.#port.ask({ type: 'history', channel, after: from.seq, limit: historyPage }, (outcome) => {
      if (this.#filling !== filling) return;
      this.#filling = undefined;
      this.#fillWith(outcome, from);
    });
  }

  #fillWith(outcome: Outcome<'history'>, from: Position): void {
    if (!outcome.ok || outcome.reply.epoch !== from.epoch) {
      this.#port.resubscribe();
      return;
    }
    for (const event of outcome.reply.events) {
      if (event.seq > (this.#position?.seq ?? 0)) this.#held.set(event.seq, event);
    }
    this.#deliverHeld();
    const position = this.#position;
    if (this.#held.size === 0) this.members.setSync('live');
    else if (position !== undefined && position.seq > from.seq) this.#fill(position);
    else this.#port.resubscribe();
  }

  /** While somebody here wants to hear who comes and goes, and no longer. */
  #watch(): void {
    const watch = [...this.members].some(({ handlers }) => handlers.onPresence);
    if (!watch && !this.#isWatching) return;
    this.#isWatching = watch;
    this.#port.ask({ type: 'presence', channel: this.channel, watch }, (outcome) => {
      // Refused or unanswered: with the next greeting it is asked again.
      if (outcome.ok) this.members.tellAll((handlers) => handlers.onPresence?.(outcome.reply));
    });
  }

  #positionOf({ isJoined, floor, since }: LogMember): Position | undefined {
    if (!isJoined || this.#position === undefined) return since;
    const { epoch, seq } = this.#position;
    return { epoch, seq: Math.max(seq, floor) };
  }
}
