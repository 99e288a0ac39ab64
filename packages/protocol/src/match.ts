import { z } from 'zod';
import { UnixMsSchema } from './ids.ts';
import { ProvenanceSchema } from './quote.ts';

const Goals = z.tuple([z.int().min(0).max(99), z.int().min(0).max(99)]);

/** Home and away goals, as they stood at the end of each finished part (cumulative; `penalties` counts the shoot-out alone). */
export const ScoreByPeriodSchema = z.strictObject({
  halfTime: Goals.optional(),
  fullTime: Goals.optional(),
  extraTime: Goals.optional(),
  penalties: Goals.optional(),
});
export type ScoreByPeriod = z.infer<typeof ScoreByPeriodSchema>;

export const MatchStatusSchema = z.enum([
  'scheduled',
  'first_half',
  'half_time',
  'second_half',
  'extra_time',
  'penalties',
  'finished',
  // Postponed, cancelled or abandoned: nothing more happens in it.
  'called_off',
]);
export type MatchStatus = z.infer<typeof MatchStatusSchema>;

/**
 * The state of `feed:match.*`. `minute` is the match clock (1–120), `addedMinute` the minute of added time behind `90+`.
 * `time` is when the source said so (Unix ms); `kickOff` is the scheduled start (Unix ms).
 */
export const MatchStateSchema = z.strictObject({
  competition: z.string().max(80),
  round: z.string().max(80),
  group: z.string().max(40).optional(),
  ground: z.string().max(120),
  kickOff: UnixMsSchema,
  home: z.string().max(80),
  away: z.string().max(80),
  status: MatchStatusSchema,
  minute: z.int().min(0).max(130),
  addedMinute: z.int().min(0).max(30),
  score: Goals,
  periods: ScoreByPeriodSchema,
  time: UnixMsSchema,
  provenance: ProvenanceSchema,
});
export type MatchState = z.infer<typeof MatchStateSchema>;

const side = z.enum(['home', 'away']);
const clock = { minute: z.int().min(0).max(130), addedMinute: z.int().min(0).max(30) };

const Player = z.string().min(1).max(120);

const LineUpPlayerSchema = z.strictObject({
  name: Player,
  /** On the shirt. */
  number: z.int().min(0).max(999).optional(),
  /** In the source's words: `Goalkeeper`. */
  position: z.string().max(40).optional(),
});
export type LineUpPlayer = z.infer<typeof LineUpPlayerSchema>;

const lineUp = {
  /** `4-3-3` */
  formation: z
    .string()
    .max(9)
    .regex(/^\d(?:-\d){1,4}$/)
    .optional(),
  starting: z.array(LineUpPlayerSchema).min(1).max(11),
  bench: z.array(LineUpPlayerSchema).max(30),
};

/** Names a goal within its match, so that a later event can be about it. */
const GoalIdSchema = z.string().min(1).max(64);

/**
 * What can happen in a match; one event of a `timeline:` log. `score` is how it stands after it. Nothing in a log is taken back: a goal that
 * did not count is told by another event, about it.
 */
export const TimelineDataSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('match.started'), ...clock, score: Goals }),
  z.strictObject({
    kind: z.literal('match.goal'),
    ...clock,
    side,
    scorer: z.string().max(120),
    penalty: z.boolean(),
    ownGoal: z.boolean(),
    score: Goals,
    goalId: GoalIdSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('match.goal_cancelled'),
    ...clock,
    /** The `goalId` of the goal that does not count. */
    goalId: GoalIdSchema,
    side,
    scorer: z.string().max(120),
    /** In the source's words, for example `Offside (video review)`; empty when it gives none. */
    reason: z.string().max(120),
    score: Goals,
  }),
  z.strictObject({
    kind: z.literal('match.period'),
    ...clock,
    status: MatchStatusSchema,
    score: Goals,
  }),
  z.strictObject({
    kind: z.literal('match.card'),
    ...clock,
    side,
    player: Player,
    card: z.enum(['yellow', 'second_yellow', 'red']),
    score: Goals,
  }),
  z.strictObject({
    kind: z.literal('match.substitution'),
    ...clock,
    side,
    on: Player,
    off: Player,
    score: Goals,
  }),
  /** The referee looked again. What it changes is told by events of its own (`match.goal_cancelled`). */
  z.strictObject({
    kind: z.literal('match.review'),
    ...clock,
    side: side.optional(),
    about: z.enum(['goal', 'penalty', 'card', 'identity']),
    outcome: z.enum(['stands', 'overturned']),
    /** In the source's words, for example `No handball`; empty when it gives none. */
    reason: z.string().max(120),
    score: Goals,
  }),
  /** Who plays, as one side announced it; a later one of the same side replaces it. */
  z.strictObject({ kind: z.literal('match.line_up'), ...clock, side, ...lineUp, score: Goals }),
  z.strictObject({ kind: z.literal('match.finished'), ...clock, score: Goals, penalties: Goals.optional() }),
]);
export type TimelineData = z.infer<typeof TimelineDataSchema>;
export type LineUp = Extract<TimelineData, { kind: 'match.line_up' }>;
