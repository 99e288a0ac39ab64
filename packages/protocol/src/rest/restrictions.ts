import { z } from 'zod';
import { AuthorSchema } from '../events.ts';
import { TimeSchema, UserIdSchema } from '../ids.ts';
import { ReasonSchema } from './audit.ts';

/**
 * What somebody may not do in a room, and until when; `until: null` is for good. A ban keeps them out of it, a mute lets them read and
 * not write. It is over by itself: one whose time has passed is not there any more.
 */
export const RestrictionSchema = z.object({
  user: AuthorSchema,
  reason: z.string(),
  until: TimeSchema.nullable(),
  createdById: UserIdSchema,
  createdAt: TimeSchema,
});
export type Restriction = z.infer<typeof RestrictionSchema>;

export const BanPutSchema = z.strictObject({
  reason: ReasonSchema,
  until: TimeSchema.nullable().default(null),
});

/** Silence has an end: who should not come back is banned. */
export const MutePutSchema = z.strictObject({ reason: ReasonSchema, until: TimeSchema });
