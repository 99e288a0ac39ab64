/**
 * Reads a log: every event once, in order of `seq`, without a hole. Events beyond a hole are held while exactly the hole is fetched;
 * when that cannot be done, the subscription is asked for again from the last good position, and the server's answer decides.
 */
import type { EventMessage, LogChannelName, LogEvent, Position, Subscription } from '@tidewire/protocol/wire';
import { limits } from '@tidewire/protocol/wire';
import type { Failure, LogDataOf, LogHandlers, LogReset, LogSubscription, SyncState } from '../api.ts';
import type { Outcome } from '../requests.ts';
import type { AsideMessage, LogGreeting, Reader, ReaderPort, StateGreeting } from './reader.ts';

/** Events held beyond a hole. At the bound they are let go, and the subscription is asked for again. */
const maxHeld = 256;
/** Events remembered for subscriptions that come later. At the bound the older half is forgotten; they are one `history` away. */
const maxRecent = 400;

type Data = LogDataOf<LogChannelName>;
type Handlers = LogHandlers<Data>;
type Reason = LogReset<Data>['reason'];

export type LogReaderHooks = {
  /** These were shown to everybody here. */
  onDelivered(events: readonly LogEvent[]): void;
  /** Nobody waits for events of this channel up to `seq` any more. */
  onShown(channel: LogChannelName, seq: number): void;
};

/** One subscription of the app. `floor` is where it is by itself, when it came with a position. */
type Member = {
  handlers: Handlers;
  since: Position | undefined;
  floor: number;
  /** `new` until its call has returned, `waiting` for the first answer, `joined` once it was shown something. */
  stage: 'new' | 'waiting' | 'joined';
};

export class LogReader implements Reader {
  readonly channel: LogChannelName;
  readonly #port: ReaderPort;
  readonly #hooks: LogReaderHooks;
  readonly #members = new Set<Member>();
  /** Asked from and delivered up to; absent while nobody knows any. */
  #position: Position | undefined;
  #isGreeted = false;
  #recent: LogEvent[] = [];
  #hasOlder = false;
  readonly #held = new Map<number, LogEvent>();
  /** The hole being fetched; replaced when that became pointless, so that its late answer is not mistaken for a new one's. */
  #filling: object | undefined;
  #sync: SyncState = 'joining';

  constructor(channel: LogChannelName, port: ReaderPort, hooks: LogReaderHooks) {
    this.channel = channel;
    this.#port = port;
    this.#hooks = hooks;
  }

  get isUnread(): boolean {
    return this.#members.size === 0;
  }

  get sync(): SyncState {
    return this.#sync;
  }

