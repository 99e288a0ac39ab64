import { z } from 'zod';
import { ChannelSchema, PositionSchema } from './channels.ts';
import { AttachmentIdsSchema, BodySchema, saysSomething } from './events.ts';
import { IdSchema, UserIdSchema } from './ids.ts';
import { limits } from './limits.ts';

const RequestId = z.int().min(0);

const subscription = {
  channel: ChannelSchema,
  since: PositionSchema.optional(),
  /** Most events per second this reader wants of a state channel. */
  maxRate: z.number().positive().max(100).optional(),
  /** Be told who is in this room: at once in the greeting, then what changes. */
  presence: z.boolean().optional(),
};

export const SubscriptionSchema = z.strictObject(subscription);
export type Subscription = z.infer<typeof SubscriptionSchema>;

export const PublishDataSchema = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('message'),
      messageId: IdSchema,
      /** May be left out of a message with files. */
      body: BodySchema.optional(),
      attachments: AttachmentIdsSchema.optional(),
      /** The first message of the thread to reply in: of this room, and no reply itself. */
      replyTo: IdSchema.optional(),
    })
    .refine(saysSomething, { error: 'a message needs words or files', path: ['body'] }),
]);
export type PublishData = z.infer<typeof PublishDataSchema>;

export const SignalDataSchema = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('typing') })]);
export type SignalData = z.infer<typeof SignalDataSchema>;

/** Everything a client may say. Unknown types and unknown fields are refused. */
export const ClientMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hello'),
    id: RequestId,
    ticket: z.string().max(4_096),
    client: z.string().max(64).optional(),
    subscribe: z
      .array(SubscriptionSchema)
      .max(limits.subscriptions + limits.feedSubscriptions)
      .default([]),
  }),
  z.strictObject({ type: z.literal('subscribe'), id: RequestId, ...subscription }),
  z.strictObject({ type: z.literal('unsubscribe'), id: RequestId, channel: ChannelSchema }),
  z.strictObject({
    type: z.literal('publish'),
    id: RequestId,
    channel: ChannelSchema,
    data: PublishDataSchema,
  }),
  z.strictObject({ type: z.literal('signal'), channel: ChannelSchema, data: SignalDataSchema }),
  z.strictObject({
    type: z.literal('history'),
    id: RequestId,
    channel: ChannelSchema,
    before: z.int().positive().optional(),
    after: z.int().min(0).optional(),
    limit: z.int().min(1).max(limits.historyPage).default(50),
  }),
  z.strictObject({
    type: z.literal('presence'),
    id: RequestId,
    channel: ChannelSchema,
    /** Begins (`true`) or ends (`false`) being told what changes. Begun, the answer is the window that the changes continue. */
    watch: z.boolean().optional(),
    /** The people behind this one; not with `watch`. */
    after: UserIdSchema.optional(),
    limit: z.int().min(1).max(limits.presencePage).default(limits.presenceWindow),
  }),
  z.strictObject({ type: z.literal('ping'), id: RequestId }),
]);
export type ClientMessage = z.infer<typeof ClientMessageSchema>;
export type ClientMessageInput = z.input<typeof ClientMessageSchema>;
