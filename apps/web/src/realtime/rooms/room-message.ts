import {
  type AttachedFile,
  assertNever,
  type LogEvent,
  type Message,
  type Reaction,
} from '@tidewire/protocol/wire';

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
  readonly attachments?: readonly AttachedFile[] | undefined;
  /** Unix milliseconds of the commit. */
  readonly createdAt: number;
  readonly version: number;
  readonly editedAt: number | undefined;
  readonly isDeleted: boolean;
  /** In the order of their code units. */
  readonly reactions: readonly Reaction[];
  /** The first message of the thread that this one belongs to. */
  readonly replyTo: string | undefined;
  readonly replyCount: number;
  readonly lastReplyAt: number | undefined;
  /** The live feed that made it. */
  readonly feed: Message['feed'];
};

/** What an event says about a message that is there already. */
export type MessageChange = { readonly messageId: string; readonly seq: number } & (
  | { readonly word: 'edited'; readonly body: string; readonly editedAt: number }
  | { readonly word: 'deleted' }
  | { readonly word: 'reacted' | 'unreacted'; readonly emoji: string; readonly userId: string }
  | { readonly word: 'replied'; readonly at: number }
  | { readonly word: 'unreplied' }
);

/** A reply changes the message that it answers, too. */
export function changesBy({ seq, ts, data }: LogEvent): MessageChange[] {
  switch (data.kind) {
    case 'message.created':
      return data.replyTo === undefined ? [] : [{ word: 'replied', messageId: data.replyTo, seq, at: ts }];
    case 'message.edited': {
      const { messageId, body } = data;
      return [{ word: 'edited', messageId, seq, body, editedAt: Date.parse(data.editedAt) }];
    }
    case 'message.deleted': {
      const { messageId, replyTo } = data;
      const own: MessageChange = { word: 'deleted', messageId, seq };
      return replyTo === undefined ? [own] : [own, { word: 'unreplied', messageId: replyTo, seq }];
    }
    case 'reaction.added':
    case 'reaction.removed': {
      const { messageId, emoji, userId } = data;
      return [
        { word: data.kind === 'reaction.added' ? 'reacted' : 'unreacted', messageId, seq, emoji, userId },
      ];
    }
    case 'pin.added':
    case 'pin.removed':
    case 'member.joined':
    case 'member.changed':
    case 'member.left':
    case 'room.updated':
    case 'room.deleted':
    case 'room.added':
    case 'room.removed':
    case 'read.moved':
    case 'thread.read':
    case 'watchlist.changed':
    case 'sports.changed':
    case 'alert.fired':
    case 'alert.corrected':
    case 'alerts.changed':
    case 'following.changed':
    case 'post.created':
    case 'match.started':
    case 'match.goal':
    case 'match.goal_cancelled':
    case 'match.period':
    case 'match.card':
    case 'match.substitution':
    case 'match.review':
    case 'match.line_up':
    case 'match.finished':
      return [];
    default:
      return assertNever(data);
  }
}

/** `me` is whose reactions are `mine`. */
export function withChange(message: RoomMessage, change: MessageChange, me: string): RoomMessage {
  if (change.seq <= message.version) return message;
  return { ...message, ...partsOf(message, change, me), version: change.seq };
}

function partsOf(message: RoomMessage, change: MessageChange, me: string): Partial<RoomMessage> {
  switch (change.word) {
    case 'edited': {
      // A log that is read late begins with the words of now, and then tells how they came to be.
      const isOld = message.editedAt !== undefined && change.editedAt < message.editedAt;
      return isOld || message.isDeleted ? {} : { body: change.body, editedAt: change.editedAt };
    }
    case 'deleted':
      return { body: '', attachments: undefined, editedAt: undefined, isDeleted: true, reactions: [] };
    case 'reacted':
    case 'unreacted':
      return message.isDeleted ? {} : { reactions: withReaction(message.reactions, change, me) };
    case 'replied':
      return { replyCount: message.replyCount + 1, lastReplyAt: change.at };
    case 'unreplied':
      return { replyCount: Math.max(message.replyCount - 1, 0) };
    default:
      return assertNever(change);
  }
}

type Reacted = { word: 'reacted' | 'unreacted'; emoji: string; userId: string };

function withReaction(
  reactions: readonly Reaction[],
  { word, emoji, userId }: Reacted,
  me: string,
): readonly Reaction[] {
  const isAdded = word === 'reacted';
  const before = reactions.find((reaction) => reaction.emoji === emoji);
  const count = (before?.count ?? 0) + (isAdded ? 1 : -1);
  const mine = userId === me ? isAdded : (before?.mine ?? false);
  const others = reactions.filter((reaction) => reaction !== before);
  if (count <= 0) return others;
  return [...others, { emoji, count, mine }].sort((a, b) => (a.emoji < b.emoji ? -1 : 1));
}
