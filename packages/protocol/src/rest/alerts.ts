import { z } from 'zod';
import { FeedIdSchema, IdSchema, TimeSchema } from '../ids.ts';
import { MatchStateSchema } from '../match.ts';
import { QuoteSchema } from '../quote.ts';

const Price = z.number().finite().min(0).max(1e12);

/**
 * What an alert waits for. Of prices: `crosses` its line, or `moves` by a percentage within a time. Of matches: a `goal`, the `start`, the
 * `end`.
 */
export const AlertKindSchema = z.enum(['crosses', 'moves', 'goal', 'start', 'end']);

const DirectionSchema = z.enum(['above', 'below', 'either']);
const Percent = z.number().min(0.01).max(1_000);
/** A minute to a day. */
const WindowMs = z.int().min(60_000).max(86_400_000);

/** What is waited for, without for whom and how often. */
export const AlertRuleSchema = z.strictObject({
  kind: AlertKindSchema,
  direction: DirectionSchema.optional(),
  price: Price.optional(),
  percent: Percent.optional(),
  windowMs: WindowMs.optional(),
});
type AlertRule = z.infer<typeof AlertRuleSchema>;

/** A line needs its price and side, a move its percentage and time. */
export function checkAlertRule(
  { kind, direction, price, percent, windowMs }: AlertRule,
  context: { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void },
): void {
  const need = (path: string, isThere: boolean): void => {
    if (!isThere) context.addIssue({ code: 'custom', path: [path], message: `is needed for ${kind}` });
  };
  if (kind === 'crosses') {
    need('direction', direction === 'above' || direction === 'below');
    need('price', price !== undefined);
  } else if (kind === 'moves') {
    need('percent', percent !== undefined);
    need('windowMs', windowMs !== undefined);
  }
}

/**
 * POST body. A line (`crosses`) has a `price`, and `hysteresis` is how far back beyond it the price must go before the alert can fire again.
 * A move has a `percent` within `windowMs`; `above` is up, `below` down. The others need nothing.
 */
export const AlertCreateSchema = z
  .strictObject({
    id: IdSchema.optional(),
    feedId: FeedIdSchema,
    ...AlertRuleSchema.shape,
    kind: AlertKindSchema.default('crosses'),
    hysteresis: Price.default(0),
    /** Whether it fires at every crossing or only at the first. */
    repeat: z.boolean().default(false),
    expiresAt: TimeSchema.nullable().default(null),
  })
  .superRefine(checkAlertRule);
export type AlertCreate = z.output<typeof AlertCreateSchema>;

/** PATCH body. Another line, percentage or window begins it anew: the next price only says on which side it is. */
export const AlertPatchSchema = z.strictObject({
  direction: DirectionSchema.optional(),
  price: Price.optional(),
  hysteresis: Price.optional(),
  percent: Percent.optional(),
  windowMs: WindowMs.optional(),
  repeat: z.boolean().optional(),
  expiresAt: TimeSchema.nullable().optional(),
});
export type AlertPatch = z.infer<typeof AlertPatchSchema>;

/**
 * `new`: no price has been seen yet. `armed`: it fires when its line is reached. `resting`: the price is beyond the line, or has not been back
 * far enough. `done`: it was to fire once and has.
 */
export const AlertSchema = z.object({
  id: IdSchema,
  feedId: FeedIdSchema,
  kind: AlertKindSchema,
  /** `either` where up and down are the same to it. */
  direction: DirectionSchema,
  /** Of `crosses`: its line; else 0. */
  price: Price,
  hysteresis: Price,
  /** Of `moves`; else null. */
  percent: Percent.nullable(),
  windowMs: WindowMs.nullable(),
  repeat: z.boolean(),
  expiresAt: TimeSchema.nullable(),
  state: z.enum(['new', 'armed', 'resting', 'done']),
  /** How often it has fired. */
  firings: z.int().min(0),
  createdAt: TimeSchema,
});
export type Alert = z.infer<typeof AlertSchema>;

/**
 * One entry of an alert's log, newest first: the tick that fired it. Of a match, `match` is how it stood, and the tick's `last` counts its
 * goals.
 */
export const AlertFiringSchema = z.object({
  nth: z.int().positive(),
  firedAt: TimeSchema,
  tick: QuoteSchema,
  match: MatchStateSchema.optional(),
  /** What it told of was taken back then, as a goal that was cancelled. */
  correctedAt: TimeSchema.nullable(),
});
export type AlertFiring = z.infer<typeof AlertFiringSchema>;

/** Most alerts that one person may have. */
export const alertsPerUser = 200;
