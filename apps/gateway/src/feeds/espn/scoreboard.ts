import type { MatchState, MatchStatus, TimelineData } from '@tidewire/protocol';
import { z } from 'zod';

const Text = z.string().trim().min(1);
const Score = z
  .string()
  .regex(/^\d{1,2}$/)
  .transform(Number);

const CompetitorSchema = z.object({
  homeAway: z.enum(['home', 'away']),
  team: z.object({ id: z.string(), displayName: Text }),
  score: Score.optional(),
  shootoutScore: z.int().min(0).max(99).optional(),
});

const DetailSchema = z.object({
  type: z.object({ text: z.string() }),
  clock: z.object({ displayValue: z.string() }),
  team: z.object({ id: z.string() }).optional(),
  scoringPlay: z.boolean().default(false),
  penaltyKick: z.boolean().default(false),
  ownGoal: z.boolean().default(false),
  shootout: z.boolean().default(false),
  yellowCard: z.boolean().default(false),
  redCard: z.boolean().default(false),
  athletesInvolved: z.array(z.object({ displayName: Text })).default([]),
});

/**
 * One match of `https://site.api.espn.com/apis/site/v2/sports/soccer/{league}/scoreboard`. ESPN promises nothing about this address and
 * documents it nowhere; the fields are those that its readers have described for years (for example gist.github.com/quantum0813,
 * "ESPN API v2 Scoreboard Endpoint Documentation"). What is not read here may change as it likes.
 */
export const EspnEventSchema = z.object({
  id: z.string().regex(/^\d{1,12}$/),
  date: z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'a date'),
  competitions: z
    .array(
      z.object({
        status: z.object({
          displayClock: z.string().default("0'"),
          period: z.int().min(0).default(0),
          type: z.object({ name: z.string(), state: z.enum(['pre', 'in', 'post']), completed: z.boolean() }),
        }),
        venue: z.object({ fullName: z.string() }).optional(),
        competitors: z.array(CompetitorSchema).length(2),
        details: z.array(DetailSchema).max(300).default([]),
      }),
    )
    .min(1),
});
export type EspnEvent = z.output<typeof EspnEventSchema>;

/** The whole answer; its matches are read one by one, so that a broken one spoils no other. */
export const ScoreboardSchema = z.object({
  leagues: z.array(z.object({ name: Text })).default([]),
  events: z.array(z.unknown()).max(500),
});

type Goal = Extract<TimelineData, { kind: 'match.goal' }> & { goalId: string };
export type Card = Extract<TimelineData, { kind: 'match.card' }>;
type Read = Omit<MatchState, 'time' | 'provenance'> & { goals: readonly Goal[]; cards: readonly Card[] };

/** A match as ESPN tells it, in our words. `undefined` when it has not two sides, one at home. */
export function readEvent(event: EspnEvent, competition: string): Read | undefined {
  const [match] = event.competitions;
  const home = match?.competitors.find(({ homeAway }) => homeAway === 'home');
  const away = match?.competitors.find(({ homeAway }) => homeAway === 'away');
  if (match === undefined || home === undefined || away === undefined) return undefined;
  const status = statusOf(match.status);
  const goals = readGoals(match.details, home.team.id, away.team.id);
  const score: [number, number] = [home.score ?? 0, away.score ?? 0];
  const shootOut: [number, number] | undefined =
    home.shootoutScore === undefined || away.shootoutScore === undefined
      ? undefined
      : [home.shootoutScore, away.shootoutScore];
  return {
    competition: competition.slice(0, 80),
    round: '',
    ground: (match.venue?.fullName ?? '').slice(0, 120),
    kickOff: Date.parse(event.date),
    home: home.team.displayName.slice(0, 80),
    away: away.team.displayName.slice(0, 80),
    status,
    ...clockOf(match.status.displayClock),
    score,
    periods: periodsOf({ status, period: match.status.period, goals, score, shootOut }),
    goals,
    cards: readCards(match.details, home.team.id, away.team.id),
  };
}

