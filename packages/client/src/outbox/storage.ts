import type { ErrorCode, RoomChannelName } from '@tidewire/protocol/wire';

/** A message as it is kept. `failure` is there while it is parked. */
export type StoredMessage = {
  messageId: string;
  userId: string;
  channel: RoomChannelName;
  body: string;
  replyTo?: string | undefined;
  createdAt: number;
  failure?: StoredFailure;
};

export type StoredFailure = { reason: ErrorCode; message: string; retryable: boolean };

/**
 * Keeps messages until the server has them. When a promise is fulfilled, the change is kept as well as this storage can; when it is
 * rejected, nothing changed. Changing or removing what is not there does nothing.
 */
export type OutboxStorage = {
  /** What is kept outlives a reload. */
  readonly isDurable: boolean;
  /** Other tabs see the same messages, so only one of them must send. */
  readonly isShared: boolean;
  /** A person's messages, in the order they are to be sent. */
  list(userId: string): Promise<StoredMessage[]>;
  /** Keeps a message, behind all the others. One with the same id is replaced and moves behind the others. */
  put(message: StoredMessage): Promise<void>;
  park(messageId: string, failure: StoredFailure): Promise<void>;
  remove(messageId: string): Promise<void>;
  /** Lets go of what is held open; it opens again when it is needed. */
  close(): void;
};

/** For Node, and for browsers that keep nothing: as good as the page lives. */
export function memoryStorage(): OutboxStorage {
  const messages = new Map<string, StoredMessage>();
  return {
    isDurable: false,
    isShared: false,
    list: async (userId) => [...messages.values()].filter((message) => message.userId === userId),
    put: async (message) => {
      messages.delete(message.messageId);
      messages.set(message.messageId, message);
    },
    park: async (messageId, failure) => {
      const message = messages.get(messageId);
      if (message !== undefined) messages.set(messageId, { ...message, failure });
    },
    remove: async (messageId) => {
      messages.delete(messageId);
    },
    close: () => undefined,
  };
}
