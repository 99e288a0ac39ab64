import { z } from 'zod';
import { AuthorSchema } from '../events.ts';
import { IdSchema, TimeSchema, UserIdSchema } from '../ids.ts';
import { ReasonSchema } from './audit.ts';
import { PageQuerySchema } from './page.ts';

/** `dismissed`: there was nothing to do; `acted`: something was done about it. */
export const ReportStateSchema = z.enum(['open', 'dismissed', 'acted']);
export type ReportState = z.infer<typeof ReportStateSchema>;

/** A message that somebody thought those who keep the room should look at. */
export const ReportSchema = z.object({
  id: IdSchema,
  roomId: IdSchema,
  messageId: IdSchema,
  author: AuthorSchema,
  /** What the message said when it was reported. */
  body: z.string(),
  reporter: AuthorSchema,
  reason: z.string(),
  state: ReportStateSchema,
  createdAt: TimeSchema,
  resolvedAt: TimeSchema.nullable(),
  resolvedById: UserIdSchema.nullable(),
});
export type Report = z.infer<typeof ReportSchema>;

/** One person reports a message once: again gives the report that is there. */
export const ReportCreateSchema = z.strictObject({ messageId: IdSchema, reason: ReasonSchema });
export type ReportCreate = z.infer<typeof ReportCreateSchema>;

export const ReportPatchSchema = z.strictObject({ state: ReportStateSchema.optional() });
export type ReportPatch = z.infer<typeof ReportPatchSchema>;

export const ReportQuerySchema = PageQuerySchema.extend({ state: ReportStateSchema.optional() });
