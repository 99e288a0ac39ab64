import { z } from 'zod';
import { UnixMsSchema } from './ids.ts';

/** Where a number comes from; shown beside every number. */
export const ProvenanceSchema = z.enum(['live', 'delayed', 'simulated', 'replayed']);
export type Provenance = z.infer<typeof ProvenanceSchema>;

/** Where a market stands. On a `holiday` it does not open all day; while `halted` it is open and trading in this instrument rests. */
export const MarketSessionSchema = z.enum(['pre', 'open', 'after', 'closed', 'holiday', 'halted']);
export type MarketSession = z.infer<typeof MarketSessionSchema>;

/**
 * What a fund's quote is: its net asset value, published once a day. `date` is the day it is the value of, where the fund is; from `nextBy`
 * on without a newer one it is stale.
 */
const NavSchema = z.strictObject({ date: z.iso.date().max(10), nextBy: UnixMsSchema.optional() });

const Price = z.number().finite().nonnegative();

/**
 * The state of `feed:stock.*`, `feed:fx.*` and the like. Prices are in the instrument's `currency`; `time` is the source's own time in
 * Unix milliseconds; `change` is against `previousClose`; `volume` counts units traded in the session so far. A bar replayed from a file
 * carries its `open`, `high`, `low` as well, and `barMs` says how long it lasts. `sessionUntil` is when the `session` gives way to the next by
 * the source's calendar.
 */
export const QuoteSchema = z.strictObject({
  last: Price,
  time: UnixMsSchema,
  bid: Price.optional(),
  ask: Price.optional(),
  previousClose: Price.optional(),
  change: z.number().finite().optional(),
  changePercent: z.number().finite().optional(),
  dayHigh: Price.optional(),
  dayLow: Price.optional(),
  volume: z.number().finite().nonnegative().optional(),
  session: MarketSessionSchema.optional(),
  sessionUntil: UnixMsSchema.optional(),
  nav: NavSchema.optional(),
  open: Price.optional(),
  high: Price.optional(),
  low: Price.optional(),
  barMs: z.int().positive().optional(),
  provenance: ProvenanceSchema,
});
export type Quote = z.infer<typeof QuoteSchema>;
