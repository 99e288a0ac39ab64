import type { Membership } from '@tidewire/protocol/wire';
import type { RoomLog, RoomMessage } from './room-log.ts';

/**
 * How many messages by other people a person has not read: `count` is true as of position `seq`. Counting is by sequence number, so an
 * event that is heard twice, or was already in the server's count, is never counted again.
 */
export type Unread = { readonly count: number; readonly seq: number };

/** The server's count, and what this page has heard since. */
export function unreadOf(membership: Membership, log: RoomLog, me: string): Unread {
  return withCounted(
    { count: membership.unread, seq: membership.seq },
    log.messages.filter((message) => message.seq > membership.lastReadSeq),
    log.seq,
    me,
    membership.feedsMuted,
  );
}

/** What a feed says is news to everybody, whoever added it; only a headline is to be read, and not by those who mute feeds here. */
export const isToRead = (
  { author, feed }: Pick<RoomMessage, 'author' | 'feed'>,
  me: string,
  feedsMuted: boolean,
): boolean => (feed === undefined ? author.id !== me : feed.part === 'headline' && !feedsMuted);

/** Counts messages after `unread.seq`; the new count is true as of `seq`. */
export function withCounted(
  unread: Unread,
  messages: readonly RoomMessage[],
  seq: number,
  me: string,
  feedsMuted = false,
): Unread {
  if (seq <= unread.seq) return unread;
  const fresh = messages.filter((message) => message.seq > unread.seq && isToRead(message, me, feedsMuted));
  return { count: unread.count + fresh.length, seq };
}

/**
 * The count after the read position moved to `readSeq`. `undefined` when this page does not hold all that lies between: the server
 * has to be asked.
 */
export function afterRead(
  unread: Unread,
  log: RoomLog,
  readSeq: number,
  me: string,
  feedsMuted = false,
): Unread | undefined {
  if (unread.count === 0) return unread;
  const end = Math.max(unread.seq, log.seq);
  if (readSeq >= end) return { count: 0, seq: end };
  if (readSeq < log.floor) return undefined;
  const left = log.messages.filter((message) => message.seq > readSeq && isToRead(message, me, feedsMuted));
  return { count: left.length, seq: end };
}
