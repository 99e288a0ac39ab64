/**
 * What one connection still has to be sent. Knows bytes and turns; refuses to know what the messages mean. Nothing is written
 * while the connection is above its high-water mark. Then each kind of traffic waits in its own way:
 *
 * - replies queue; they are answers somebody waits for;
 * - log events queue up to their share, beyond it their subscription stops and reads on from the log when it is its turn;
 * - states wait as the subscription alone, and send the newest value when it is their turn;
 * - signals are dropped.
 *
 * At the bound of the whole (`outboxBytes`, the connection's own buffer included), or when no byte has left for `stallMs`,
 * the reader is closed with 4203.
 */
import { closeCodes, type ServerMessage } from '@tidewire/protocol';
import type { Clock } from '../clock.ts';
import type { HubCounters } from './hub-counters.ts';
import type { HubSettings } from './hub-settings.ts';
import type { Prepare, Prepared, Sink } from './sink.ts';
import { StallWatch } from './stall-watch.ts';

/** A subscription that has something to say and waits for its turn. */
export interface Waiter {
  /** Its turn: writes while `outbox.isClear`, and waits again when it has more. */
  flush(): void;
}

/** A log subscription, as the outbox sees it. */
export interface LogWaiter extends Waiter {
  /** Its queued events are gone, `seq` the first of them: it must read them again from the log. */
  rewind(seq: number): void;
}

type Queued<P> = { message: P; log: { from: LogWaiter; seq: number } | undefined };

export interface OutboxPorts<P extends Prepared> {
  readonly sink: Sink<P>;
  readonly prepare: Prepare<P>;
  readonly clock: Clock;
  readonly settings: HubSettings;
  readonly counters: HubCounters;
}

export class Outbox<P extends Prepared> {
  readonly #ports: OutboxPorts<P>;
  readonly #watch: StallWatch;
  #queue: Queued<P>[] = [];
  #queuedBytes = 0;
  #queuedLogBytes = 0;
  readonly #states = new Set<Waiter>();
  readonly #logs = new Set<Waiter>();
  #isClosed = false;
  #isWhole = false;
  #lastSentAt: number;

  constructor(ports: OutboxPorts<P>) {
    this.#ports = ports;
    this.#lastSentAt = ports.clock.elapsed();
    this.#watch = new StallWatch(ports.clock, () => ports.sink.progressedAt, [
      { afterMs: ports.settings.letGoMs, act: () => this.#letGo() },
      { afterMs: ports.settings.stallMs, act: () => this.#closeTooSlow() },
    ]);
  }

  /** True when something written now goes straight to the connection. */
  get isClear(): boolean {
    return !this.#isClosed && this.#queue.length === 0 && this.#ports.sink.isWritable;
  }

  /** Since the last stall, states are sent whole: nothing in between is worth a difference. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** `Clock.elapsed()` of the last message. */
  get lastSentAt(): number {
    return this.#lastSentAt;
  }

  get heldBytes(): number {
    return this.#queuedBytes + this.#ports.sink.bufferedBytes;
  }

  /** A reply: never dropped. */
  send(message: ServerMessage): void {
    this.sendPrepared(this.#ports.prepare(message));
  }

  sendPrepared(message: P): void {
    if (this.isClear) this.#write(message);
    else this.#enqueue({ message, log: undefined });
  }

  /** False when there is no room: the subscription then falls behind and calls `waitForLogTurn`. */
  offerLog(message: P, from: LogWaiter, seq: number): boolean {
    if (this.#isClosed) return false;
    if (this.isClear) {
      this.#write(message);
      return true;
    }
    if (!this.#hasRoomForLog(message.byteLength)) return false;
    this.#enqueue({ message, log: { from, seq } });
    return true;
  }

  /** Worth nothing a second later: sent now or never. */
  offerSignal(message: P): void {
    if (this.isClear) this.#write(message);
    else this.#ports.counters.signalsDropped += 1;
  }

  waitForStateTurn(waiter: Waiter): void {
    if (!this.#isClosed) this.#states.add(waiter);
  }

  waitForLogTurn(waiter: LogWaiter): void {
    if (!this.#isClosed) this.#logs.add(waiter);
  }

  /** The subscription is over: nothing of it may leave any more. */
  forget(waiter: Waiter): void {
    this.#states.delete(waiter);
    this.#logs.delete(waiter);
    this.#removeQueued((log) => log?.from === waiter);
  }

  /** The connection is below its high-water mark again. */
  drained(): void {
    if (this.#isClosed) return;
    this.#watch.disarm();
    while (this.#ports.sink.isWritable) {
      const next = this.#queue.shift();
      if (next === undefined) break;
      this.#weigh(next, -1);
      this.#write(next.message);
    }
    this.#giveTurns(this.#states);
    if (this.isClear) this.#isWhole = false;
    this.#giveTurns(this.#logs);
  }

  close(): void {
    this.#isClosed = true;
    this.#watch.disarm();
    this.#queue = [];
    this.#queuedBytes = 0;
    this.#queuedLogBytes = 0;
    this.#states.clear();
    this.#logs.clear();
  }

  #write(message: P): void {
    this.#lastSentAt = this.#ports.clock.elapsed();
    this.#ports.sink.write(message);
    if (!this.#ports.sink.isWritable) this.#watch.arm();
  }

  #enqueue(entry: Queued<P>): void {
    if (this.#isClosed) return;
    if (this.heldBytes + entry.message.byteLength > this.#ports.settings.outboxBytes) this.#letGo();
    if (this.heldBytes + entry.message.byteLength > this.#ports.settings.outboxBytes) {
      this.#closeTooSlow();
      return;
    }
    this.#queue.push(entry);
    this.#weigh(entry, 1);
  }

  /** Their own share, and never at the cost of what is queued already. */
  #hasRoomForLog(bytes: number): boolean {
    const { queuedLogBytes, outboxBytes } = this.#ports.settings;
    return this.#queuedLogBytes + bytes <= queuedLogBytes && this.heldBytes + bytes <= outboxBytes;
  }

  #weigh(entry: Queued<P>, sign: 1 | -1): void {
    this.#queuedBytes += sign * entry.message.byteLength;
    if (entry.log !== undefined) this.#queuedLogBytes += sign * entry.message.byteLength;
  }

  /** Only those waiting now: who has more to say waits for the next turn, behind everybody else. */
  #giveTurns(waiters: Set<Waiter>): void {
    for (const waiter of [...waiters]) {
      if (!this.isClear) return;
      waiters.delete(waiter);
      waiter.flush();
    }
  }

  /** The step before goodbye: logs are read again later, states come whole, replies stay. */
  #letGo(): void {
    this.#ports.counters.letGo += 1;
    this.#isWhole = true;
    const first = new Map<LogWaiter, number>();
    this.#removeQueued((log) => {
      if (log !== undefined && !first.has(log.from)) first.set(log.from, log.seq);
      return log !== undefined;
    });
    for (const [waiter, seq] of first) waiter.rewind(seq);
  }

  #removeQueued(isGone: (log: Queued<P>['log']) => boolean): void {
    const kept: Queued<P>[] = [];
    for (const entry of this.#queue) {
      if (isGone(entry.log)) this.#weigh(entry, -1);
      else kept.push(entry);
    }
    this.#queue = kept;
  }

  #closeTooSlow(): void {
    this.#ports.counters.closedTooSlow += 1;
    this.close();
    this.#ports.sink.close(closeCodes.readerTooSlow, 'reader too slow');
  }
}
