import { z } from 'zod';

const Count = z.int().min(0);

/** One side in its group. Level sides share a `place`; `inPlay` says that a match of theirs is not over yet. */
export const TableRowSchema = z.object({
  place: z.int().positive(),
  team: z.string(),
  played: Count,
  won: Count,
  drawn: Count,
  lost: Count,
  goalsFor: Count,
  goalsAgainst: Count,
  points: Count,
  inPlay: z.boolean(),
});

export const GroupTableSchema = z.object({ group: z.string(), rows: z.array(TableRowSchema).max(1_000) });

export const StandingsSchema = z.object({
  competition: z.string(),
  groups: z.array(GroupTableSchema).max(1_000),
});

export const StandingsQuerySchema = z.strictObject({ competition: z.string().min(1).max(80) });
