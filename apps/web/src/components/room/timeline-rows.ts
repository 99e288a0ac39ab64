import type { PendingMessage, PendingStatus } from '#web/realtime/rooms/pending-messages.ts';
import type { RoomLog, RoomMessage } from '#web/realtime/rooms/room-log.ts';

export type Person = { readonly id: string; readonly name: string; readonly guest: boolean };

/**
 * What the timeline draws, top to bottom. A pending message and its confirmed row have the same key, so the row stays where it is and
 * only its mark changes. Rows that are there keep key, order and height when an older page is put before them.
 */
export type TimelineRow =
  | { readonly type: 'day'; readonly key: string; readonly at: number }
  | { readonly type: 'unread'; readonly key: 'unread' }
  | MessageRow;

export type MessageRow = {
  readonly type: 'message';
  readonly key: string;
  readonly author: Person;
  readonly body: string;
  readonly createdAt: number;
  readonly isEdited: boolean;
  readonly isDeleted: boolean;
  readonly reactions: RoomMessage['reactions'];
  /** First of a run by one author: drawn with name and time. */
  readonly isHead: boolean;
  readonly pending: PendingStatus | undefined;
};

/** Messages of one author within this time stand together. */
const runMs = 5 * 60_000;

export type TimelineInput = {
  log: Pick<RoomLog, 'messages' | 'floor' | 'joints'>;
  pending: readonly PendingMessage[];
  me: Person;
  /** The read position when the room was opened: the unread line stands after it. `undefined` draws none. */
  unreadAfter: number | undefined;
};

export function buildRows({ log, pending, me, unreadAfter }: TimelineInput): TimelineRow[] {
  const rows: TimelineRow[] = [];
  // What is before the first message is not known until the room's beginning is: no day is drawn on a guess.
  let previous: Shown | undefined;
  // The line's place is known only when everything after the read position is here.
  let isLineDue = unreadAfter !== undefined && unreadAfter >= log.floor;

  const add = (message: Shown, status: PendingStatus | undefined) => {
    const isNewDay =
      previous === undefined ? log.floor === 0 : dayOf(previous.createdAt) !== dayOf(message.createdAt);
    if (isNewDay) rows.push({ type: 'day', key: `day-${message.id}`, at: message.createdAt });
    const isUnread = status === undefined && message.seq > (unreadAfter ?? 0) && message.author.id !== me.id;
    const isLine = isLineDue && isUnread;
    if (isLine) rows.push({ type: 'unread', key: 'unread' });
    if (isLine) isLineDue = false;
    const isHead = isNewDay || isLine || log.joints.has(message.seq) || !isRun(previous, message);
    const { id: key, author, body, createdAt, isDeleted, reactions } = message;
    const isEdited = message.editedAt !== undefined;
    const said = { author, body, createdAt, isEdited, isDeleted, reactions };
    rows.push({ type: 'message', key, ...said, isHead, pending: status });
    previous = message;
  };

  const confirmed = new Set<string>();
  for (const message of log.messages) {
    confirmed.add(message.id);
    add(message, undefined);
  }
  const end = log.messages[log.messages.length - 1];
  for (const { id, body, createdAt, status } of pending) {
    if (confirmed.has(id)) continue;
    const at = Math.max(createdAt, end?.createdAt ?? 0);
    const seq = Number.POSITIVE_INFINITY;
    add({ id, seq, author: me, body, createdAt: at, ...untouched }, status);
  }
  return rows;
}

/** Confirmed or pending. */
type Shown = Pick<RoomMessage, 'id' | 'seq' | 'author' | 'body' | 'createdAt' | keyof typeof untouched>;

/** What can have happened to a message, and has not. */
const untouched: Pick<RoomMessage, 'editedAt' | 'isDeleted' | 'reactions'> = {
  editedAt: undefined,
  isDeleted: false,
  reactions: [],
};

const isRun = (previous: Shown | undefined, message: Shown): boolean =>
  previous !== undefined &&
  previous.author.id === message.author.id &&
  message.createdAt - previous.createdAt <= runMs;

/** The reader's own calendar day, as a key. */
function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}
