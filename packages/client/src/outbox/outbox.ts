/**
 * Everything a person has said and the server has not yet confirmed. A message is kept before it is sent, sent in the order of its room,
 * one at a time, under the same id until there is an answer; so it arrives once, whatever breaks in between. A message that the server
 * refuses for good is parked with the reason, and those behind it go on: a room is never blocked by one bad line.
 */
import type { LogEvent, RoomChannelName } from '@tidewire/protocol/wire';
import { v7 as uuidv7 } from 'uuid';
import type { Failure, OutboxEntry, OutboxState, Publication, PublishOptions, Settled } from '../api.ts';
import { backoffMs } from '../connection/backoff.ts';
import { OutboxFullError } from '../failure.ts';
import type { Cancel, Clock } from '../platform/clock.ts';
import type { Ask } from '../requests.ts';
import { KeptMessages } from './kept-messages.ts';
import type { OutboxStorage, StoredMessage } from './storage.ts';
import { aloneInTheWorld, type TabNote, type Tabs } from './tabs.ts';

const maxMessages = 1_000;
const maxRoomsAtOnce = 8;
/** A message that the server stumbles over this often is parked rather than tried for ever. */
const maxStumbles = 5;

type Item = {
  message: StoredMessage;
  state: OutboxState;
  keeping: 'pending' | 'kept' | 'lost';
  stumbles: number;
};

export type OutboxParts = {
  userId: string;
  clock: Clock;
  random: () => number;
  storage: OutboxStorage;
  tabs: Tabs;
  ask: Ask;
  /** There is a connection, and the server has not said that it goes away. */
  canSend: () => boolean;
  /** Whether somebody on this page is shown the room and has not been shown that event yet. */
  isAwaited: (channel: RoomChannelName, seq: number) => boolean;
  report: (error: unknown) => void;
  onChange: (entries: readonly OutboxEntry[]) => void;
};