/** A card has the score of the goals told before it. */
function readCards(
  details: EspnEvent['competitions'][number]['details'],
  home: string,
  away: string,
): Card[] {
  const cards: Card[] = [];
  const score: [number, number] = [0, 0];
  for (const { team, scoringPlay, shootout, yellowCard, redCard, clock, athletesInvolved } of details) {
    if (team?.id !== home && team?.id !== away) continue;
    const side = team.id === home ? 'home' : 'away';
    if (scoringPlay && !shootout) score[side === 'home' ? 0 : 1] += 1;
    const player = athletesInvolved[0]?.displayName.slice(0, 120);
    if ((!yellowCard && !redCard) || player === undefined) continue;
    const isSecond = redCard && (yellowCard || cards.some((before) => isYellowOf(before, side, player)));
    const card = !redCard ? 'yellow' : isSecond ? 'second_yellow' : 'red';
    cards.push({ kind: 'match.card', ...clockOf(clock.displayValue), side, player, card, score: [...score] });
  }
  return cards;
}

const isYellowOf = (before: Card, side: Card['side'], player: string): boolean =>
  before.card === 'yellow' && before.side === side && before.player === player;

function statusOf({ period, type }: EspnEvent['competitions'][number]['status']): MatchStatus {
  switch (type.state) {
    case 'pre':
      return type.name === 'STATUS_SCHEDULED' || type.name === 'STATUS_DELAYED' ? 'scheduled' : 'called_off';
    case 'post':
      // Postponed, cancelled and abandoned matches are past and not completed.
      return type.completed ? 'finished' : 'called_off';
    case 'in':
      if (type.name === 'STATUS_HALFTIME') return 'half_time';
      if (type.name === 'STATUS_SHOOTOUT' || period >= 5) return 'penalties';
      if (period >= 3) return 'extra_time';
      return period === 2 ? 'second_half' : 'first_half';
  }
}

/** `67'` or `90'+4'`. */
function clockOf(text: string): { minute: number; addedMinute: number } {
  const [, minute = '0', added = '0'] = /^(\d{1,3})'(?:\s*\+\s*(\d{1,2})')?$/.exec(text.trim()) ?? [];
  return { minute: Math.min(Number(minute), 130), addedMinute: Math.min(Number(added), 30) };
}

/** ESPN gives goals no ids: the same scorer in the same minute is the same goal, and a second one of his there is the next. */
function readGoals(
  details: EspnEvent['competitions'][number]['details'],
  home: string,
  away: string,
): Goal[] {
  const goals: Goal[] = [];
  const seen = new Map<string, number>();
  const score: [number, number] = [0, 0];
  for (const detail of details) {
    const isGoal = detail.scoringPlay && !detail.shootout;
    if (!isGoal || (detail.team?.id !== home && detail.team?.id !== away)) continue;
    const side = detail.team.id === home ? 'home' : 'away';
    const scorer = (detail.athletesInvolved[0]?.displayName ?? 'Unknown').slice(0, 120);
    const clock = clockOf(detail.clock.displayValue);
    const key = `${side}-${clock.minute}-${clock.addedMinute}-${scorer}`;
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    score[side === 'home' ? 0 : 1] += 1;
    goals.push({
      kind: 'match.goal',
      ...clock,
      side,
      scorer,
      penalty: detail.penaltyKick,
      ownGoal: detail.ownGoal,
      score: [...score],
      goalId: goalIdOf(key, nth),
    });
  }
  return goals;
}

/** At most 64 characters, and names in any script become the same ones every time. */
const goalIdOf = (key: string, nth: number): string => `${key.slice(0, 58)}#${nth}`;

/** The score at the end of each part that is over, as far as the goals on record add up to the score. */
function periodsOf(match: {
  status: MatchStatus;
  period: number;
  goals: readonly Goal[];
  score: [number, number];
  shootOut: [number, number] | undefined;
}): MatchState['periods'] {
  const { status, period, goals, score, shootOut } = match;
  const total = scoreUpTo(goals, 130);
  const isOnRecord = total[0] === score[0] && total[1] === score[1];
  const isOver = status === 'finished';
  if (!isOnRecord) return isOver && period <= 2 ? { fullTime: score } : {};
  const hasExtraTime = period >= 3;
  return {
    ...((period >= 2 || status === 'half_time' || isOver) && { halfTime: scoreUpTo(goals, 45) }),
    ...((hasExtraTime || isOver) && { fullTime: scoreUpTo(goals, 90) }),
    ...(hasExtraTime && (isOver || status === 'penalties') && { extraTime: score }),
    ...(isOver && shootOut !== undefined && { penalties: shootOut }),
  };
}

function scoreUpTo(goals: readonly Goal[], minute: number): [number, number] {
  const fallen = goals.filter((goal) => goal.minute <= minute);
  const home = fallen.filter(({ side }) => side === 'home').length;
  return [home, fallen.length - home];
}
