import { z } from 'zod';
import { FeedIdSchema, TimeSchema } from '../ids.ts';

/** So many one person may have. */
export const favouritesPerUser = 200;

/** How a favourite is named in a path: `team:Japan`, `match:match.wc2026-001`. */
export const FavouriteNameSchema = z
  .string()
  .max(100)
  .regex(/^(?:team:\S(?:.{0,78}\S)?|match:match\.[A-Za-z0-9][A-Za-z0-9_-]*)$/u, 'team:… or match:…');

/** A team by the name its source gives it, or a match. The latest added comes first. */
export const FavouriteSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('team'), team: z.string(), addedAt: TimeSchema }),
  z.object({ kind: z.literal('match'), feedId: FeedIdSchema, addedAt: TimeSchema }),
]);
export type Favourite = z.infer<typeof FavouriteSchema>;

/**
 * How long scores are kept from a person: not at all, for so many seconds, or until they reveal a match. It is about what their pages show;
 * the API and the socket say what is.
 */
export const ScoreHoldSchema = z.discriminatedUnion('holdBack', [
  z.strictObject({ holdBack: z.literal('off') }),
  z.strictObject({ holdBack: z.literal('delay'), seconds: z.int().min(30).max(600) }),
  z.strictObject({ holdBack: z.literal('until_revealed') }),
]);
export type ScoreHold = z.infer<typeof ScoreHoldSchema>;
