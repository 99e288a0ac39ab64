import type { Message } from '@tidewire/protocol/wire';
import type { RoomMessage } from './room-message.ts';

type Plain<M, K extends keyof M> = Pick<M, K> & Partial<M>;

/** A message that nothing has happened to. */
export const plainMessage = (
  message: Plain<RoomMessage, 'id' | 'seq' | 'author' | 'body' | 'createdAt'>,
): RoomMessage => ({
  version: message.seq,
  editedAt: undefined,
  isDeleted: false,
  reactions: [],
  replyTo: undefined,
  replyCount: 0,
  lastReplyAt: undefined,
  feed: undefined,
  ...message,
});

/** As REST lists it. */
export const plainStored = (
  message: Plain<Message, 'id' | 'roomId' | 'seq' | 'author' | 'body' | 'createdAt'>,
): Message => ({ version: message.seq, reactions: [], replyCount: 0, ...message });
