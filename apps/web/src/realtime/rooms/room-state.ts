import type { LogReset, SyncState } from '@tidewire/client';
import type { LogEvent, Membership, RoomEventData } from '@tidewire/protocol/wire';
import { countCalls } from './calls.ts';
import { type RoomLog, type RoomMessage, restartLog, startLog, trimmed, withEvents } from './room-log.ts';
import { type RoomPast, withLaterChanges } from './room-past.ts';
import { withoutParticipant } from './room-title.ts';
import { afterRead, type Unread, unreadOf, withCounted } from './unread.ts';

/** One of the person's rooms, as every part of the page sees it. Changed only by the functions below; each returns a new one. */
export type RoomState = {
  readonly membership: Membership;
  readonly readSeq: number;
  readonly unread: Unread;
  /** Unread messages that call this person, or everybody. */
  readonly mentions: number;
  /** What this person is called by. */
  readonly handle: string | undefined;
  readonly lastMessage: LastMessage | undefined;
  readonly log: RoomLog;
  /** Of the last event that pinned something or took a pin away; 0 when none was heard. */
  readonly pinsSeq: number;
  readonly sync: SyncState;
  /** A stretch of history that is shown instead of the end of `log`: a link led there. */
  readonly past: RoomPast | undefined;
  /** Another number: another part of the room is shown, and where the reader stood in it means nothing there. */
  readonly view: number;
  /** Where the reader wants to be; each wish is an object of its own. */
  readonly aim: Aim | undefined;
  readonly older: Paging;
  readonly newer: Paging;
};

/** The row to bring into view, by its key in the timeline: a message's id, or the unread line. */
export type Aim = { readonly row: string };

export type Paging = { word: 'idle' } | { word: 'loading' } | { word: 'failed'; message: string };

/** The end of the room is shown, and nothing was asked for. */
export const atTheEnd = {
  past: undefined,
  aim: undefined,
  older: { word: 'idle' },
  newer: { word: 'idle' },
} as const;

export type LastMessage = {
  readonly author: string;
  readonly body: string;
  readonly at: number;
  readonly editedAt: number | undefined;
  readonly feed: RoomMessage['feed'];
};

/** Messages a room keeps while nobody looks at it; older ones are paged in again when it is opened. */
export const keptWhileAway = 200;

export function roomFrom(membership: Membership, handle?: string): RoomState {
  return {
    membership,
    readSeq: membership.lastReadSeq,
    unread: { count: membership.unread, seq: membership.seq },
    mentions: membership.unreadMentions,
    handle,
    lastMessage: lastOf(membership),
    log: startLog({ epoch: membership.epoch, seq: membership.seq }, membership.userId),
    pinsSeq: 0,
    sync: 'joining',
    view: 0,
    ...atTheEnd,
  };
}

/**
 * The server told us again how it sees this room: its word on everything but the messages we already hold. Which history they belong to is
 * for the socket to say, where there is one (`isFollowed`): it also brings what comes next in it.
 */
export function refreshed(
  room: RoomState,
  membership: Membership,
  { me, isFollowed }: { me: string; isFollowed: boolean },
): RoomState {
  if (membership.epoch !== room.log.epoch) {
    if (!isFollowed) return roomFrom(membership, room.handle);
    const { epoch, seq } = room.membership;
    return { ...room, membership: { ...membership, epoch, seq } };
  }
  const readSeq = Math.max(room.readSeq, membership.lastReadSeq);
  const counted = unreadOf(membership, room.log, me);
  const unread =
    readSeq > membership.lastReadSeq
      ? (afterRead(counted, room.log, readSeq, me, membership.feedsMuted) ?? counted)
      : counted;
  return {
    ...room,
    membership,
    readSeq,
    unread,
    mentions: mentionsAfter(room, membership, readSeq, me),
    // What was deleted since is not known to be: the server's word holds, unless more was heard than it knew.
    lastMessage:
      membership.seq >= room.log.seq ? lastOf(membership) : newer(room.lastMessage, lastOf(membership)),
  };
}

