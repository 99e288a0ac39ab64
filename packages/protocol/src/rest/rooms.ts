import { z } from 'zod';
import { attachmentLimits } from '../attachment-limits.ts';
import { displayText, optionalDisplayText } from '../display-text.ts';
import {
  AttachedFileSchema,
  AttachmentIdsSchema,
  AuthorSchema,
  BodySchema,
  MessageFeedSchema,
  RoleSchema,
  saysSomething,
  VisibilitySchema,
} from '../events.ts';
import { groupSize } from '../group-size.ts';
import { IdSchema, TimeSchema, UserIdSchema } from '../ids.ts';
import { limits } from '../limits.ts';

export const RoomNameSchema = displayText(limits.roomNameLength);
export const TopicSchema = optionalDisplayText(limits.topicLength);

/** `room` has a name and people who keep it; `direct` is between two people and `group` among a few, for good. */
export const RoomKindSchema = z.enum(['room', 'direct', 'group']);
export type RoomKind = z.infer<typeof RoomKindSchema>;

/** The name of a direct room or a group is made of the names its people had when it was opened. */
export const RoomSchema = z.object({
  id: IdSchema,
  kind: RoomKindSchema,
  name: z.string(),
  topic: z.string(),
  visibility: VisibilitySchema,
  memberCount: z.int(),
  createdAt: TimeSchema,
  updatedAt: TimeSchema,
});
export type Room = z.infer<typeof RoomSchema>;

/** `id` may be minted by the caller, so that a retry makes no second room. */
export const RoomCreateSchema = z.strictObject({
  id: IdSchema.optional(),
  name: RoomNameSchema,
  topic: TopicSchema.default(''),
  visibility: VisibilitySchema.default('public'),
});
export type RoomCreate = z.infer<typeof RoomCreateSchema>;

export const RoomPatchSchema = z.strictObject({
  name: RoomNameSchema.optional(),
  topic: TopicSchema.optional(),
  visibility: VisibilitySchema.optional(),
});
export type RoomPatch = z.infer<typeof RoomPatchSchema>;

export const NotificationsSchema = z.enum(['all', 'mentions', 'none']);

/**
 * Opens a room with these people and nobody else. With one other person it is the one direct room of the two; with more it is a new group
 * each time, unless `id` says which.
 */
export const DirectRoomOpenSchema = z.strictObject({
  id: IdSchema.optional(),
  participantIds: z
    .array(UserIdSchema)
    .min(1)
    .max(groupSize - 1)
    .refine((ids) => new Set(ids).size === ids.length, 'each once'),
});
export type DirectRoomOpen = z.infer<typeof DirectRoomOpenSchema>;

/**
 * One person in one room. `unread` counts messages by others after `lastReadSeq`; edits, joins and feeds never count. `unreadMentions`
 * counts the messages by others that call the person, or everybody, and began to do so after `lastReadSeq`.
 */
export const MembershipSchema = z.object({
  room: RoomSchema,
  /** Who is in a direct room or a group, oneself included; a room has a list of members instead. */
  participants: z.array(AuthorSchema).max(groupSize).optional(),
  userId: z.string(),
  role: RoleSchema,
  notifications: NotificationsSchema,
  /** Nothing of what the room's live feeds say is counted as unread. */
  feedsMuted: z.boolean(),
  lastReadSeq: z.int().min(0),
  /** Position of the room's log, to subscribe from. */
  epoch: z.string(),
  seq: z.int().min(0),
  unread: z.int().min(0),
  unreadMentions: z.int().min(0),
  lastMessage: z
    .object({
      ...{ author: AuthorSchema, body: z.string(), createdAt: TimeSchema, editedAt: TimeSchema.optional() },
      feed: MessageFeedSchema.optional(),
    })
    .nullable(),
  joinedAt: TimeSchema,
});
export type Membership = z.infer<typeof MembershipSchema>;

/** PUT: join (oneself, a public room) or add somebody (as the room's owner or moderator). */
export const MembershipPutSchema = z.strictObject({ role: RoleSchema.optional() });

/** PATCH: `role` is for owners; the read position only moves forward, a smaller one changes nothing. */
export const MembershipPatchSchema = z.strictObject({
  role: RoleSchema.optional(),
  notifications: NotificationsSchema.optional(),
  feedsMuted: z.boolean().optional(),
  lastReadSeq: z.int().min(0).optional(),
});
export type MembershipPatch = z.infer<typeof MembershipPatchSchema>;

