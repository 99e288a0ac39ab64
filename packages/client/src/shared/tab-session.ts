/** One tab, as the host sees it: what it reads, what it waits for, and how far behind it is. */
import { assertNever } from '@tidewire/protocol/wire';
import type { Client, Failure, OutboxEntry, Publication, Unsubscribe } from '../api.ts';
import { describeError, OutboxFullError, RequestError } from '../failure.ts';
import type { Cancel } from '../platform/clock.ts';
import type { Host } from './host.ts';
import { watchLease } from './lease.ts';
import type { Port } from './port.ts';
import {
  type Answer,
  type HostMessage,
  isTabMessage,
  portVersion,
  type Question,
  type TabMessage,
  type Told,
  type ToldValue,
} from './port-messages.ts';

/** Messages that a tab has not taken yet. At the bound it is let go: it is frozen, and attaches again when it wakes. */
export const maxUnheard = 4_096;
/** Messages whose end one tab may wait for; as many as an outbox holds. */
const maxFollowed = 1_000;

/**
 * Values wait this long for others, about a frame: a page that watches hundreds of symbols would otherwise be woken thousands of times a second.
 * The first one after a pause does not wait.
 */
const valuesWithinMs = 16;
/** Most values in one message; more go in the next, at once. */
const maxValues = 512;

/** A lock is given back faster than messages travel: what a tab said last is waited for. */
const lastWordsMs = 1_000;

type Live = { client: Client; unlisten: Unsubscribe[] };

export class TabSession {
  readonly #port: Port;
  readonly #host: Host;
  readonly #subscriptions = new Map<number, { close(): void }>();
  /** Messages whose end the tab waits for, and which the outbox has not listed yet. */
  readonly #followed = new Set<string>();
  #live: Live | undefined;
  #unheard = 0;
  /** Told soon, in the order in which they came. */
  #values: ToldValue[] = [];
  /** While it runs, values wait. */
  #gathering: Cancel | undefined;
  #unwatch: (() => void) | undefined;

  constructor(port: Port, host: Host) {
    this.#port = port;
    this.#host = host;
    port.onmessage = ({ data }) => {
      if (isTabMessage(data)) this.#hear(data);
      else host.report(new Error('a tab said something else'));
    };
    port.addEventListener?.('close', () => this.end());
  }

  post(message: HostMessage): void {
    // What came first is told first, also when it could have waited.
    this.#tellValues();
    this.#send(message, 1);
  }

  #postValue(value: ToldValue): void {
    this.#values.push(value);
    if (this.#gathering !== undefined && this.#values.length < maxValues) return;
    this.#gathering?.();
    this.#tellAndGather();
  }

  #tellAndGather = (): void => {
    this.#gathering = undefined;
    if (!this.#tellValues()) return;
    this.#gathering = this.#host.clock.setTimer(this.#tellAndGather, valuesWithinMs);
  };

  #tellValues(): boolean {
    if (this.#values.length === 0 || this.#live === undefined) return false;
    const values = this.#values;
    this.#values = [];
    this.#send({ type: 'values', values }, values.length);
    return this.#live !== undefined;
  }

  #send(message: HostMessage, weight: number): void {
    this.#port.postMessage(message);
    this.#unheard += weight;
    if (this.#unheard <= maxUnheard || this.#live === undefined) return;
    this.#port.postMessage({ type: 'lost' } satisfies HostMessage);
    this.end();
  }

  /** The tab has left, or is gone. */
  end(): void {
    const live = this.#live;
    this.#live = undefined;
    this.#gathering?.();
    this.#gathering = undefined;
    this.#values = [];
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#port.onmessage = null;
    this.#port.close();
    for (const unlisten of live?.unlisten ?? []) unlisten();
    for (const subscription of this.#subscriptions.values()) subscription.close();
    this.#subscriptions.clear();
    this.#followed.clear();
    this.#host.leave(this);
  }

  #hear(message: TabMessage): void {
    if (message.type === 'attach') this.#attach(message);
    else if (message.type === 'bye') this.end();
    else if (this.#live !== undefined) {
      try {
        this.#serve(this.#live.client, message);
      } catch (error) {
        // A fault of one tab's must not end the others' host.
        this.#host.report(error);
      }
    }
  }

  #attach({ version, userId }: Extract<TabMessage, { type: 'attach' }>): void {
    if (this.#live !== undefined) return;
    const admitted = version === portVersion ? this.#host.admit(this, userId) : { why: 'another version' };
    if ('why' in admitted) {
      this.post({ type: 'refused', why: admitted.why });
      return;
    }
    const client = admitted;
    const live: Live = { client, unlisten: [] };
    this.#live = live;
    this.post({ type: 'attached' });
    live.unlisten.push(
      client.onStatus((status) => {
        const serverAheadMs = client.serverNow() - Date.now();
        this.post({ type: 'status', status, welcome: client.welcome, serverAheadMs });
      }),
      client.onOutbox((entries) => {
        this.post({ type: 'outbox', entries });
        this.#findFollowed(client, entries);
      }),
    );
    const { network } = this.#host;
    if (network !== undefined)
      live.unlisten.push(network.onChange((conditions) => this.post({ type: 'network', conditions })));
  }

