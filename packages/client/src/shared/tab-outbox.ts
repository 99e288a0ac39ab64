/**
 * The outbox as one tab shows it: what the host lists, and behind it what was written here and the host has not listed yet. A message
 * that nobody acknowledged is handed over again, under the same id, to whatever host comes next.
 */
import type { RoomChannelName } from '@tidewire/protocol/wire';
import { v7 as uuidv7 } from 'uuid';
import type { OutboxEntry, Publication, PublishOptions, Settled } from '../api.ts';
import { OutboxFullError } from '../failure.ts';
import type { HostMessage, TabMessage } from './port-messages.ts';

const maxMessages = 1_000;
const full = { reason: 'unavailable', message: 'the outbox is full', retryable: true } as const;

type Awaited = PromiseWithResolvers<Settled>;

export type TabOutboxParts = {
  now: () => number;
  post: (message: TabMessage) => void;
  onChange: (entries: readonly OutboxEntry[]) => void;
};

export class TabOutbox {
  readonly #parts: TabOutboxParts;
  /** As the host has it. */
  #listed: readonly OutboxEntry[] = [];
  /** Written here and not listed yet, in that order. */
  readonly #own = new Map<string, OutboxEntry>();
  readonly #awaited = new Map<string, Awaited>();
  #entries: readonly OutboxEntry[] = [];

  constructor(parts: TabOutboxParts) {
    this.#parts = parts;
  }

  get entries(): readonly OutboxEntry[] {
    return this.#entries;
  }

  publish(
    channel: RoomChannelName,
    body: string,
    { messageId = uuidv7(), replyTo }: PublishOptions = {},
  ): Publication {
    const known = this.#awaited.get(messageId);
    if (known !== undefined) return { messageId, settled: known.promise };
    const isListed = this.#find(messageId) !== undefined;
    if (!isListed) {
      if (this.#entries.length >= maxMessages) throw new OutboxFullError('the outbox is full');
      const createdAt = this.#parts.now();
      this.#own.set(messageId, {
        messageId,
        channel,
        body,
        replyTo,
        createdAt,
        durable: false,
        state: { name: 'queued' },
      });
      this.#changed();
    }
    const publication = this.#await(messageId);
    this.#parts.post({ type: 'publish', channel, body, messageId, replyTo });
    return publication;
  }

  retry(messageId: string): Publication | undefined {
    const entry = this.#find(messageId);
    if (entry?.state.name !== 'failed') return undefined;
    const publication = this.#await(messageId);
    if (this.#own.delete(messageId)) {
      this.#own.set(messageId, { ...entry, state: { name: 'queued' } });
      this.#changed();
      const { channel, body, replyTo } = entry;
      this.#parts.post({ type: 'publish', channel, body, messageId, replyTo });
    } else this.#parts.post({ type: 'retry', messageId });
    return publication;
  }

  /** Answers by what this tab knows: a message that was queued a moment ago may be on its way by now. */
  discard(messageId: string): boolean {
    const name = this.#find(messageId)?.state.name;
    if (name !== 'queued' && name !== 'failed') return false;
    if (this.#own.delete(messageId)) {
      this.#settle(messageId, { outcome: 'discarded' });
      this.#changed();
    }
    // Also of one's own: it may be there already, and not listed yet.
    this.#parts.post({ type: 'discard', messageId });
    return true;
  }

  /** There is a host that knows nothing of this tab: what may be in nobody's hands is handed over, the rest is asked after. */
  handOver(): void {
    for (const { messageId, channel, body, replyTo, state } of this.#own.values()) {
      if (state.name === 'queued') this.#parts.post({ type: 'publish', channel, body, messageId, replyTo });
    }
    for (const messageId of this.#awaited.keys()) {
      if (this.#own.has(messageId)) continue;
      const listed = this.#find(messageId);
      // One that no storage kept went with the host before; the server knows its id if it was sent.
      if (listed !== undefined && !listed.durable && listed.state.name !== 'failed') {
        const { channel, body, replyTo } = listed;
        this.#parts.post({ type: 'publish', channel, body, messageId, replyTo });
      } else this.#parts.post({ type: 'follow', messageId });
    }
  }

  /** An event of one's own message was shown: it has arrived, whatever became of its answer. */
  onDelivered(messageId: string, seq: number): void {
    this.#settle(messageId, { outcome: 'sent', seq, duplicate: false });
    if (this.#own.delete(messageId)) this.#changed();
  }

  hear(message: Extract<HostMessage, { type: 'outbox' | 'settled' | 'unkept' }>): void {
    switch (message.type) {
      case 'outbox':
        this.#listed = message.entries;
        for (const { messageId } of message.entries) this.#own.delete(messageId);
        break;
      case 'settled':
        this.#own.delete(message.messageId);
        this.#settle(message.messageId, message.settled);
        break;
      case 'unkept': {
        const entry = this.#own.get(message.messageId);
        if (entry === undefined) return;
        this.#own.set(message.messageId, { ...entry, state: { name: 'failed', ...full } });
        this.#settle(message.messageId, { outcome: 'failed', ...full });
      }
    }
    this.#changed();
  }

  #find(messageId: string): OutboxEntry | undefined {
    return this.#entries.find((entry) => entry.messageId === messageId);
  }

  #await(messageId: string): Publication {
    const awaited = this.#awaited.get(messageId) ?? Promise.withResolvers<Settled>();
    this.#awaited.set(messageId, awaited);
    return { messageId, settled: awaited.promise };
  }

  #settle(messageId: string, settled: Settled): void {
    this.#awaited.get(messageId)?.resolve(settled);
    this.#awaited.delete(messageId);
  }

  #changed(): void {
    const before = this.#entries;
    this.#entries = [...this.#listed, ...this.#own.values()];
    if (before.length > 0 || this.#entries.length > 0) this.#parts.onChange(this.#entries);
  }
}
