import type { PendingMessage, PendingStatus } from '#web/realtime/rooms/pending-messages.ts';
import type { RoomLog, RoomMessage } from '#web/realtime/rooms/room-log.ts';
import type { Thread } from '#web/realtime/rooms/thread.ts';
import { isToRead } from '#web/realtime/rooms/unread.ts';

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
  readonly attachments: RoomMessage['attachments'];
  readonly createdAt: number;
  readonly editedAt: number | undefined;
  readonly isDeleted: boolean;
  readonly reactions: RoomMessage['reactions'];
  /** The first message of the thread that it is in, or would begin. */
  readonly threadId: string;
  readonly replyCount: number;
  readonly lastReplyAt: number | undefined;
  /** What it answers, where that has to be said: on the first of a run of replies in one thread. */
  readonly answers: Answered | undefined;
  /** First of a run by one author: drawn with name and time. */
  readonly isHead: boolean;
  readonly pending: PendingStatus | undefined;
  /** The live feed that made it. */
  readonly feed: RoomMessage['feed'];
};

/** The first message of a thread; `said` is there when the page holds it. */
export type Answered = { readonly rootId: string; readonly said: Said | undefined };
export type Said = Pick<RoomMessage, 'author' | 'body' | 'isDeleted' | 'feed' | 'createdAt' | 'editedAt'>;

/** Messages of one author within this time stand together. */
const runMs = 5 * 60_000;

export type TimelineInput = {
  log: Pick<RoomLog, 'messages' | 'floor' | 'joints'>;
  pending: readonly PendingMessage[];
  me: Person;
  /** The read position when the room was opened: the unread line stands after it. `undefined` draws none. */
  unreadAfter: number | undefined;
  /** What live feeds say is nothing to be read. */
  feedsMuted?: boolean;
};

export function buildRows({
  log,
  pending,
  me,
  unreadAfter,
  feedsMuted = false,
}: TimelineInput): TimelineRow[] {
  const rows: TimelineRow[] = [];
  // What is before the first message is not known until the room's beginning is: no day is drawn on a guess.
  let previous: Shown | undefined;
  // The line's place is known only when everything after the read position is here.
  let isLineDue = unreadAfter !== undefined && unreadAfter >= log.floor;

  const add = (message: Shown, status: PendingStatus | undefined) => {
    const isNewDay =
      previous === undefined ? log.floor === 0 : dayOf(previous.createdAt) !== dayOf(message.createdAt);
    if (isNewDay) rows.push({ type: 'day', key: `day-${message.id}`, at: message.createdAt });
    const isUnread =
      status === undefined && message.seq > (unreadAfter ?? 0) && isToRead(message, me.id, feedsMuted);
    const isLine = isLineDue && isUnread;
    if (isLine) rows.push({ type: 'unread', key: 'unread' });
    if (isLine) isLineDue = false;
    const isHead = isNewDay || isLine || log.joints.has(message.seq) || !isRun(previous, message);
    const rootId = isHead ? message.replyTo : undefined;
    const answers = rootId === undefined ? undefined : { rootId, said: roots.get(rootId) };
    rows.push({ ...rowOf(message, status), isHead, answers });
    previous = message;
  };

  const roots = rootsIn(log.messages);
  const confirmed = new Set<string>();
  for (const message of log.messages) {
    confirmed.add(message.id);
    add(message, undefined);
  }
  const end = log.messages[log.messages.length - 1];
  for (const { id, body, replyTo, createdAt, status } of pending) {
    if (confirmed.has(id)) continue;
    const at = Math.max(createdAt, end?.createdAt ?? 0);
    const seq = Number.POSITIVE_INFINITY;
    add({ id, seq, author: me, body, createdAt: at, ...untouched, replyTo }, status);
  }
  return rows;
}

/** Confirmed or pending. */
type Shown = Pick<
  RoomMessage,
  'id' | 'seq' | 'author' | 'body' | 'attachments' | 'createdAt' | 'replyTo' | keyof typeof untouched
>;

/** What can have happened to a message, and has not. */
const untouched: Pick<
  RoomMessage,
  'editedAt' | 'isDeleted' | 'reactions' | 'replyCount' | 'lastReplyAt' | 'feed'
> = {
  feed: undefined,
  editedAt: undefined,
  isDeleted: false,
  reactions: [],
  replyCount: 0,
  lastReplyAt: undefined,
};

function rowOf(message: Shown, pending: PendingStatus | undefined): Omit<MessageRow, 'isHead' | 'answers'> {
  const { id: key, author, body, attachments, createdAt, editedAt, ...became } = message;
  const { isDeleted, reactions, replyTo, replyCount, lastReplyAt, feed } = became;
  const said = { author, body, attachments, createdAt, editedAt, isDeleted, reactions, feed };
  return { type: 'message', key, ...said, threadId: replyTo ?? key, replyCount, lastReplyAt, pending };
}

/** The first messages of the threads in which these reply, as far as they are among them. */
function rootsIn(messages: readonly RoomMessage[]): ReadonlyMap<string, RoomMessage> {
  const asked = new Set(messages.map(({ replyTo }) => replyTo));
  return new Map(messages.filter(({ id }) => asked.has(id)).map((message) => [message.id, message]));
}

/** A thread as rows: the first message, then the replies. */
export function buildThreadRows({ root, replies, pending }: Thread, me: Person): MessageRow[] {
  const rows: MessageRow[] = [];
  let previous: Shown | undefined;
  const add = (message: Shown, status: PendingStatus | undefined) => {
    const isHead = rows.length <= 1 || !isRun(previous, message);
    rows.push({ ...rowOf(message, status), isHead, answers: undefined });
    previous = message;
  };
  if (root !== undefined) add(root, undefined);
  for (const reply of replies) add(reply, undefined);
  for (const { id, body, replyTo, createdAt, status } of pending)
    add({ id, seq: Number.POSITIVE_INFINITY, author: me, body, createdAt, ...untouched, replyTo }, status);
  return rows;
}

const isRun = (previous: Shown | undefined, message: Shown): boolean =>
  previous !== undefined &&
  previous.author.id === message.author.id &&
  previous.replyTo === message.replyTo &&
  previous.feed?.id === message.feed?.id &&
  message.createdAt - previous.createdAt <= runMs;

/** The reader's own calendar day, as a key. */
function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}
