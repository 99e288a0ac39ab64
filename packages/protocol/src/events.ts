import { z } from 'zod';
import { attachmentLimits } from './attachment-limits.ts';
import { messageText } from './display-text.ts';
import { FeedIdSchema, IdSchema, TimeSchema, UnixMsSchema, UserIdSchema } from './ids.ts';
import { limits } from './limits.ts';
import { MatchStateSchema, TimelineDataSchema } from './match.ts';

export const RoleSchema = z.enum(['owner', 'moderator', 'member']);
export type Role = z.infer<typeof RoleSchema>;

export const VisibilitySchema = z.enum(['public', 'private']);
export type Visibility = z.infer<typeof VisibilitySchema>;

/** A person as other people see them. */
export const AuthorSchema = z.strictObject({ id: UserIdSchema, name: z.string(), guest: z.boolean() });
export type Author = z.infer<typeof AuthorSchema>;

/** Text a person may send. */
export const BodySchema = messageText(limits.bodyLength);

/** A file in a message, as its readers know it; its bytes are at `/v1/attachments/{id}/content`. */
export const AttachedFileSchema = z.strictObject({
  id: IdSchema,
  name: z.string(),
  /** The media type, found from its content. */
  type: z.string(),
  /** Bytes. */
  size: z.int().positive(),
  /** Of pictures, in pixels: a place is kept for them before they are there. */
  width: z.int().positive().optional(),
  height: z.int().positive().optional(),
  /** There is a preview at `/v1/attachments/{id}/thumbnail`. */
  thumbnail: z.boolean(),
});
export type AttachedFile = z.infer<typeof AttachedFileSchema>;

/** Files of one message, by their ids: the author's own, for this room, ready and not sent before. */
export const AttachmentIdsSchema = z
  .array(IdSchema)
  .min(1)
  .max(attachmentLimits.perMessage)
  .refine((ids) => new Set(ids).size === ids.length, 'must not name a file twice');

/** Of a message that is to be sent. */
export const saysSomething = ({ body, attachments }: { body?: unknown; attachments?: unknown }): boolean =>
  body !== undefined || attachments !== undefined;

const reaction = { messageId: IdSchema, emoji: z.string(), userId: UserIdSchema };

/**
 * What of a message a live feed has made. A `card` stands for the feed itself and shows its latest value wherever it is read; `news` is what a
 * rule of the room asked for. Neither is ever unread: only a `headline` is, news of a feed for which the room asked that.
 */
export const MessageFeedPartSchema = z.enum(['card', 'news', 'headline']);
export const MessageFeedSchema = z.strictObject({ id: FeedIdSchema, part: MessageFeedPartSchema });
export type MessageFeed = z.infer<typeof MessageFeedSchema>;

/** Events of a `room:` log. An allow-list: a field that is not here never leaves the server. */
export const RoomEventDataSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('message.created'),
    messageId: IdSchema,
    author: AuthorSchema,
    body: z.string(),
    /** Not there when there are none, and when it was deleted. */
    attachments: z.array(AttachedFileSchema).max(attachmentLimits.perMessage).optional(),
    /** The first message of the thread that this one belongs to. */
    replyTo: IdSchema.optional(),
    feed: MessageFeedSchema.optional(),
    /** Not there when it was said; put in when it was changed later, as `amended` tells. */
    editedAt: TimeSchema.optional(),
    deletedAt: TimeSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('message.edited'),
    messageId: IdSchema,
    body: z.string(),
    editedAt: TimeSchema,
  }),
  z.strictObject({
    kind: z.literal('message.deleted'),
    messageId: IdSchema,
    deletedAt: TimeSchema,
    /** It was a reply in this thread. */
    replyTo: IdSchema.optional(),
  }),
  /** Who hears it knows whether it was their own: `userId`. */
  z.strictObject({ kind: z.literal('reaction.added'), ...reaction }),
  z.strictObject({ kind: z.literal('reaction.removed'), ...reaction }),
  z.strictObject({ kind: z.literal('pin.added'), messageId: IdSchema, userId: UserIdSchema }),
  /** A message that is deleted is no pin any more, without this being said. */
  z.strictObject({ kind: z.literal('pin.removed'), messageId: IdSchema, userId: UserIdSchema }),
  z.strictObject({ kind: z.literal('member.joined'), user: AuthorSchema, role: RoleSchema }),
  z.strictObject({ kind: z.literal('member.changed'), user: AuthorSchema, role: RoleSchema }),
  z.strictObject({ kind: z.literal('member.left'), user: AuthorSchema }),
  z.strictObject({
    kind: z.literal('room.updated'),
    name: z.string(),
    topic: z.string(),
    visibility: VisibilitySchema,
  }),
  z.strictObject({ kind: z.literal('room.deleted') }),
]);
export type RoomEventData = z.infer<typeof RoomEventDataSchema>;

