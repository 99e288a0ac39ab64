import { z } from 'zod';
import { TimeSchema } from '../ids.ts';
import { ProvenanceSchema } from '../quote.ts';

export const SourceIdSchema = z.enum(['simulator', 'worldcup', 'coinbase', 'espn', 'finnhub']);
export type SourceId = z.infer<typeof SourceIdSchema>;

const Speed = z.number().min(0.1).max(100_000);
const SymbolName = z
  .string()
  .max(21)
  .regex(/^[A-Z0-9]{1,10}(?:[.-][A-Z0-9]{1,10})?$/, 'BTC-USD or AAPL, as the source names it');
const League = z
  .string()
  .max(40)
  .regex(/^[a-z0-9._]{2,40}$/, 'fifa.world, as the source names it');
/** What one source is asked to do; which of it a source knows is in `settings` of its answer. */
export const SourceSettingsSchema = z.strictObject({
  /** Match time over real time. */
  speed: Speed.optional(),
  /** Whether it begins again after its end. */
  loop: z.boolean().optional(),
  symbols: z.array(SymbolName).min(1).max(100).optional(),
  leagues: z.array(League).min(1).max(20).optional(),
});
export type SourceSettings = z.infer<typeof SourceSettingsSchema>;

const SourceHealthSchema = z.object({
  state: z.enum(['starting', 'running', 'waiting', 'stopped']),
  /** It is expected to say something and has not for longer than its own rule allows. */
  stale: z.boolean(),
  staleAfterMs: z.number(),
  events: z.int().min(0),
  lastEventAt: TimeSchema.nullable(),
  /** From the source's own time of its last value to its arrival; `null` where that means nothing, as of a replay. */
  lagMs: z.number().nullable(),
  reconnects: z.int().min(0),
  /** What could not be understood, and was left out. */
  malformed: z.int().min(0),
  failures: z.int().min(0),
  lastError: z.string().nullable(),
  /** When its node said this. */
  at: TimeSchema,
});
export type SourceHealthTold = z.infer<typeof SourceHealthSchema>;

/** Where numbers come from, and how it fares. `changed` names what is as an administrator set it, and not as the environment says. */
export const FeedSourceSchema = z.object({
  id: SourceIdSchema,
  provenance: ProvenanceSchema,
  /** It lacks a key that only the environment can give. */
  available: z.boolean(),
  enabled: z.boolean(),
  settings: SourceSettingsSchema,
  changed: z.array(z.string()).max(10),
  /** Seconds of replay time to go to; `null` when it has gone there. */
  seekTo: z.int().min(0).nullable(),
  /** `null` while no node runs it, or it has not said anything yet. */
  health: SourceHealthSchema.nullable(),
  /** The one node that runs it, until when unless it says so again, and how often it has changed hands. */
  lease: z.object({ holder: z.string(), fence: z.int().min(0), expiresAt: TimeSchema }).nullable(),
});
export type FeedSource = z.infer<typeof FeedSourceSchema>;

/** Merge patch: `null` takes a setting back to what the environment says. `seekTo` is done once, by whoever runs the source. */
export const FeedSourcePatchSchema = z.strictObject({
  enabled: z.boolean().nullable().optional(),
  speed: Speed.nullable().optional(),
  loop: z.boolean().nullable().optional(),
  symbols: z.array(SymbolName).min(1).max(100).nullable().optional(),
  leagues: z.array(League).min(1).max(20).nullable().optional(),
  seekTo: z.int().min(0).max(100_000_000).optional(),
});
export type FeedSourcePatch = z.infer<typeof FeedSourcePatchSchema>;
