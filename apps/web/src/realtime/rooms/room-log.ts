import type { LogEvent, Message, Position } from '@tidewire/protocol/wire';
import { changesBy, type MessageChange, type RoomMessage, withChange } from './room-message.ts';

/**
 * The messages of one room as this page knows them. It knows order, holes and bounds; it refuses to know sockets, fetches and React.
 *
 * Live events and older pages can never miss or double a message: the subscription names a position, everything after it
 * comes over the socket, and everything at or before it (`floor`) is paged backwards by sequence number.
 */
export type RoomLog = {
  /** Whose page this is. */
  readonly me: string;
  readonly epoch: string;
  /** Everything after this sequence number is held here; at or before it, the server has to be asked. */
  readonly floor: number;
  /** The last position heard of; events that are not messages move it too. */
  readonly seq: number;
  /** Ascending by `seq`, each message once. */
  readonly messages: readonly RoomMessage[];
  /**
   * Where an older page was joined on: the `seq` of what had been first until then. A timeline that draws these as the first of their
   * group keeps them as they were, so that nothing already on the screen changes its height.
   */
  readonly joints: ReadonlySet<number>;
  /** The newest changes of messages that are not held: a page of older ones may have been read before them. */
  readonly changes: readonly MessageChange[];
};

const keptChanges = 200;

/** Starts at a position: nothing is held yet, all of it is older. */
export const startLog = (position: Position, me: string): RoomLog => ({
  me,
  epoch: position.epoch,
  floor: position.seq,
  seq: position.seq,
  messages: [],
  joints: new Set(),
  changes: [],
});

/** Begins anew from the most recent events of a history that could not be continued. */
export function restartLog(position: Position, events: readonly LogEvent[], me: string): RoomLog {
  const first = events[0];
  const floor = first === undefined ? position.seq : first.seq - 1;
  return withEvents(startLog({ epoch: position.epoch, seq: floor }, me), events, position.seq);
}

/** Adds live events. What is already there, or lies below the floor, changes nothing. */
export function withEvents(log: RoomLog, events: readonly LogEvent[], seq = 0): RoomLog {
  const added: RoomMessage[] = [];
  const changes: MessageChange[] = [];
  let end = Math.max(log.seq, seq);
  for (const event of events) {
    end = Math.max(end, event.seq);
    const message = messageOf(event);
    if (message !== undefined && message.seq > log.floor) added.push(message);
    changes.push(...changesBy(event));
  }
  if (added.length === 0 && changes.length === 0 && end === log.seq) return log;
  return withChanges({ ...log, seq: end, messages: merge(log.messages, added) }, changes);
}

/** Each change goes to its message when that is held, and is kept for a while when it is not. */
function withChanges(log: RoomLog, changes: readonly MessageChange[]): RoomLog {
  if (changes.length === 0) return log;
  const byMessage = Map.groupBy(changes, ({ messageId }) => messageId);
  const messages = log.messages.map((message) => {
    const own = byMessage.get(message.id);
    byMessage.delete(message.id);
    return own === undefined
      ? message
      : own.reduce((now, change) => withChange(now, change, log.me), message);
  });
  const notHeld = [...byMessage.values()].flat();
  return { ...log, messages, changes: [...log.changes, ...notHeld].slice(-keptChanges) };
}

/** Adds a page of older messages that ends at the floor. `isLast`: there is nothing before it. */
export function withOlder(log: RoomLog, page: readonly Message[], isLast: boolean): RoomLog {
  const older = page.filter((message) => message.seq <= log.floor).map(fromStored);
  const oldest = older.reduce((least, message) => Math.min(least, message.seq), log.floor + 1);
  const first = log.messages[0];
  const joined: RoomLog = {
    ...log,
    floor: isLast ? 0 : oldest - 1,
    messages: merge(log.messages, older),
    joints: first === undefined || older.length === 0 ? log.joints : new Set(log.joints).add(first.seq),
    changes: [],
  };
  return withChanges(joined, log.changes);
}

/** Lets go of the oldest messages beyond `keep`; the floor rises, so that they can be asked for again. */
export function trimmed(log: RoomLog, keep: number): RoomLog {
  const surplus = log.messages.length - keep;
  const last = surplus > 0 ? log.messages[surplus - 1] : undefined;
  if (last === undefined) return log;
  return { ...log, floor: last.seq, messages: log.messages.slice(surplus), joints: new Set() };
}

/** A message that was asked for by itself: as it is held, or as it was given and changed since. */
export function nowIn(log: RoomLog, given: RoomMessage): RoomMessage {
  const held = given.seq > log.floor ? log.messages.find(({ id }) => id === given.id) : undefined;
  return held ?? changedBy(log.changes, given, log.me);
}

/** Changes of other messages are passed over. */
export const changedBy = (changes: readonly MessageChange[], message: RoomMessage, me: string): RoomMessage =>
  changes.reduce(
    (now, change) => (change.messageId === message.id ? withChange(now, change, me) : now),
    message,
  );

export type { RoomMessage } from './room-message.ts';
export const hasOlder = (log: RoomLog): boolean => log.floor > 0;

function messageOf({ data, seq, ts }: LogEvent): RoomMessage | undefined {
  if (data.kind !== 'message.created') return undefined;
  const { messageId: id, author, body, attachments, editedAt, deletedAt, replyTo, feed } = data;
  return {
    ...{ id, seq, author, body, createdAt: ts, version: seq, replyTo, attachments, feed },
    editedAt: timeOf(editedAt),
    isDeleted: deletedAt !== undefined,
    // What became of it follows in the log.
    ...{ reactions: [], replyCount: 0, lastReplyAt: undefined },
  };
}

/** As REST gave it. */
export const fromStored = ({
  createdAt,
  editedAt,
  deletedAt,
  lastReplyAt,
  ...message
}: Message): RoomMessage => {
  const { id, seq, author, body, attachments, version, reactions, replyTo, replyCount, feed } = message;
  return {
    ...{ id, seq, author, body, attachments, version, reactions, replyTo, replyCount, feed },
    createdAt: Date.parse(createdAt),
    editedAt: timeOf(editedAt),
    isDeleted: deletedAt !== undefined,
    lastReplyAt: timeOf(lastReplyAt),
  };
};

const timeOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Date.parse(text);

/** Joins two lists by sequence number. The usual case, newer ones at the end, costs no sort. */
function merge(held: readonly RoomMessage[], added: readonly RoomMessage[]): readonly RoomMessage[] {
  if (added.length === 0) return held;
  const fresh = [...added].sort((a, b) => a.seq - b.seq);
  const last = held[held.length - 1];
  const first = fresh[0];
  if (last === undefined || first === undefined || first.seq > last.seq) return unique([...held, ...fresh]);
  const bySeq = new Map(held.map((message) => [message.seq, message]));
  for (const message of fresh) if (!bySeq.has(message.seq)) bySeq.set(message.seq, message);
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

const unique = (messages: RoomMessage[]): RoomMessage[] =>
  messages.filter((message, at) => at === 0 || message.seq !== messages[at - 1]?.seq);