export class Outbox {
  readonly #parts: OutboxParts;
  readonly #tabs: Tabs;
  readonly #kept: KeptMessages;
  /** In the order they are sent. */
  #items = new Map<string, Item>();
  readonly #settlers = new Map<string, PromiseWithResolvers<Settled>>();
  #entries: readonly OutboxEntry[] = [];
  #unlisten: (() => void) | undefined;
  #isOurTurn = false;
  #giveUpTurn: (() => void) | undefined;
  #pause: Cancel | undefined;
  #pauses = 0;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#tabs = parts.storage.isShared ? parts.tabs : aloneInTheWorld;
    this.#kept = new KeptMessages(parts.storage, parts.report);
  }

  get entries(): readonly OutboxEntry[] {
    return this.#entries;
  }

  start(): void {
    this.#unlisten ??= this.#tabs.listen((note) => this.#hear(note));
    this.#reload();
  }

  stop(): void {
    this.#unlisten?.();
    this.#unlisten = undefined;
    this.#kept.close();
  }

  /** There is a connection: when it is this tab's turn, what waits is sent. */
  connect(): void {
    this.#giveUpTurn ??= this.#tabs.holdTurn(() => {
      this.#isOurTurn = true;
      // With what another tab had left behind.
      this.#reload();
    });
    this.#pump();
  }

  /** Nothing can be sent for a while: another tab may. What was being sent fails with `disconnected` and is queued again. */
  disconnect(): void {
    this.#isOurTurn = false;
    this.#giveUpTurn?.();
    this.#giveUpTurn = undefined;
    this.#pause?.();
    this.#pause = undefined;
  }

  publish(
    channel: RoomChannelName,
    body: string,
    { messageId = uuidv7(), replyTo }: PublishOptions = {},
  ): Publication {
    const known = this.#items.get(messageId);
    if (known !== undefined) return this.#publication(messageId);
    if (this.#items.size >= maxMessages) throw new OutboxFullError('the outbox is full');
    const { userId, clock } = this.#parts;
    this.#keep({ messageId, userId, channel, body, replyTo, createdAt: clock.now() });
    return this.#publication(messageId);
  }

  retry(messageId: string): Publication | undefined {
    const item = this.#items.get(messageId);
    if (item?.state.name !== 'failed') return undefined;
    const { failure: _, ...message } = item.message;
    this.#items.delete(messageId);
    this.#keep(message);
    return this.#publication(messageId);
  }

  discard(messageId: string): boolean {
    const name = this.#items.get(messageId)?.state.name;
    if (name !== 'queued' && name !== 'failed') return false;
    this.#items.delete(messageId);
    this.#conclude(messageId, { outcome: 'discarded' });
    this.#changed();
    return true;
  }

  /** Events that were shown: our own among them have arrived, even if their answer was lost. */
  onDelivered(events: readonly LogEvent[]): void {
    let isChanged = false;
    for (const { seq, data } of events) {
      if (data.kind !== 'message.created' || data.author.id !== this.#parts.userId) continue;
      const item = this.#items.get(data.messageId);
      if (item === undefined) continue;
      this.#items.delete(data.messageId);
      if (item.state.name !== 'sent')
        this.#conclude(data.messageId, { outcome: 'sent', seq, duplicate: false });
      isChanged = true;
    }
    if (!isChanged) return;
    this.#changed();
    this.#pump();
  }

  /** Nobody waits to be shown what was sent to this room any more. */
  onForgotten(channel: string): void {
    for (const [messageId, { message, state }] of this.#items) {
      if (message.channel !== channel || state.name !== 'sent') continue;
      this.#items.delete(messageId);
      this.#changed();
    }
  }

  #publication(messageId: string): Publication {
    const settler = this.#settlers.get(messageId) ?? Promise.withResolvers<Settled>();
    const state = this.#items.get(messageId)?.state;
    if (state?.name === 'sent') settler.resolve({ outcome: 'sent', seq: state.seq, duplicate: false });
    else this.#settlers.set(messageId, settler);
    return { messageId, settled: settler.promise };
  }

  #keep(message: StoredMessage): void {
    const item = createItem(message, 'pending');
    this.#items.set(message.messageId, item);
    this.#changed();
    this.#kept.put(message, (isKept) => {
      item.keeping = isKept ? 'kept' : 'lost';
      this.#tabs.tell({ type: 'changed' });
      this.#changed();
      this.#pump();
    });
  }

  /** Sends the first of each room that may go. */
  #pump(): void {
    if (this.#pause !== undefined || !this.#parts.canSend()) return;
    const seen = new Set<string>();
    let sending = 0;
    for (const item of this.#items.values()) if (item.state.name === 'sending') sending += 1;
    for (const item of [...this.#items.values()]) {
      const { channel } = item.message;
      if (item.state.name === 'failed' || item.state.name === 'sent' || seen.has(channel)) continue;
      seen.add(channel);
      if (item.state.name === 'sending' || !this.#maySend(item) || sending >= maxRoomsAtOnce) continue;
      sending += 1;
      this.#send(item);
    }
  }

  /** Kept first. What could not be kept is known to this tab alone, so it does not wait for a turn. */
  #maySend({ keeping }: Item): boolean {
    return keeping === 'lost' || (keeping === 'kept' && this.#isOurTurn);
  }

  #send(item: Item): void {
    const { channel, messageId, body, replyTo } = item.message;
    item.state = { name: 'sending' };
    this.#changed();
    const data = { kind: 'message', messageId, body, replyTo } as const;
    this.#parts.ask({ type: 'publish', channel, data }, (outcome) => {
      // Its event may have come before its answer.
      if (this.#items.get(messageId) !== item) return;
      if (!outcome.ok) this.#sendFailed(item, outcome.failure);
      else this.#sent(item, outcome.reply.seq ?? 0, outcome.reply.duplicate ?? false);
      this.#changed();
      this.#pump();
    });
  }

  #sent(item: Item, seq: number, duplicate: boolean): void {
    const { messageId, channel } = item.message;
    this.#pauses = 0;
    // The event of a duplicate came long ago, perhaps in a history that has begun anew since.
    if (!duplicate && this.#parts.isAwaited(channel, seq)) item.state = { name: 'sent', seq };
    else this.#items.delete(messageId);
    this.#conclude(messageId, { outcome: 'sent', seq, duplicate });
  }

  #sendFailed(item: Item, failure: Failure): void {
    item.state = { name: 'queued' };
    const { code } = failure;
    if (code === 'disconnected' || code === 'timeout') return;
    if (code === 'internal') item.stumbles += 1;
    if (failure.retryable && item.stumbles < maxStumbles) {
      this.#pauseFor(failure.retryAfterMs ?? backoffMs(this.#pauses + 1, this.#parts.random()));
      return;
    }
    const { message, retryable } = failure;
    const { messageId } = item.message;
    const told = { reason: code, message, retryable };
    item.message = { ...item.message, failure: told };
    item.state = { name: 'failed', ...told };
    const settled: Settled = { outcome: 'failed', ...told };
    this.#settle(messageId, settled);
    this.#tabs.tell({ type: 'settled', messageId, settled });
    this.#kept.park(messageId, told, () => this.#tabs.tell({ type: 'changed' }));
  }

  #pauseFor(ms: number): void {
    this.#pauses += 1;
    this.#pause?.();
    this.#pause = this.#parts.clock.setTimer(() => {
      this.#pause = undefined;
      this.#pump();
    }, ms);
  }

  /** It is over: told to whoever waits, here and in other tabs, and only then forgotten by the storage. */
  #conclude(messageId: string, settled: Settled): void {
    this.#settle(messageId, settled);
    this.#tabs.tell({ type: 'settled', messageId, settled });
    this.#kept.remove(messageId, () => this.#tabs.tell({ type: 'changed' }));
  }

  #settle(messageId: string, settled: Settled): void {
    this.#settlers.get(messageId)?.resolve(settled);
    this.#settlers.delete(messageId);
  }

  #hear(note: TabNote): void {
    if (note.type === 'changed') {
      this.#reload();
      return;
    }
    const { messageId, settled } = note;
    this.#settle(messageId, settled);
    const item = this.#items.get(messageId);
    if (item === undefined || item.state.name === 'sending' || item.state.name === 'sent') return;
    const { channel } = item.message;
    if (settled.outcome === 'sent' && !settled.duplicate && this.#parts.isAwaited(channel, settled.seq)) {
      item.state = { name: 'sent', seq: settled.seq };
    } else if (settled.outcome !== 'failed') this.#items.delete(messageId);
    this.#changed();
  }

  #reload(): void {
    this.#kept.list(this.#parts.userId, (messages) => {
      this.#items = this.#merge(messages);
      this.#changed();
      this.#pump();
    });
  }

  /** What the storage lists, in its order, then what only this tab has; about messages being changed or sent, this tab knows better. */
  #merge(messages: readonly StoredMessage[]): Map<string, Item> {
    const merged = new Map<string, Item>();
    for (const message of messages) {
      const { messageId } = message;
      const known = this.#items.get(messageId);
      if (!this.#kept.isChanging(messageId)) {
        merged.set(messageId, refresh(known ?? createItem(message, 'kept'), message));
      } else if (known !== undefined) merged.set(messageId, known);
    }
    for (const [messageId, item] of this.#items) {
      const isOnlyHere = item.keeping !== 'kept' || this.#kept.isChanging(messageId);
      const isUnderway = item.state.name === 'sending' || item.state.name === 'sent';
      if (!merged.has(messageId) && (isOnlyHere || isUnderway)) merged.set(messageId, item);
    }
    return merged;
  }

  #changed(): void {
    const { isDurable } = this.#parts.storage;
    this.#entries = [...this.#items.values()].map(({ message, state, keeping }) => {
      const { userId: _, failure: __, ...said } = message;
      return { ...said, durable: isDurable && keeping === 'kept', state };
    });
    this.#parts.onChange(this.#entries);
  }
}

function createItem(message: StoredMessage, keeping: Item['keeping']): Item {
  return refresh({ message, state: { name: 'queued' }, keeping, stumbles: 0 }, message);
}

/** The same item, with what may have changed about it where it is kept. */
function refresh(item: Item, message: StoredMessage): Item {
  const { failure } = message;
  item.message = message;
  if (item.state.name === 'queued' || item.state.name === 'failed') {
    item.state = failure === undefined ? { name: 'queued' } : { name: 'failed', ...failure };
  }
  return item;
}
