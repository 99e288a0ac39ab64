import { z } from 'zod';
import { ChannelSchema } from './channels.ts';
import { LogEventDataSchema, RoleSchema } from './events.ts';
import { FeedIdSchema, IdSchema, TimeSchema, UserIdSchema } from './ids.ts';
import { MatchStateSchema } from './match.ts';
import { QuoteSchema } from './quote.ts';

/**
 * What nodes tell each other through the broker, and what the web app posts to a gateway's `/internal/publish`.
 * - `log`: an event the database has already committed and numbered; delivery only.
 * - `reset`: the log or state of a channel began anew with this epoch.
 * - `state`: the whole new value of a state channel; the broker numbers it.
 * - the rest are control events: something that answers from memory are no longer right about.
 */
export const NodeEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('log'),
    channel: ChannelSchema,
    epoch: z.string(),
    seq: z.int().positive(),
    ts: z.int(),
    data: LogEventDataSchema,
  }),
  z.strictObject({ type: z.literal('reset'), channel: ChannelSchema, epoch: z.string() }),
  z.strictObject({
    type: z.literal('state'),
    feedId: FeedIdSchema,
    value: z.union([QuoteSchema, MatchStateSchema]),
  }),
  z.strictObject({ type: z.literal('member.set'), roomId: IdSchema, userId: UserIdSchema, role: RoleSchema }),
  z.strictObject({
    type: z.literal('member.removed'),
    roomId: IdSchema,
    userId: UserIdSchema,
    /** Without it the person left, or was asked to. */
    why: z.enum(['banned']).optional(),
    /** Of `banned`: when it ends by itself; without it never. */
    until: TimeSchema.optional(),
  }),
  z.strictObject({ type: z.literal('room.deleted'), roomId: IdSchema }),
  z.strictObject({ type: z.literal('credential.ended'), credentialId: z.string() }),
  /** Alerts of this feed were made or deleted. */
  z.strictObject({ type: z.literal('alerts.changed'), feedId: FeedIdSchema }),
  z.strictObject({
    type: z.literal('user.ended'),
    userId: UserIdSchema,
    /** Without it the account itself has ended. */
    why: z.enum(['banned', 'rights_changed']).optional(),
  }),
]);
export type NodeEvent = z.infer<typeof NodeEventSchema>;

export const InternalPublishSchema = z.strictObject({ events: z.array(NodeEventSchema).min(1).max(1_000) });
export type InternalPublish = z.infer<typeof InternalPublishSchema>;
