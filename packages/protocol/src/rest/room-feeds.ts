import { z } from 'zod';
import { AuthorSchema } from '../events.ts';
import { IdSchema, TimeSchema } from '../ids.ts';
import { AlertRuleSchema, checkAlertRule } from './alerts.ts';
import { FeedSchema } from './feeds.ts';

export const limitsOfRoomFeeds = { feeds: 20, rules: 5 } as const;

/** What of a feed becomes a message of the room, each time it happens. */
export const RoomRuleSchema = AlertRuleSchema.superRefine(checkAlertRule);
export type RoomRule = z.infer<typeof RoomRuleSchema>;

/** A live feed of a room. `messageId` is its card: the message that was written when it was added. */
export const RoomFeedSchema = z.object({
  feed: FeedSchema,
  messageId: IdSchema,
  /** `null`: the account was deleted since. */
  addedBy: AuthorSchema.nullable(),
  addedAt: TimeSchema,
  /** What its rules say is counted as unread. */
  unread: z.boolean(),
  rules: z.array(AlertRuleSchema).max(limitsOfRoomFeeds.rules),
});
export type RoomFeed = z.infer<typeof RoomFeedSchema>;

/** PUT body: adds the feed with its card, or gives it these rules. Nothing of it is ever unread but by `unread`. */
export const RoomFeedPutSchema = z.strictObject({
  unread: z.boolean().default(false),
  rules: z.array(RoomRuleSchema).max(limitsOfRoomFeeds.rules).default([]),
});
export type RoomFeedPut = z.output<typeof RoomFeedPutSchema>;
