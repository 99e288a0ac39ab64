import { z } from 'zod';
import { displayText } from '../display-text.ts';
import { FeedIdSchema, TimeSchema } from '../ids.ts';
import { MatchStateSchema, TimelineDataSchema } from '../match.ts';
import { ProvenanceSchema, QuoteSchema } from '../quote.ts';

export const FeedKindSchema = z.enum(['quote', 'match']);
export type FeedKind = z.infer<typeof FeedKindSchema>;

export const FeedSchema = z.object({
  id: FeedIdSchema,
  kind: FeedKindSchema,
  title: z.string(),
  /** ISO 4217 code of a quote's prices, or `null` for matches. */
  currency: z.string().length(3).nullable(),
  provenance: ProvenanceSchema,
  /** Latest value, or `null` when nothing was published yet. */
  latest: z.union([QuoteSchema, MatchStateSchema]).nullable(),
  createdAt: TimeSchema,
});
export type Feed = z.infer<typeof FeedSchema>;

const FeedTitleSchema = displayText(120);
const CurrencySchema = z
  .string()
  .length(3)
  .regex(/^[A-Z]{3}$/, 'an ISO 4217 code')
  .nullable();

export const FeedCreateSchema = z.strictObject({
  id: FeedIdSchema,
  kind: FeedKindSchema,
  title: FeedTitleSchema,
  currency: CurrencySchema.default(null),
  provenance: ProvenanceSchema,
});
export type FeedCreate = z.infer<typeof FeedCreateSchema>;

/** A feed stays what it is: its id and kind cannot be changed. */
export const FeedPatchSchema = z.strictObject({
  title: FeedTitleSchema.optional(),
  currency: CurrencySchema.optional(),
  provenance: ProvenanceSchema.optional(),
});
export type FeedPatch = z.infer<typeof FeedPatchSchema>;

/** PATCH body of a watched feed: the watched feed that it comes behind, or `null` for the top. */
export const WatchPatchSchema = z.strictObject({ after: FeedIdSchema.nullable() });
export type WatchPatch = z.infer<typeof WatchPatchSchema>;

/**
 * One thing a source says: a whole quote, a whole match state, or something that happened in a match.
 */
export const FeedEventInputSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('quote'), quote: QuoteSchema }),
  z.strictObject({ type: z.literal('match'), match: MatchStateSchema }),
  z.strictObject({ type: z.literal('timeline'), data: TimelineDataSchema }),
]);
export type FeedEventInput = z.infer<typeof FeedEventInputSchema>;

/** POST body: up to 100 events, in order, published together. `restart` first clears the feed's history and gives it a new epoch. */
export const FeedPublishSchema = z.strictObject({
  restart: z.boolean().optional(),
  events: z.array(FeedEventInputSchema).min(1).max(100),
});
export type FeedPublish = z.infer<typeof FeedPublishSchema>;

/** History, newest first: `time` is the source's time. */
export const FeedEventSchema = z.object({ id: z.string(), time: TimeSchema, value: FeedEventInputSchema });
export type FeedEvent = z.infer<typeof FeedEventSchema>;
