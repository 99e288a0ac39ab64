import { z } from 'zod';
import { TimeSchema } from '../ids.ts';

/** Lengths of the bars that are kept, in milliseconds, and how many of each: the newest, by the source's time. */
export const barIntervals = {
  '1s': { ms: 1_000, kept: 7_200 },
  '1m': { ms: 60_000, kept: 10_080 },
  '1h': { ms: 3_600_000, kept: 17_520 },
  '1d': { ms: 86_400_000, kept: 20_000 },
} as const;
export type BarInterval = keyof typeof barIntervals;
export const BarIntervalSchema = z.enum(['1s', '1m', '1h', '1d']);

/** Prices over one interval. `time` is its beginning: a multiple of its length since 1970, or the source's own for a bar it sent whole. */
export const BarSchema = z.object({
  time: TimeSchema,
  open: z.number(),
  high: z.number(),
  low: z.number(),
  close: z.number(),
});
export type Bar = z.infer<typeof BarSchema>;

/** `before` is exclusive; a cursor goes on from the page before. */
export const BarQuerySchema = z.strictObject({
  interval: BarIntervalSchema,
  before: TimeSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(100),
  cursor: z.string().max(1_024).optional(),
});
