import { z } from 'zod';

const Goals = z.tuple([z.int().min(0).max(99), z.int().min(0).max(99)]);

const GoalSchema = z.strictObject({
  /** Minute of the match, 1 to 120; a goal in added time has the minute of the part's end and `added`. */
  minute: z.int().min(1).max(120),
  added: z.int().min(1).max(30).optional(),
  side: z.enum(['home', 'away']),
  scorer: z.string().min(1).max(120),
  penalty: z.literal(true).optional(),
  /** Put into the own net; `side` is the side that it counted for. */
  ownGoal: z.literal(true).optional(),
});
export type GoalFact = z.infer<typeof GoalSchema>;

/** The ends of the parts of a match, in match minutes. */
export const partEnds = { halfTime: 45, fullTime: 90, extraTimeHalf: 105, extraTime: 120 } as const;

/** Orders goals as they fell: 45+3 comes before 46. */
export function compareGoals(a: GoalFact, b: GoalFact): number {
  return a.minute - b.minute || (a.added ?? 0) - (b.added ?? 0);
}

/** The score from the goals that fell up to the end of the part that ends with `minute`, its added time included. */
export function scoreUpTo(goals: readonly GoalFact[], minute: number): [number, number] {
  const fallen = goals.filter((goal) => goal.minute <= minute);
  const home = fallen.filter((goal) => goal.side === 'home').length;
  return [home, fallen.length - home];
}

/**
 * What is known of one match that was played. Scores are cumulative and the official ones; `penalties` counts the shoot-out alone.
 * Goals are in the order in which they fell. A record may know fewer goals than the score has, never more.
 */
export const MatchFactsSchema = z
  .strictObject({
    round: z.string().min(1).max(80),
    group: z.string().min(1).max(40).optional(),
    ground: z.string().max(120),
    kickOff: z.iso.datetime(),
    home: z.string().min(1).max(80),
    away: z.string().min(1).max(80),
    halfTime: Goals,
    fullTime: Goals,
    extraTime: Goals.optional(),
    penalties: Goals.optional(),
    goals: z.array(GoalSchema).max(99),
  })
  .check((context) => {
    const { value } = context;
    const refuse = (message: string): void => {
      context.issues.push({ code: 'custom', message, path: ['goals'], input: value.goals });
    };
    const length = value.extraTime === undefined ? partEnds.fullTime : partEnds.extraTime;
    const ends = Object.values(partEnds) as number[];
    for (const [index, goal] of value.goals.entries()) {
      const before = value.goals[index - 1];
      if (before !== undefined && compareGoals(before, goal) > 0)
        refuse('goals are not in the order they fell');
      if (goal.minute > length) refuse(`a goal in minute ${goal.minute} of a match of ${length} minutes`);
      if (goal.added !== undefined && !ends.includes(goal.minute)) {
        refuse(`no part ends with minute ${goal.minute}, so it has no added time`);
      }
    }
    const parts = [
      ['half time', partEnds.halfTime, value.halfTime],
      ['full time', partEnds.fullTime, value.fullTime],
      ['extra time', partEnds.extraTime, value.extraTime ?? value.fullTime],
    ] as const;
    for (const [name, minute, [home, away]] of parts) {
      const [scoredHome, scoredAway] = scoreUpTo(value.goals, minute);
      if (scoredHome > home || scoredAway > away) {
        refuse(`${scoredHome}–${scoredAway} by the goals at ${name}, ${home}–${away} by the score`);
      }
    }
  });
export type MatchFacts = z.infer<typeof MatchFactsSchema>;

/** A file of matches in Tidewire's own format. `matches` are in the order of their kick-offs. */
export const MatchFileSchema = z.strictObject({
  format: z.literal('tidewire.matches.1'),
  competition: z.string().min(1).max(80),
  /** Where the facts come from and under which terms. */
  source: z.string(),
  matches: z.array(MatchFactsSchema).min(1).max(999),
});
export type MatchFile = z.infer<typeof MatchFileSchema>;

/** A feed id for each match: `wc2026` and 104 matches give `match.wc2026-001` to `match.wc2026-104`. */
export function matchFeedId(competition: string, index: number): string {
  return `match.${competition}-${String(index + 1).padStart(3, '0')}`;
}

/** `World Cup 2026` → `wc2026`: the initials of its words, and its numbers whole. */
export function shortCompetitionName(competition: string): string {
  const words = competition.match(/\p{L}+|\d+/gu) ?? [];
  const name = words.map((word) => (/^\d/.test(word) ? word : word.slice(0, 1))).join('');
  const ascii = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
  return ascii === '' ? 'matches' : ascii;
}
