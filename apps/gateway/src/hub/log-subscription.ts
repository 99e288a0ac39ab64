/**
 * A reader's place in a log. The place is one number, `cursor`: everything up to it was handed over, and nothing else. Live
 * events are taken only when they are the very next; otherwise the subscription is `behind` and reads on, from the channel's
 * memory or from the log, as the reader drains. So there is no gap, no duplicate and no other order, however live events and
 * replay interleave, and what waits is never more than one page.
 */
import type { ChannelGreeting, Position, RecoveryFailure } from '@tidewire/protocol';
import type { Cancel } from '../clock.ts';
import type { LogChannel } from './log-channel.ts';
import type { LogEntry } from './log-entry.ts';
import type { LogWaiter, Outbox } from './outbox.ts';
import type { Prepared } from './sink.ts';
import type { OnRestarted, OpenedSubscription, Subscription } from './subscription.ts';

type State<P extends Prepared> =
  /** Registered; nothing goes out before the greeting. */
  | { name: 'gated' }
  | { name: 'live' }
  /** `page` was read of the log, maybe for others too; what is up to the cursor was handed over. */
  | Behind<P>
  | { name: 'ended' };

type Behind<P extends Prepared> = {
  name: 'behind';
  page: readonly LogEntry<P>[];
  reading: { name: 'no' } | { name: 'now' } | { name: 'later'; cancel: Cancel };
};

type Recovery<P extends Prepared> =
  | { recovered: true; after: number; entries: readonly LogEntry<P>[] }
  | { recovered: false; entries: readonly LogEntry<P>[]; reason?: RecoveryFailure };

export interface LogSubscriptionPorts<P extends Prepared> {
  readonly outbox: Outbox<P>;
  readonly since: Position | undefined;
  /** Whose connection it is. */
  readonly owner: () => string | undefined;
  readonly onRestarted: OnRestarted;
}

export class LogSubscription<P extends Prepared> implements Subscription, LogWaiter {
  readonly kind = 'log';
  readonly #log: LogChannel<P>;
  readonly #ports: LogSubscriptionPorts<P>;
  #state: State<P> = { name: 'gated' };
  #cursor = 0;

  constructor(log: LogChannel<P>, ports: LogSubscriptionPorts<P>) {
    this.#log = log;
    this.#ports = ports;
    log.add(this);
  }

  get channel(): string {
    return this.#log.name;
  }

