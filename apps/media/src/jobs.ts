/** What the media process is asked and what it answers, one job at a time, over the channel between the two processes. */
import { z } from 'zod';

export const JobSchema = z.strictObject({
  id: z.string(),
  /** The file as it was sent. It is only read. */
  source: z.string(),
  /** An empty folder of this job's own, for what is made of it. */
  folder: z.string(),
  /** Of a picture, all its frames together. */
  maxPixels: z.int().positive(),
});
export type Job = z.infer<typeof JobSchema>;

/**
 * - `kept`: no picture; it may be given to readers as it came.
 * - `picture`: `copy` (when there is one) is to be kept instead: the same picture, upright, without anything that was written beside it.
 * - `refused`: it may not be given to readers; `reason` is one sentence for the person who sent it.
 */
export const FindingSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('kept'), type: z.string() }),
  z.strictObject({
    is: z.literal('picture'),
    type: z.string(),
    width: z.int().positive(),
    height: z.int().positive(),
    copy: z.string().optional(),
    thumbnail: z.string(),
  }),
  z.strictObject({ is: z.literal('refused'), reason: z.string(), type: z.string().optional() }),
]);
export type Finding = z.infer<typeof FindingSchema>;

export const AnswerSchema = z.strictObject({ id: z.string(), finding: FindingSchema });
export type Answer = z.infer<typeof AnswerSchema>;
