import { assertNever, type LogEvent, type Message } from '@tidewire/protocol/wire';

/**
 * One message as this page knows it, and how events change it. Each event changes it once: `version` is the last one it includes,
 * whether it came with a page, with the log or live.
 */
export type RoomMessage = {
  readonly id: string;
  readonly seq: number;
  readonly author: Message['author'];
  /** Empty when it was deleted. */
  readonly body: string;
  /** Unix milliseconds of the commit. */
  readonly createdAt: number;
  readonly version: number;
  readonly editedAt: number | undefined;
  readonly isDeleted: boolean;
};

/** What an event says about a message that is there already. */
export type MessageChange = { readonly messageId: string; readonly seq: number } & (
  | { readonly word: 'edited'; readonly body: string; readonly editedAt: number }
  | { readonly word: 'deleted' }
);

export function changedBy({ seq, data }: LogEvent): MessageChange | undefined {
  switch (data.kind) {
    case 'message.edited': {
      const { messageId, body } = data;
      return { word: 'edited', messageId, seq, body, editedAt: Date.parse(data.editedAt) };
    }
    case 'message.deleted':
      return { word: 'deleted', messageId: data.messageId, seq };
    case 'message.created':
    case 'member.joined':
    case 'member.changed':
    case 'member.left':
    case 'room.updated':
    case 'room.deleted':
    case 'room.added':
    case 'room.removed':
    case 'read.moved':
    case 'watchlist.changed':
    case 'match.started':
    case 'match.goal':
    case 'match.goal_cancelled':
    case 'match.period':
    case 'match.finished':
      return undefined;
    default:
      return assertNever(data);
  }
}

export function withChange(message: RoomMessage, change: MessageChange): RoomMessage {
  if (change.seq <= message.version || message.isDeleted) return message;
  switch (change.word) {
    case 'edited': {
      // A log that is read late begins with the words of now, and then tells how they came to be.
      const isOld = message.editedAt !== undefined && change.editedAt < message.editedAt;
      const { body, editedAt } = isOld ? message : change;
      return { ...message, body, editedAt, version: change.seq };
    }
    case 'deleted':
      return { ...message, body: '', editedAt: undefined, isDeleted: true, version: change.seq };
    default:
      return assertNever(change);
  }
}
