import { z } from 'zod';
import { ErrorCodeSchema } from './errors.ts';
import { AuthorSchema, LogEventSchema } from './events.ts';
import { TimeSchema } from './ids.ts';
import { PresencePageSchema, presenceMessages } from './presence.ts';

/**
 * Why a position could not be continued from; the channel's recent events (log) or its snapshot (state) come instead. `epoch_changed`: the
 * channel never had this position, whose epoch is another or whose `seq` is behind the end.
 */
export const RecoveryFailureSchema = z.enum(['epoch_changed', 'too_old', 'forbidden']);
export type RecoveryFailure = z.infer<typeof RecoveryFailureSchema>;

const StateValueSchema = z.record(z.string(), z.unknown());

/**
 * The answer to one subscription. A log brings `events` (ascending `seq`): exactly those after `since` when `recovered`, else the most
 * recent ones, with `more` when older ones exist. A state brings its whole latest value, or `null` when nothing was published yet.
 * `seq` is the position after everything in this answer; live events continue at `seq + 1`.
 */
export const ChannelGreetingSchema = z.union([
  z.object({ channel: z.string(), error: z.object({ code: ErrorCodeSchema, message: z.string() }) }),
  z.object({
    channel: z.string(),
    kind: z.literal('log'),
    epoch: z.string(),
    seq: z.int(),
    recovered: z.boolean(),
    reason: RecoveryFailureSchema.optional(),
    events: z.array(LogEventSchema),
    more: z.boolean(),
    signals: z.boolean().optional(),
    /** Who is in the room, when the subscription asked for it. */
    presence: PresencePageSchema.optional(),
  }),
  z.object({
    channel: z.string(),
    kind: z.literal('state'),
    epoch: z.string(),
    seq: z.int(),
    snapshot: StateValueSchema.nullable(),
  }),
]);
export type ChannelGreeting = z.infer<typeof ChannelGreetingSchema>;

const Re = z.int();

/** Everything the server may say. Unknown types and fields are ignored by clients, so that old clients outlive new servers. */
export const ServerMessageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('welcome'),
    re: Re,
    connectionId: z.string(),
    user: AuthorSchema,
    node: z.string(),
    now: z.int(),
    limits: z.object({
      messageBytes: z.int(),
      subscriptions: z.int(),
      publishPerSecond: z.number(),
      outboxBytes: z.int(),
    }),
    heartbeatMs: z.int(),
    channels: z.array(ChannelGreetingSchema),
  }),
  z.object({ type: z.literal('subscribed'), re: Re, greeting: ChannelGreetingSchema }),
  z.object({
    type: z.literal('ok'),
    re: Re,
    seq: z.int().optional(),
    epoch: z.string().optional(),
    ts: z.int().optional(),
    duplicate: z.boolean().optional(),
  }),
  z.object({
    type: z.literal('error'),
    re: Re.optional(),
    code: ErrorCodeSchema,
    message: z.string(),
    retryable: z.boolean(),
    retryAfterMs: z.int().optional(),
    /** Of `banned` and `muted`: when it ends by itself. */
    until: TimeSchema.optional(),
  }),
  z.object({
    type: z.literal('event'),
    channel: z.string(),
    seq: z.int(),
    ts: z.int(),
    /** A whole log event, or a state's merge patch (RFC 7396). */
    data: StateValueSchema,
    skipped: z.int().positive().optional(),
  }),
  z.object({
    type: z.literal('signal'),
    channel: z.string(),
    from: AuthorSchema,
    data: z.object({ kind: z.literal('typing') }),
  }),
  z.object({
    type: z.literal('history'),
    re: Re,
    channel: z.string(),
    epoch: z.string(),
    events: z.array(LogEventSchema),
    more: z.boolean(),
  }),
  presenceMessages.change,
  presenceMessages.page,
  /** The channel was taken away: rights lost, room deleted. Nothing more comes on it. */
  z.object({
    type: z.literal('unsubscribed'),
    channel: z.string(),
    code: ErrorCodeSchema,
    message: z.string(),
    /** Of `banned`: when it ends by itself. */
    until: TimeSchema.optional(),
  }),
  z.object({ type: z.literal('heartbeat'), now: z.int() }),
  z.object({ type: z.literal('pong'), re: Re }),
  z.object({
    type: z.literal('degraded'),
    channel: z.string(),
    to: z.enum(['conflated', 'snapshot', 'live']),
    why: z.string(),
  }),
  z.object({ type: z.literal('goaway'), reconnectInMs: z.int().min(0), why: z.string() }),
]);
export type ServerMessage = z.infer<typeof ServerMessageSchema>;
export type EventMessage = Extract<ServerMessage, { type: 'event' }>;
