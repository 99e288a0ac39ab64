import type { RoomMessage } from '#web/realtime/rooms/room-log.ts';

/** A message that the server has not confirmed yet, in the words of the outbox. */
export type PendingMessage = {
  readonly id: string;
  readonly body: string;
  readonly createdAt: number;
  readonly status:
    | { readonly word: 'queued' }
    | { readonly word: 'sending' }
    | { readonly word: 'failed'; readonly reason: string; readonly retryable: boolean };
};

export type Person = { readonly id: string; readonly name: string; readonly guest: boolean };

/**
 * What the timeline draws, top to bottom. A pending message and its confirmed row have the same key, so the row stays where it is and
 * only its mark changes.
 */
export type TimelineRow =
  | { readonly type: 'top'; readonly key: 'top' }
  | { readonly type: 'day'; readonly key: string; readonly at: number }
  | { readonly type: 'unread'; readonly key: 'unread' }
  | {
      readonly type: 'message';
      readonly key: string;
      readonly author: Person;
      readonly body: string;
      readonly createdAt: number;
      /** First of a run by one author: drawn with name and time. */
      readonly isHead: boolean;
      readonly pending: PendingMessage['status'] | undefined;
    };

/** Messages of one author within this time stand together. */
const runMs = 5 * 60_000;

export type TimelineInput = {
  messages: readonly RoomMessage[];
  pending: readonly PendingMessage[];
  me: Person;
  /** The read position when the room was opened: the unread line stands after it. `undefined` draws none. */
  unreadAfter: number | undefined;
};

export function buildRows({ messages, pending, me, unreadAfter }: TimelineInput): TimelineRow[] {
  const rows: TimelineRow[] = [{ type: 'top', key: 'top' }];
  let previous: { authorId: string; at: number; day: string } | undefined;
  let isLineDrawn = false;

  const add = (
    id: string,
    author: Person,
    body: string,
    at: number,
    status: PendingMessage['status'] | undefined,
  ) => {
    const day = dayOf(at);
    if (previous?.day !== day) {
      rows.push({ type: 'day', key: `day-${day}`, at });
      previous = undefined;
    }
    const isHead = previous === undefined || previous.authorId !== author.id || at - previous.at > runMs;
    rows.push({ type: 'message', key: id, author, body, createdAt: at, isHead, pending: status });
    previous = { authorId: author.id, at, day };
  };

  const confirmed = new Set<string>();
  for (const message of messages) {
    confirmed.add(message.id);
    if (
      !isLineDrawn &&
      unreadAfter !== undefined &&
      message.seq > unreadAfter &&
      message.author.id !== me.id
    ) {
      const day = dayOf(message.createdAt);
      if (previous?.day !== day) rows.push({ type: 'day', key: `day-${day}`, at: message.createdAt });
      rows.push({ type: 'unread', key: 'unread' });
      previous = { authorId: '', at: message.createdAt, day };
      isLineDrawn = true;
    }
    add(message.id, message.author, message.body, message.createdAt, undefined);
  }
  const end = messages[messages.length - 1]?.createdAt ?? 0;
  for (const entry of pending)
    if (!confirmed.has(entry.id)) add(entry.id, me, entry.body, Math.max(entry.createdAt, end), entry.status);
  return rows;
}

/** The reader's own calendar day, as a key. */
function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}