/** How a match stood that an alert tells of. */
const AlertMatchSchema = MatchStateSchema.pick({
  home: true,
  away: true,
  score: true,
  status: true,
  minute: true,
});

/** Events of a person's own `user:` log: what all their tabs and devices must know. */
export const UserEventDataSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('room.added'), roomId: IdSchema, name: z.string(), role: RoleSchema }),
  z.strictObject({ kind: z.literal('room.removed'), roomId: IdSchema }),
  z.strictObject({ kind: z.literal('read.moved'), roomId: IdSchema, seq: z.int().min(0) }),
  /** They have read so far in a thread that they follow; `seq` is a place in the room's log. */
  z.strictObject({
    kind: z.literal('thread.read'),
    roomId: IdSchema,
    rootId: IdSchema,
    seq: z.int().min(0),
  }),
  z.strictObject({ kind: z.literal('watchlist.changed') }),
  /** Their favourites among teams and matches, or how long scores are kept from them. */
  z.strictObject({ kind: z.literal('sports.changed') }),
  /** An alert of theirs fired for the `nth` time: its line, and the price and the source's time (Unix ms) of the tick that crossed it. */
  z.strictObject({
    kind: z.literal('alert.fired'),
    alertId: IdSchema,
    nth: z.int().positive(),
    feedId: FeedIdSchema,
    /** Left out: `crosses`. */
    alert: z.enum(['crosses', 'moves', 'goal', 'start', 'end']).optional(),
    direction: z.enum(['above', 'below', 'either']),
    /** The price of a line, the percentage of a move; else 0. */
    line: z.number(),
    /** Of a match: its goals. */
    price: z.number(),
    time: UnixMsSchema,
    match: AlertMatchSchema.optional(),
  }),
  /** What an alert of theirs told when it fired for the `nth` time is no longer so: the goal was cancelled. */
  z.strictObject({
    kind: z.literal('alert.corrected'),
    alertId: IdSchema,
    nth: z.int().positive(),
    feedId: FeedIdSchema,
    match: AlertMatchSchema.optional(),
  }),
  /** Alerts of theirs were made, changed or deleted. */
  z.strictObject({ kind: z.literal('alerts.changed') }),
  /** They follow somebody, or somebody no longer. */
  z.strictObject({ kind: z.literal('following.changed') }),
]);
export type UserEventData = z.infer<typeof UserEventDataSchema>;

/**
 * Events of a person's own `stream:` log. They say that somebody posted and where, and not what: the words are read by REST, where whatever
 * became of them, of the room and of the reader's place in it counts.
 */
export const StreamEventDataSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('post.created'),
    roomId: IdSchema,
    messageId: IdSchema,
    authorId: UserIdSchema,
  }),
]);
export type StreamEventData = z.infer<typeof StreamEventDataSchema>;

export const LogEventDataSchema = z.union([
  RoomEventDataSchema,
  UserEventDataSchema,
  StreamEventDataSchema,
  TimelineDataSchema,
]);
export type LogEventData = z.infer<typeof LogEventDataSchema>;

/** One committed entry of a log. `ts` is the commit's time in Unix milliseconds. */
export const LogEventSchema = z.object({ seq: z.int().positive(), ts: z.int(), data: LogEventDataSchema });
export type LogEvent = z.infer<typeof LogEventSchema>;