/** Live events: messages, and what they say about the room itself. */
export function heard(room: RoomState, events: readonly LogEvent[], me: string, isOpen: boolean): RoomState {
  const log = withEvents(room.log, events);
  if (log === room.log) return room;
  const fresh = log.messages.filter((message) => message.seq > room.log.seq);
  const last = log.messages.findLast((message) => !message.isDeleted);
  return {
    ...room,
    log: isOpen ? log : trimmed(log, keptWhileAway),
    past: room.past === undefined ? undefined : withLaterChanges(room.past, events),
    pinsSeq: Math.max(room.pinsSeq, ...events.filter(isAboutPins).map(({ seq }) => seq)),
    unread: withCounted(
      room.unread,
      fresh.filter((message) => message.seq > room.readSeq),
      log.seq,
      me,
      room.membership.feedsMuted,
    ),
    lastMessage: last === undefined ? room.lastMessage : lastFrom(last),
    mentions: room.mentions + countCalls(fresh, room.readSeq, { id: me, handle: room.handle }),
    membership: events.reduce((membership, event) => withEvent(membership, event, me), room.membership),
  };
}

/** What was held could not be continued: show the most recent events instead. */
export function restarted(room: RoomState, reset: LogReset<RoomEventData>, me: string): RoomState {
  const log = restartLog(reset.position, reset.events, me);
  const isSameHistory = reset.position.epoch === room.log.epoch;
  const readSeq = isSameHistory ? room.readSeq : 0;
  const last = log.messages.findLast((message) => !message.isDeleted);
  return {
    ...room,
    log,
    readSeq,
    unread: withCounted(
      { count: room.unread.count, seq: room.unread.seq },
      log.messages,
      log.seq,
      me,
      room.membership.feedsMuted,
    ),
    lastMessage: last === undefined ? room.lastMessage : lastFrom(last),
    // What was not heard may have been about them.
    pinsSeq: log.seq,
    ...atTheEnd,
    view: room.past === undefined ? room.view : room.view + 1,
  };
}

/** The read position moved, here or in another tab. `isKnown: false`: the count has to be asked for. */
export function readUpTo(room: RoomState, seq: number, me: string): { room: RoomState; isKnown: boolean } {
  if (seq <= room.readSeq) return { room, isKnown: true };
  const unread = afterRead(room.unread, room.log, seq, me, room.membership.feedsMuted);
  if (unread === undefined) return { room: { ...room, readSeq: seq }, isKnown: false };
  const { log, handle } = room;
  const left = unread.count === 0 ? 0 : countCalls(log.messages, seq, { id: me, handle });
  return { room: { ...room, readSeq: seq, unread, mentions: Math.min(left, room.mentions) }, isKnown: true };
}

/** The server’s count, with what was heard since it was made; where more was read than it knew, what is left of what is held. */
function mentionsAfter(room: RoomState, membership: Membership, readSeq: number, me: string): number {
  const { messages } = room.log;
  const reader = { id: me, handle: room.handle };
  if (readSeq > membership.lastReadSeq)
    return Math.min(countCalls(messages, readSeq, reader), membership.unreadMentions);
  return membership.unreadMentions + countCalls(messages, Math.max(readSeq, membership.seq), reader);
}

function withEvent(membership: Membership, event: LogEvent, me: string): Membership {
  const { data } = event;
  const { room } = membership;
  // The membership's own position says which events its numbers already include.
  if (event.seq <= membership.seq) return membership;
  switch (data.kind) {
    case 'member.joined':
      return { ...membership, room: { ...room, memberCount: room.memberCount + 1 } };
    case 'member.left':
      return withoutParticipant(
        { ...membership, room: { ...room, memberCount: Math.max(room.memberCount - 1, 0) } },
        data.user.id,
      );
    case 'member.changed':
      return data.user.id === me ? { ...membership, role: data.role } : membership;
    case 'room.updated':
      return {
        ...membership,
        room: { ...room, name: data.name, topic: data.topic, visibility: data.visibility },
      };
    default:
      return membership;
  }
}

const isAboutPins = ({ data }: LogEvent): boolean => data.kind === 'pin.added' || data.kind === 'pin.removed';

const lastFrom = (message: RoomMessage): LastMessage => ({
  author: message.author.name,
  body: message.body,
  at: message.createdAt,
  editedAt: message.editedAt,
  feed: message.feed,
});

function lastOf({ lastMessage }: Membership): LastMessage | undefined {
  if (lastMessage === null) return undefined;
  return {
    author: lastMessage.author.name,
    body: lastMessage.body,
    at: Date.parse(lastMessage.createdAt),
    editedAt: lastMessage.editedAt === undefined ? undefined : Date.parse(lastMessage.editedAt),
    feed: lastMessage.feed,
  };
}

function newer(a: LastMessage | undefined, b: LastMessage | undefined): LastMessage | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.at >= a.at ? b : a;
}

/** When something last happened in it: rooms are listed by this. */
export const activityOf = (room: RoomState): number =>
  room.lastMessage?.at ?? Date.parse(room.membership.joinedAt);
