/**
 * A reader's place in a state channel: the version it was last sent. A newer one goes out when three agree: the reader's own rate,
 * the connection, and the newest value at that moment. Nothing waits but this one place, so a slow reader costs no memory and is
 * never late; it skips.
 */
import type { ChannelGreeting } from '@tidewire/protocol';
import type { Cancel, Clock } from '../clock.ts';
import type { HubCounters } from './hub-counters.ts';
import type { HubSettings } from './hub-settings.ts';
import type { Outbox, Waiter } from './outbox.ts';
import type { Prepared } from './sink.ts';
import type { StateChannel, StateReader, StateVersion } from './state-channel.ts';
import type { OnRestarted, OpenedSubscription, Subscription } from './subscription.ts';

type State =
  | { name: 'gated' }
  /** Has the newest value, or sends the next one at once. */
  | { name: 'idle' }
  /** Its own rate lets the next one out later. */
  | { name: 'pacing'; cancel: Cancel }
  /** The connection is full; `missed` values came meanwhile. */
  | { name: 'blocked'; missed: number }
  | { name: 'ended' };

export interface StateSubscriptionPorts {
  readonly clock: Clock;
  readonly settings: HubSettings;
  readonly counters: HubCounters;
  readonly onRestarted: OnRestarted;
}

export class StateSubscription<P extends Prepared> implements Subscription, StateReader, Waiter {
  readonly kind = 'state';
  readonly #states: StateChannel<P>;
  readonly #outbox: Outbox<P>;
  readonly #ports: StateSubscriptionPorts;
  readonly #minIntervalMs: number;
  #state: State = { name: 'gated' };
  #sent: StateVersion = { seq: 0, value: null };
  #sentAt = Number.NEGATIVE_INFINITY;
  #told: 'live' | 'conflated' | 'snapshot' = 'live';
  #lastSlowAt = Number.NEGATIVE_INFINITY;

  constructor(
    states: StateChannel<P>,
    outbox: Outbox<P>,
    maxRate: number | undefined,
    ports: StateSubscriptionPorts,
  ) {
    this.#states = states;
    this.#outbox = outbox;
    this.#ports = ports;
    this.#minIntervalMs = maxRate === undefined ? 0 : 1_000 / maxRate;
    states.add(this);
  }

  get channel(): string {
    return this.#states.name;
  }

  async open(): Promise<OpenedSubscription> {
    return { greet: () => this.#greet(), begin: () => this.#begin() };
  }

  changed(): void {
    switch (this.#state.name) {
      case 'idle':
        this.flush();
        return;
      case 'blocked':
        this.#state.missed += 1;
        return;
      default:
        return;
    }
  }

  flush(): void {
    if (this.#state.name === 'gated' || this.#state.name === 'ended') return;
    const missed = this.#state.name === 'blocked' ? this.#state.missed : 0;
    this.#state = { name: 'idle' };
    if (this.#states.version.seq === this.#sent.seq || this.#states.version.value === null) return;
    const waitMs = this.#sentAt + this.#minIntervalMs - this.#ports.clock.elapsed();
    if (waitMs > 0) this.#pace(waitMs);
    else if (this.#outbox.isClear) this.#sendNewest(missed);
    else this.#block();
  }

  restarted(): void {
    if (this.#state.name === 'ended') return;
    const wasGreeted = this.#state.name !== 'gated';
    this.end();
    if (wasGreeted) this.#ports.onRestarted(this.channel);
  }

  end(): void {
    if (this.#state.name === 'ended') return;
    if (this.#state.name === 'pacing') this.#state.cancel();
    this.#state = { name: 'ended' };
    this.#outbox.forget(this);
    this.#states.remove(this);
  }

  #greet(): ChannelGreeting {
    this.#sent = this.#states.version;
    this.#sentAt = this.#ports.clock.elapsed();
    const { seq, value } = this.#sent;
    return { channel: this.channel, kind: 'state', epoch: this.#states.epoch, seq, snapshot: value };
  }

  #begin(): void {
    if (this.#state.name !== 'gated') return;
    this.#state = { name: 'idle' };
    this.flush();
  }

  #pace(waitMs: number): void {
    this.#state = { name: 'pacing', cancel: this.#ports.clock.after(waitMs, () => this.flush()) };
  }

  #block(): void {
    this.#state = { name: 'blocked', missed: 0 };
    this.#outbox.waitForStateTurn(this);
  }

  #sendNewest(missed: number): void {
    this.#tell(missed);
    this.#outbox.sendPrepared(this.#states.differenceFrom(this.#sent, this.#outbox.isWhole));
    this.#sent = this.#states.version;
    this.#sentAt = this.#ports.clock.elapsed();
  }

  /** Says so when this reader begins to get less than it asked for, and when it gets everything again. */
  #tell(missed: number): void {
    const now = this.#ports.clock.elapsed();
    if (missed > 0) {
      this.#lastSlowAt = now;
      const to = this.#outbox.isWhole ? 'snapshot' : 'conflated';
      if (this.#told === 'live') this.#ports.counters.conflated += 1;
      if (this.#told !== to && this.#told !== 'snapshot') this.#announce(to, 'slow reader');
    } else if (this.#told !== 'live' && now - this.#lastSlowAt >= this.#ports.settings.calmMs) {
      this.#announce('live', 'the reader keeps up again');
    }
  }

  #announce(to: 'live' | 'conflated' | 'snapshot', why: string): void {
    this.#told = to;
    this.#outbox.send({ type: 'degraded', channel: this.channel, to, why });
  }
}
