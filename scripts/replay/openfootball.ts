// Reads match files in the JSON form of openfootball (github.com/openfootball/worldcup.json) and turns them into Tidewire's own. It knows
// that form's habits and its slips; what it had to decide it says, so that nobody has to trust it.
import { z } from 'zod';
import {
  compareGoals,
  type GoalFact,
  type MatchFacts,
  type MatchFile,
  MatchFileSchema,
  partEnds,
  scoreUpTo,
} from '../../apps/gateway/src/feeds/replay/match-facts.ts';

const Goals = z.tuple([z.int().min(0), z.int().min(0)]);

const OpenGoalSchema = z.object({
  name: z.string(),
  /** `9`, `"9"` or `"90+4"`. */
  minute: z.union([z.int(), z.string().regex(/^\d{1,3}(\+\d{1,2})?$/, 'must look like 9 or 90+4')]),
  /** Added time, in the files that write `minute` as a number. */
  offset: z.int().optional(),
  penalty: z.boolean().optional(),
  owngoal: z.boolean().optional(),
});
type OpenGoal = z.infer<typeof OpenGoalSchema>;

const OpenMatchSchema = z.object({
  round: z.string(),
  date: z.iso.date(),
  /** Local time, with the offset from UTC in newer files: `13:00 UTC-6`. */
  time: z
    .string()
    .regex(/^\d{1,2}:\d{2}( UTC[+-]\d{1,2}(:\d{2})?)?$/, 'must look like 13:00 UTC-6')
    .optional(),
  team1: z.string(),
  team2: z.string(),
  score: z
    .object({ ht: Goals.optional(), ft: Goals.optional(), et: Goals.optional(), p: Goals.optional() })
    .optional(),
  goals1: z.array(OpenGoalSchema).optional(),
  goals2: z.array(OpenGoalSchema).optional(),
  group: z.string().optional(),
  ground: z.string().optional(),
});
type OpenMatch = z.infer<typeof OpenMatchSchema>;

export const OpenFootballSchema = z.object({ name: z.string(), matches: z.array(OpenMatchSchema) });

export type Converted = {
  file: MatchFile;
  /** What was decided where the file contradicts itself or is silent, one sentence each. */
  notes: string[];
};

/**
 * Turns an openfootball file into Tidewire's form, matches in the order of their kick-offs. `utcOffset` (`+3`, `-6`, `+5:30`) says what
 * clock the times without an offset are by. Matches that have no result yet are left out.
 *
 * @throws {z.ZodError} when the file has another form, or a match's goals do not fit its score
 */
export function convertOpenFootball(json: unknown, options: { utcOffset?: string } = {}): Converted {
  const { name, matches } = OpenFootballSchema.parse(json);
  const notes: string[] = [];
  const withoutOffset = matches.filter(({ time }) => !time?.includes('UTC')).length;
  if (withoutOffset > 0 && options.utcOffset === undefined) {
    notes.push(`${withoutOffset} kick-off times have no UTC offset and are read as UTC`);
  }
  const facts = matches.flatMap((match) => convertMatch(match, options.utcOffset ?? '+0', notes) ?? []);
  facts.sort((a, b) => Date.parse(a.kickOff) - Date.parse(b.kickOff));
  const file = {
    format: 'tidewire.matches.1',
    competition: name,
    source: 'openfootball/worldcup.json, CC0 1.0',
    matches: facts,
  };
  return { file: MatchFileSchema.parse(file), notes };
}

function convertMatch(match: OpenMatch, utcOffset: string, notes: string[]): MatchFacts | undefined {
  const title = `${match.team1} v ${match.team2}`;
  const { ft, et, p } = match.score ?? {};
  if (ft === undefined) {
    notes.push(`${title}: left out, it has no result`);
    return undefined;
  }
  const lastMinute = et === undefined ? partEnds.fullTime : partEnds.extraTime;
  const read = (side: 'home' | 'away') => (goal: OpenGoal) => convertGoal(goal, side, lastMinute);
  const goals = [...(match.goals1 ?? []).map(read('home')), ...(match.goals2 ?? []).map(read('away'))].sort(
    compareGoals,
  );
  return {
    round: match.round,
    ...(match.group !== undefined && { group: match.group }),
    ground: match.ground ?? '',
    kickOff: parseKickOff(match.date, match.time ?? '0:00', utcOffset),
    home: match.team1,
    away: match.team2,
    halfTime: halfTimeOf(match, goals, notes),
    fullTime: ft,
    ...(et !== undefined && { extraTime: et }),
    ...(p !== undefined && { penalties: p }),
    goals,
  };
}

function convertGoal(goal: OpenGoal, side: 'home' | 'away', lastMinute: number): GoalFact {
  const [base = 0, written] = String(goal.minute).split('+').map(Number);
  // A few goals in added time are written without the plus: 92 in a match of 90 minutes is 90+2.
  const minute = Math.min(base, lastMinute);
  const added = written ?? goal.offset ?? base - minute;
  return {
    minute,
    ...(added > 0 && { added }),
    side,
    scorer: goal.name,
    ...(goal.penalty === true && { penalty: true as const }),
    ...(goal.owngoal === true && { ownGoal: true as const }),
  };
}

/**
 * The score at half-time. Where every goal is on record, their minutes decide: a few files give another half-time score (Japan v Spain
 * 2022 has 0–0, though Morata scored in minute 11).
 */
function halfTimeOf(match: OpenMatch, goals: readonly GoalFact[], notes: string[]): [number, number] {
  const { ht, ft = [0, 0], et } = match.score ?? {};
  const [home, away] = et ?? ft;
  const isComplete = goals.length === home + away;
  const byGoals = scoreUpTo(goals, partEnds.halfTime);
  const title = `${match.team1} v ${match.team2}`;
  if (!isComplete) {
    notes.push(`${title}: ${goals.length} of ${home + away} goals are on record`);
    return ht ?? byGoals;
  }
  if (ht !== undefined && (ht[0] !== byGoals[0] || ht[1] !== byGoals[1])) {
    notes.push(`${title}: ${byGoals.join('–')} at half-time by the goals' minutes, not ${ht.join('–')}`);
  }
  return byGoals;
}

function parseKickOff(date: string, time: string, utcOffset: string): string {
  const [clock = '', zone = `UTC${utcOffset}`] = time.split(' ');
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const local = Date.parse(`${date}T00:00:00Z`) + (hour * 60 + minute) * 60_000;
  return new Date(local - parseUtcOffset(zone.slice('UTC'.length)) * 60_000)
    .toISOString()
    .replace('.000Z', 'Z');
}

/** Minutes ahead of UTC: `-6` is -360, `+5:30` is 330. */
export function parseUtcOffset(text: string): number {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{1,2})(?::(\d{2}))?$/.exec(text) ?? [];
  if (sign === undefined) throw new RangeError(`"${text}" is not an offset from UTC like +3 or -6 or +5:30`);
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