  #serve(client: Client, message: Exclude<TabMessage, { type: 'attach' | 'bye' }>): void {
    switch (message.type) {
      case 'holding': {
        this.#watch(message.lock);
        return;
      }
      case 'open_log':
        this.#openLog(client, message);
        return;
      case 'open_state':
        this.#openState(client, message);
        return;
      case 'close':
        this.#subscriptions.get(message.sub)?.close();
        this.#subscriptions.delete(message.sub);
        return;
      case 'publish':
        this.#publish(client, message);
        return;
      case 'follow':
        if (this.#followed.size < maxFollowed) this.#followed.add(message.messageId);
        this.#findFollowed(client, client.outbox);
        return;
      case 'retry':
        this.#retry(client, message.messageId);
        return;
      case 'discard':
        client.discard(message.messageId);
        return;
      case 'signal':
        client.signal(message.channel, message.signal);
        return;
      case 'ask':
        void this.#answer(client, message.request, message.question);
        return;
      case 'retry_now':
        client.retryNow();
        return;
      case 'sense':
        this.#host.sense(message.signal);
        return;
      case 'simulate':
        this.#host.network?.set(message.conditions);
        return;
      case 'cut':
        this.#host.network?.cut();
        return;
      case 'heard':
        this.#unheard -= message.count;
        return;
      default:
        assertNever(message);
    }
  }

  #watch(lock: string): void {
    const { locks, report, clock } = this.#host;
    if (locks === undefined || this.#unwatch !== undefined) return;
    const onGone = () => {
      this.#unwatch = clock.setTimer(() => this.end(), lastWordsMs);
    };
    this.#unwatch = watchLease(locks, lock, onGone, report);
  }

  #openLog(client: Client, message: Extract<TabMessage, { type: 'open_log' }>): void {
    const { sub, channel, since, wantsPresence } = message;
    const tell = (told: Told) => this.post({ type: 'told', sub, told });
    const subscription = client.log(
      channel,
      {
        onReset: (reset) => tell({ what: 'reset', reset }),
        onEvents: (events, { replayed }) =>
          tell({ what: 'events', events, replayed, position: subscription.position }),
        onSignal: (from, signal) => tell({ what: 'signal', from, signal }),
        // The server is asked for it only where somebody wants to hear it.
        ...(wantsPresence ? { onPresence: (presence) => tell({ what: 'presence', presence }) } : {}),
        onSync: (sync) => tell({ what: 'sync', sync }),
        onDegraded: (degraded) => tell({ what: 'degraded', degraded }),
        onError: (failure) => tell({ what: 'error', failure }),
      },
      since === undefined ? {} : { since },
    );
    this.#subscriptions.set(sub, subscription);
  }

  #openState(client: Client, message: Extract<TabMessage, { type: 'open_state' }>): void {
    const { sub, channel, maxRate } = message;
    const tell = (told: Told) => this.post({ type: 'told', sub, told });
    const subscription = client.state(
      channel,
      {
        onValue: (value, about) => this.#postValue({ sub, told: { what: 'value', value, about } }),
        onSync: (sync) => tell({ what: 'sync', sync }),
        onDegraded: (degraded) => tell({ what: 'degraded', degraded }),
        onError: (failure) => tell({ what: 'error', failure }),
      },
      maxRate === undefined ? {} : { maxRate },
    );
    this.#subscriptions.set(sub, subscription);
  }

  #publish(client: Client, message: Extract<TabMessage, { type: 'publish' }>): void {
    const { channel, body, messageId, replyTo } = message;
    try {
      this.#tellEnd(client.publish(channel, body, { messageId, replyTo }));
    } catch (error) {
      if (!(error instanceof OutboxFullError)) throw error;
      this.post({ type: 'unkept', messageId });
    }
  }

  #retry(client: Client, messageId: string): void {
    const publication = client.retry(messageId);
    if (publication !== undefined) {
      this.#tellEnd(publication);
      return;
    }
    // Another tab was faster: it is on its way again, or was taken back.
    const known = client.outbox.find((entry) => entry.messageId === messageId);
    if (known !== undefined) this.#tellEnd(client.publish(known.channel, known.body, { messageId }));
    else this.post({ type: 'settled', messageId, settled: { outcome: 'discarded' } });
  }

  #findFollowed(client: Client, entries: readonly OutboxEntry[]): void {
    if (this.#followed.size === 0) return;
    for (const { messageId, channel, body } of entries) {
      if (this.#followed.delete(messageId)) this.#tellEnd(client.publish(channel, body, { messageId }));
    }
  }

  /** A publication is never rejected. */
  #tellEnd({ messageId, settled }: Publication): void {
    const live = this.#live;
    void settled.then((how) => {
      if (this.#live === live) this.post({ type: 'settled', messageId, settled: how });
    });
  }

  async #answer(client: Client, request: number, question: Question): Promise<void> {
    try {
      this.post({ type: 'answer', request, page: await ask(client, question) });
    } catch (error) {
      this.post({ type: 'no_answer', request, failure: failureOf(error) });
    }
  }
}

function ask(client: Client, question: Question): Promise<Answer> {
  switch (question.what) {
    case 'history':
      return client.history(question.channel, question.range);
    case 'presence':
      return client.presence(question.channel, question.range);
    default:
      return assertNever(question);
  }
}

/** An error as it may cross to another thread. */
function failureOf(error: unknown): Failure {
  if (!(error instanceof RequestError))
    return { code: 'internal', message: describeError(error), retryable: false };
  const { code, message, retryable, retryAfterMs } = error;
  return { code, message, retryable, retryAfterMs };
}
