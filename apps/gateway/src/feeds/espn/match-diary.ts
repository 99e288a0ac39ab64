import type { MatchState, MatchStatus, TimelineData } from '@tidewire/protocol';
import type { Card, readEvent } from './scoreboard.ts';

type Seen = NonNullable<ReturnType<typeof readEvent>>;

/**
 * What is new in a match since its timeline was last written: ESPN tells how a match stands, a timeline tells what happened. A goal that is
 * no longer there did not count, and is told as an event about the goal. `told` is the timeline so far, oldest first.
 */
export function whatHappened(told: readonly TimelineData[], seen: Seen): TimelineData[] {
  const { minute, addedMinute, score, goals, cards, periods, status } = seen;
  const now = { minute, addedMinute, score };
  const news: TimelineData[] = [];
  const begun = status !== 'scheduled' && status !== 'called_off';
  if (begun && !told.some(({ kind }) => kind === 'match.started')) {
    news.push({ kind: 'match.started', minute: 1, addedMinute: 0, score: [0, 0] });
  }
  const standing = standingGoals(told);
  for (const goal of standing.values()) {
    if (goals.some(({ goalId }) => goalId === goal.goalId)) continue;
    // A name or a minute that was corrected looks like another goal: the old entry is taken out, the new one told.
    const { goalId, side, scorer } = goal;
    news.push({ kind: 'match.goal_cancelled', ...now, goalId, side, scorer, reason: reasonOf(goal, seen) });
  }
  const fresh = [
    ...goals.filter((goal) => !standing.has(goal.goalId)),
    ...cards.filter((card) => !told.some((data) => data.kind === 'match.card' && isSameCard(data, card))),
  ];
  news.push(...fresh.sort((a, b) => a.minute - b.minute || a.addedMinute - b.addedMinute));
  const lastPeriod = told.findLast((data) => data.kind === 'match.period');
  if (isTold(status) && lastPeriod?.status !== status) news.push({ kind: 'match.period', ...now, status });
  if (status === 'finished' && !told.some(({ kind }) => kind === 'match.finished')) {
    const { penalties } = periods;
    news.push({ kind: 'match.finished', ...now, ...(penalties !== undefined && { penalties }) });
  }
  return news;
}

type Goal = Extract<TimelineData, { kind: 'match.goal' }> & { goalId: string };

/** Goals that were told and not cancelled since. */
function standingGoals(told: readonly TimelineData[]): Map<string, Goal> {
  const standing = new Map<string, Goal>();
  for (const data of told) {
    if (data.kind === 'match.goal' && data.goalId !== undefined) {
      standing.set(data.goalId, { ...data, goalId: data.goalId });
    }
    if (data.kind === 'match.goal_cancelled') standing.delete(data.goalId);
  }
  return standing;
}

/** Nobody is shown the same card twice; a minute that is corrected makes no new one. */
const isSameCard = (a: Card, b: Card): boolean =>
  a.side === b.side && a.player === b.player && a.card === b.card;

const isTold = (status: MatchStatus): boolean =>
  status !== 'scheduled' && status !== 'first_half' && status !== 'finished' && status !== 'called_off';

/** ESPN gives no reason; when the side still has as many goals, the entry was corrected rather than the goal taken away. */
function reasonOf(goal: Goal, seen: Seen): string {
  const count = seen.goals.filter(({ side }) => side === goal.side).length;
  const index = goal.side === 'home' ? 0 : 1;
  return count >= goal.score[index] ? 'Corrected by the source' : 'Taken off by the source';
}

/** Whether anything but the clock of our own reading has changed. */
export function isSameState(a: MatchState, b: MatchState): boolean {
  return JSON.stringify({ ...a, time: 0 }) === JSON.stringify({ ...b, time: 0 });
}