  async open(): Promise<OpenedSubscription> {
    await this.#log.ready();
    const prefetched = await this.#prefetch();
    return { greet: (budgetBytes) => this.#greet(budgetBytes, prefetched), begin: () => this.#begin() };
  }

  /** The channel's head is now this event. */
  advanced(entry: LogEntry<P>): void {
    if (this.#state.name === 'behind') {
      // What was read before it, and not handed over yet, is not to say what was taken back.
      this.#state.page = this.#state.page.map((earlier) => earlier.amendedBy(entry.event));
    }
    if (this.#state.name !== 'live') return;
    if (this.#ports.outbox.offerLog(entry.prepared, this, entry.seq)) this.#cursor = entry.seq;
    else this.#fallBehind();
  }

  signalled(message: P, userId: string): void {
    const isGreeted = this.#state.name === 'live' || this.#state.name === 'behind';
    if (isGreeted && this.#ports.owner() !== userId) this.#ports.outbox.offerSignal(message);
  }

  rewind(seq: number): void {
    if (this.#state.name === 'ended') return;
    this.#cursor = seq - 1;
    this.#fallBehind();
  }

  flush(): void {
    while (this.#state.name === 'behind') {
      if (this.#cursor >= this.#log.head) {
        this.#state = { name: 'live' };
        return;
      }
      if (!this.#ports.outbox.isClear) {
        this.#ports.outbox.waitForLogTurn(this);
        return;
      }
      const entry = this.#next(this.#state);
      if (entry === undefined) {
        this.#readOn(this.#state);
        return;
      }
      this.#ports.outbox.offerLog(entry.prepared, this, entry.seq);
      this.#cursor = entry.seq;
    }
  }

  /** The channel's history began anew; this place in it means nothing any more. */
  restarted(): void {
    if (this.#state.name === 'ended') return;
    const wasGreeted = this.#state.name !== 'gated';
    this.end();
    if (wasGreeted) this.#ports.onRestarted(this.channel);
  }

  end(): void {
    if (this.#state.name === 'ended') return;
    this.#stopReading();
    this.#state = { name: 'ended' };
    this.#ports.outbox.forget(this);
    this.#log.remove(this);
  }

  /** What the greeting will need and memory does not have. */
  async #prefetch(): Promise<readonly LogEntry<P>[]> {
    const since = this.#ports.since;
    if (since === undefined || since.epoch !== this.#log.epoch) return [];
    if (since.seq > this.#log.head) await this.#log.catchUp();
    const isLost = this.#log.head - since.seq > this.#log.settings.resumeEvents;
    if (isLost || since.seq > this.#log.head || this.#log.recent.after(since.seq) !== undefined) return [];
    return this.#log.readAfter(since.seq);
  }

  #greet(budgetBytes: number, prefetched: readonly LogEntry<P>[]): ChannelGreeting {
    const recovery = this.#recover(prefetched);
    const entries = recovery.recovered
      ? takeFitting(recovery.entries, budgetBytes)
      : takeFitting(recovery.entries.toReversed(), budgetBytes).reverse();
    const last = entries.at(-1)?.seq ?? (recovery.recovered ? recovery.after : this.#log.head);
    this.#cursor = last;
    const before = recovery.recovered ? recovery.after : (entries[0]?.seq ?? last + 1) - 1;
    return {
      channel: this.channel,
      kind: 'log',
      epoch: this.#log.epoch,
      seq: last,
      recovered: recovery.recovered,
      ...(!recovery.recovered && recovery.reason !== undefined && { reason: recovery.reason }),
      events: entries.map((entry) => entry.event),
      more: before > 0,
    };
  }

  #recover(prefetched: readonly LogEntry<P>[]): Recovery<P> {
    const { head, epoch, recent, settings } = this.#log;
    const since = this.#ports.since;
    const entries = recent.newest(settings.greetingEvents);
    if (since === undefined) return { recovered: false, entries };
    if (since.epoch !== epoch || since.seq > head)
      return { recovered: false, reason: 'epoch_changed', entries };
    if (head - since.seq > settings.resumeEvents) return { recovered: false, reason: 'too_old', entries };
    return { recovered: true, after: since.seq, entries: recent.after(since.seq) ?? prefetched };
  }

  #begin(): void {
    if (this.#state.name !== 'gated') return;
    this.#state = createBehind();
    this.flush();
  }

  /** Whatever page was under way belongs to another place and is forgotten. */
  #fallBehind(): void {
    this.#stopReading();
    this.#state = createBehind();
    this.#log.counters.fellBehind += 1;
    this.#ports.outbox.waitForLogTurn(this);
  }

  #stopReading(): void {
    if (this.#state.name === 'behind' && this.#state.reading.name === 'later') this.#state.reading.cancel();
  }

  #next({ page }: Behind<P>): LogEntry<P> | undefined {
    return page.find(({ seq }) => seq > this.#cursor) ?? this.#log.recent.next(this.#cursor);
  }

  #readOn(state: Behind<P>): void {
    if (state.reading.name !== 'no') return;
    state.reading = { name: 'now' };
    this.#log.readAfter(this.#cursor).then(
      (page) => {
        state.page = page;
        if (page.length > 0) this.#resume(state);
        else this.#retry(state);
      },
      () => this.#retry(state),
    );
  }

  /** The log could not answer, which its reader has logged; the subscription keeps its place and asks again. */
  #retry(state: Behind<P>): void {
    if (this.#state !== state) return;
    state.reading = { name: 'later', cancel: this.#log.retryLater(() => this.#resume(state)) };
  }

  #resume(state: Behind<P>): void {
    if (this.#state !== state) return;
    state.reading = { name: 'no' };
    this.flush();
  }
}

const createBehind = <P extends Prepared>(): Behind<P> => ({
  name: 'behind',
  page: [],
  reading: { name: 'no' },
});

function takeFitting<P extends Prepared>(
  entries: readonly LogEntry<P>[],
  budgetBytes: number,
): LogEntry<P>[] {
  let bytes = 0;
  const taken: LogEntry<P>[] = [];
  for (const entry of entries) {
    bytes += entry.prepared.byteLength;
    if (bytes > budgetBytes) break;
    taken.push(entry);
  }
  return taken;
}