/** `username` is what the person is called by in messages (`@ada`); guests have none. */
export const MemberSchema = z.object({
  user: AuthorSchema,
  username: z.string().nullable(),
  role: RoleSchema,
  joinedAt: TimeSchema,
});
export type Member = z.infer<typeof MemberSchema>;

export const ReactionSchema = z.object({
  emoji: z.string(),
  count: z.int().positive(),
  /** Whether the caller is among them. */
  mine: z.boolean(),
});
export type Reaction = z.infer<typeof ReactionSchema>;

export const MessageSchema = z.object({
  id: IdSchema,
  roomId: IdSchema,
  seq: z.int().positive(),
  author: AuthorSchema,
  /** Empty when it was deleted, and of a message that is only files. */
  body: z.string(),
  /** Not there when there are none. */
  attachments: z.array(AttachedFileSchema).max(attachmentLimits.perMessage).optional(),
  createdAt: TimeSchema,
  /** Of the room's log: the last event that changed what is said here. */
  version: z.int().positive(),
  editedAt: TimeSchema.optional(),
  /** A tombstone: something was said here and taken back. */
  deletedAt: TimeSchema.optional(),
  /** In the order of their code units, so that everybody has the same. */
  reactions: z.array(ReactionSchema).max(limits.reactionsPerMessage),
  /** The first message of the thread that this one belongs to. */
  replyTo: IdSchema.optional(),
  feed: MessageFeedSchema.optional(),
  /** Replies to this one that are not deleted. */
  replyCount: z.int().min(0),
  /** When somebody last replied to this one, even if that was deleted since. */
  lastReplyAt: TimeSchema.optional(),
});
export type Message = z.infer<typeof MessageSchema>;

/** `id` is minted by the author (UUID v7): the same id again answers with the first result. */
export const MessageCreateSchema = z
  .strictObject({
    id: IdSchema.optional(),
    /** May be left out of a message with files. */
    body: BodySchema.optional(),
    attachments: AttachmentIdsSchema.optional(),
    /** The first message of the thread to reply in: of this room, and no reply itself. */
    replyTo: IdSchema.optional(),
  })
  .refine(saysSomething, { error: 'A message needs words or files', path: ['body'] });
export type MessageCreate = z.infer<typeof MessageCreateSchema>;

/** What authors may change of what they said. */
export const MessagePatchSchema = z.strictObject({ body: BodySchema.optional() });
export type MessagePatch = z.infer<typeof MessagePatchSchema>;

/** What a message said before it was edited, from when and until when. */
export const MessageEditSchema = z.object({
  body: z.string(),
  writtenAt: TimeSchema,
  replacedAt: TimeSchema,
});
export type MessageEdit = z.infer<typeof MessageEditSchema>;

export const PinSchema = z.object({
  message: MessageSchema,
  /** `null`: the account was deleted since. */
  pinnedBy: AuthorSchema.nullable(),
  pinnedAt: TimeSchema,
});
export type Pin = z.infer<typeof PinSchema>;

/** A thread that somebody follows: they began it or wrote in it. `unread` counts replies by others after `lastReadSeq`. */
export const FollowedThreadSchema = z.object({
  /** The first message. */
  root: MessageSchema,
  /** A place in the room's log, as `seq` of messages is. */
  lastReadSeq: z.int().min(0),
  /** Of the last reply: `unread` is true as of there. */
  lastReplySeq: z.int().positive(),
  unread: z.int().min(0),
});
export type FollowedThread = z.infer<typeof FollowedThreadSchema>;

/** The read position only moves forward, a smaller one changes nothing. */
export const ThreadReadSchema = z.strictObject({ lastReadSeq: z.int().min(0) });

/**
 * Messages are listed newest first; `before` and `after` are sequence numbers, not included. `around` is a message: it comes in the middle,
 * and further pages go into the past. So does the first message written `at` a moment or later, or the last of all.
 */
export const MessageQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  before: z.coerce.number().int().positive().optional(),
  after: z.coerce.number().int().min(0).optional(),
  around: IdSchema.optional(),
  at: TimeSchema.optional(),
  cursor: z.string().max(1_024).optional(),
});
export type MessageQuery = z.infer<typeof MessageQuerySchema>;
