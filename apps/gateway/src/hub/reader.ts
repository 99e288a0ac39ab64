/**
 * One connection's end of the hub: its outbox and its subscriptions. Whoever opens it decides what may be subscribed; here
 * nothing is refused.
 */
import type { Author, ChannelGreeting, ChannelKind, PresencePage, ServerMessage } from '@tidewire/protocol';
import type { Outbox } from './outbox.ts';
import type { Prepared } from './sink.ts';
import type {
  OnRestarted,
  OpenedSubscription,
  PeopleRequest,
  SubscribeOptions,
  Subscription,
} from './subscription.ts';

/** What the hub does for a reader. */
export interface ReaderPorts<P extends Prepared> {
  readonly outbox: Outbox<P>;
  createSubscription(
    reader: Reader<P>,
    channel: string,
    options: SubscribeOptions,
    onRestarted: OnRestarted,
  ): Subscription;
  onEnded(reader: Reader<P>): void;
}

export class Reader<P extends Prepared> {
  /** Whose connection it is, once known: they are present where they subscribe, and hear no signals of their own. */
  person: Author | undefined;
  readonly #ports: ReaderPorts<P>;
  readonly #subscriptions = new Map<string, Subscription>();
  #hasEnded = false;

  constructor(ports: ReaderPorts<P>) {
    this.#ports = ports;
  }

  subscriptionCount(kind: ChannelKind): number {
    let count = 0;
    for (const subscription of this.#subscriptions.values()) if (subscription.kind === kind) count += 1;
    return count;
  }

  get channels(): string[] {
    return [...this.#subscriptions.keys()];
  }

  /** `Clock.elapsed()` of the last message sent. */
  get lastSentAt(): number {
    return this.#ports.outbox.lastSentAt;
  }

  /** Bytes held for this reader in this process. */
  get heldBytes(): number {
    return this.#ports.outbox.heldBytes;
  }

  /** True while something written now would have to wait. */
  get isFull(): boolean {
    return !this.#ports.outbox.isClear;
  }

  isSubscribed(channel: string): boolean {
    return this.#subscriptions.has(channel);
  }

  send(message: ServerMessage): void {
    this.#ports.outbox.send(message);
  }

  /**
   * Registers at once, then reads what the greeting needs. A second subscribe to the same channel takes the place of the first.
   * Rejects when the channel cannot be read now; nothing is subscribed then.
   */
  async subscribe(channel: string, options: SubscribeOptions): Promise<OpenedSubscription> {
    if (this.#hasEnded) throw new Error('the reader has ended');
    this.unsubscribe(channel);
    const subscription = this.#ports.createSubscription(this, channel, options, () =>
      this.#restarted(channel),
    );
    this.#subscriptions.set(channel, subscription);
    try {
      const opened = await subscription.open();
      return {
        greet: (budgetBytes) =>
          this.#subscriptions.get(channel) === subscription
            ? opened.greet(budgetBytes)
            : endedMeanwhile(channel),
        begin: () => opened.begin(),
      };
    } catch (error) {
      if (this.#subscriptions.get(channel) === subscription) this.#subscriptions.delete(channel);
      subscription.end();
      throw error;
    }
  }

  /** Who is in a room that is subscribed; undefined when it is not. */
  people(channel: string, asked: PeopleRequest): PresencePage | undefined {
    return this.#subscriptions.get(channel)?.people?.(asked);
  }

  /** False when there was no such subscription. */
  unsubscribe(channel: string): boolean {
    const subscription = this.#subscriptions.get(channel);
    if (subscription === undefined) return false;
    this.#subscriptions.delete(channel);
    subscription.end();
    return true;
  }

  /** The connection can take more. */
  drained(): void {
    this.#ports.outbox.drained();
  }

  /** The connection is gone, or going: nothing is sent any more. */
  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#ports.outbox.close();
    for (const subscription of this.#subscriptions.values()) subscription.end();
    this.#subscriptions.clear();
    this.#ports.onEnded(this);
  }

  /** A retryable code: the reader subscribes again, with its position, and is greeted with the new history. */
  #restarted(channel: string): void {
    this.#subscriptions.delete(channel);
    this.send({ type: 'unsubscribed', channel, code: 'unavailable', message: 'its history began anew' });
  }
}

function endedMeanwhile(channel: string): ChannelGreeting {
  return { channel, error: { code: 'unavailable', message: 'the subscription ended before it began' } };
}
