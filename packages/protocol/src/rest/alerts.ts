import { z } from 'zod';
import { FeedIdSchema, IdSchema, TimeSchema } from '../ids.ts';
import { QuoteSchema } from '../quote.ts';

const Price = z.number().finite().min(0).max(1e12);

/** POST body. `hysteresis` is how far back beyond the line the price must go before the alert can fire again. */
export const AlertCreateSchema = z.strictObject({
  id: IdSchema.optional(),
  feedId: FeedIdSchema,
  direction: z.enum(['above', 'below']),
  price: Price,
  hysteresis: Price.default(0),
  /** Whether it fires at every crossing or only at the first. */
  repeat: z.boolean().default(false),
  expiresAt: TimeSchema.nullable().default(null),
});
export type AlertCreate = z.output<typeof AlertCreateSchema>;

/**
 * `new`: no price has been seen yet. `armed`: it fires when its line is reached. `resting`: the price is beyond the line, or has not been back
 * far enough. `done`: it was to fire once and has.
 */
export const AlertSchema = z.object({
  id: IdSchema,
  feedId: FeedIdSchema,
  direction: z.enum(['above', 'below']),
  price: Price,
  hysteresis: Price,
  repeat: z.boolean(),
  expiresAt: TimeSchema.nullable(),
  state: z.enum(['new', 'armed', 'resting', 'done']),
  /** How often it has fired. */
  firings: z.int().min(0),
  createdAt: TimeSchema,
});
export type Alert = z.infer<typeof AlertSchema>;

/** One entry of an alert's log, newest first: the tick that fired it. */
export const AlertFiringSchema = z.object({
  nth: z.int().positive(),
  firedAt: TimeSchema,
  tick: QuoteSchema,
});
export type AlertFiring = z.infer<typeof AlertFiringSchema>;

/** Most alerts that one person may have. */
export const alertsPerUser = 200;