  open(handlers: Handlers, since: Position | undefined, onClosed: () => void): LogSubscription {
    const member: Member = { handlers, since, floor: 0, stage: 'new' };
    if (!this.#isGreeted) this.#position ??= since;
    this.#members.add(member);
    this.#port.soon(() => {
      member.stage = 'waiting';
      if (this.#isGreeted) this.#admit(member);
      else this.#tell(member, () => handlers.onSync?.(this.#sync));
    });
    const position = () => this.#positionOf(member);
    const sync = () => this.#sync;
    return {
      channel: this.channel,
      get position() {
        return position();
      },
      get sync() {
        return sync();
      },
      close: () => {
        if (this.#members.delete(member)) onClosed();
      },
    };
  }

  request(): Subscription {
    const { channel } = this;
    return this.#position === undefined ? { channel } : { channel, since: this.#position };
  }

  greet(greeting: LogGreeting | StateGreeting): void {
    if (greeting.kind !== 'log') return;
    this.#letGo();
    const { epoch, seq } = greeting;
    if (greeting.recovered && this.#position !== undefined) this.#recover(greeting, this.#position);
    else this.#reset(greeting);
    this.#isGreeted = true;
    this.#position = { epoch, seq };
    for (const member of this.#members) if (member.stage === 'waiting') this.#admit(member);
    this.#setSync('live');
  }

  event({ seq, ts, data }: EventMessage): void {
    if (this.#position === undefined || seq <= this.#position.seq) return;
    this.#held.set(seq, { seq, ts, data } as LogEvent);
    this.#deliverHeld();
    if (this.#held.size > maxHeld) this.#startOver();
    else if (this.#held.size > 0 && this.#filling === undefined) this.#fill(this.#position);
  }

  aside(message: AsideMessage): void {
    for (const member of this.#members) {
      this.#tell(member, () => {
        const { handlers } = member;
        switch (message.type) {
          case 'signal':
            return handlers.onSignal?.(message.from, message.data);
          case 'presence': {
            const { type: _, channel: __, ...presence } = message;
            return handlers.onPresence?.(presence);
          }
          case 'degraded': {
            const { type: _, channel: __, ...degraded } = message;
            return handlers.onDegraded?.(degraded);
          }
        }
      });
    }
  }

  refuse(failure: Failure): void {
    this.#letGo();
    this.#setSync('refused');
    for (const member of this.#members) this.#tell(member, () => member.handlers.onError?.(failure));
  }

  fallBehind(): void {
    this.#letGo();
    this.#setSync(this.#isGreeted ? 'catching_up' : 'joining');
  }

  #recover(greeting: LogGreeting, from: Position): void {
    if (!this.#isGreeted) this.#hasOlder = from.seq > 0;
    this.#deliver(
      greeting.events.filter((event) => event.seq > from.seq),
      { epoch: greeting.epoch, seq: greeting.seq },
      true,
    );
  }

  #reset({ epoch, seq, events, more, reason }: LogGreeting): void {
    const position = { epoch, seq };
    this.#recent = [...events];
    this.#hasOlder = more;
    this.#position = position;
    for (const member of this.#members) {
      if (member.stage === 'new') continue;
      const isFirst = member.stage === 'waiting' && member.since === undefined;
      this.#resetMember(member, isFirst ? 'initial' : (reason ?? 'epoch_changed'));
    }
    this.#hooks.onDelivered(events);
    // All that was shown before has been replaced.
    this.#hooks.onShown(this.channel, Number.POSITIVE_INFINITY);
  }

  /** Whether an event of the log is still to be shown to somebody here. */
  awaits(seq: number): boolean {
    return !this.isUnread && (this.#position === undefined || seq > this.#position.seq);
  }

  /** Shows a subscription where the channel is: what it misses, if that is still remembered, else the recent events. */
  #admit(member: Member): void {
    const { since } = member;
    const position = this.#position;
    if (position === undefined) return;
    const firstKnown = this.#recent[0]?.seq ?? position.seq + 1;
    if (since === undefined) this.#resetMember(member, 'initial');
    else if (since.epoch !== position.epoch) this.#resetMember(member, 'epoch_changed');
    else if (since.seq < firstKnown - 1 && this.#hasOlder) this.#resetMember(member, 'too_old');
    else {
      member.stage = 'joined';
      member.floor = since.seq;
      const missed = this.#recent.filter((event) => event.seq > since.seq);
      if (missed.length > 0) this.#tell(member, () => member.handlers.onEvents?.(missed, { replayed: true }));
    }
    this.#tell(member, () => member.handlers.onSync?.(this.#sync));
  }

  #resetMember(member: Member, reason: Reason): void {
    const position = this.#position;
    if (position === undefined) return;
    member.stage = 'joined';
    member.since = undefined;
    member.floor = 0;
    const reset = { reason, events: [...this.#recent], more: this.#hasOlder, position };
    this.#tell(member, () => member.handlers.onReset?.(reset));
  }

  #deliver(events: readonly LogEvent[], position: Position, replayed: boolean): void {
    this.#position = position;
    this.#recent.push(...events);
    if (this.#recent.length > maxRecent) {
      this.#recent = this.#recent.slice(-maxRecent / 2);
      this.#hasOlder = true;
    }
    for (const member of this.#members) {
      const unseen = events.filter((event) => event.seq > member.floor);
      if (member.stage !== 'joined' || unseen.length === 0) continue;
      this.#tell(member, () => member.handlers.onEvents?.(unseen, { replayed }));
    }
    if (events.length > 0) this.#hooks.onDelivered(events);
    this.#hooks.onShown(this.channel, position.seq);
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
    this.#setSync('catching_up');
    const request = {
      type: 'history',
      channel: this.channel,
      after: from.seq,
      limit: limits.historyPage,
    } as const;
    this.#port.ask(request, (outcome) => {
      if (this.#filling !== filling) return;
      this.#filling = undefined;
      this.#fillWith(outcome, from);
    });
  }

  #fillWith(outcome: Outcome, from: Position): void {
    if (!outcome.ok || outcome.reply.type !== 'history' || outcome.reply.epoch !== from.epoch) {
      this.#startOver();
      return;
    }
    for (const event of outcome.reply.events) {
      if (event.seq > (this.#position?.seq ?? 0)) this.#held.set(event.seq, event);
    }
    this.#deliverHeld();
    const position = this.#position;
    if (this.#held.size === 0) this.#setSync('live');
    else if (position !== undefined && position.seq > from.seq) this.#fill(position);
    else this.#startOver();
  }

  #startOver(): void {
    this.fallBehind();
    this.#port.resubscribe();
  }

  #letGo(): void {
    this.#held.clear();
    this.#filling = undefined;
  }

  #positionOf({ stage, floor, since }: Member): Position | undefined {
    if (stage !== 'joined' || this.#position === undefined) return since;
    const { epoch, seq } = this.#position;
    return { epoch, seq: Math.max(seq, floor) };
  }

  #setSync(sync: SyncState): void {
    if (sync === this.#sync) return;
    this.#sync = sync;
    for (const member of this.#members) this.#tell(member, () => member.handlers.onSync?.(sync));
  }

  /** Only to a subscription that is still open, and not before it was returned. */
  #tell(member: Member, handler: () => void): void {
    if (member.stage === 'new' || !this.#members.has(member)) return;
    this.#port.call(handler);
  }
}
