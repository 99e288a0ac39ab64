import type { z } from 'zod';
import { assertNever } from './assert-never.ts';
import type { MatchState } from './match.ts';
import type { Quote } from './quote.ts';
import type { AlertKindSchema, AlertSchema } from './rest/alerts.ts';

export type AlertState = z.infer<typeof AlertSchema>['state'];
export type AlertKind = z.infer<typeof AlertKindSchema>;

/** What an alert is judged by. Prices are in the feed's currency. */
export type AlertLine = {
  kind: AlertKind;
  direction: 'above' | 'below' | 'either';
  /** Of `crosses`: the line. */
  price: number;
  /** Of `crosses`: how far back beyond the line the price must go before the alert can fire again. */
  hysteresis: number;
  /** Of `moves`. */
  percent: number | null;
  repeat: boolean;
};

/** How an alert stands. `mark` is the number of goals it has told of; null for kinds that count none, and before the first look. */
export type AlertStanding = { state: AlertState; mark: number | null };

/** How far the last price is from the lowest and the highest of its window, in percent of those; neither is negative. */
export type PriceMove = { rise: number; fall: number };

/** What is looked at. A price brings its move where the alert is of `moves`. */
export type AlertSight =
  | { type: 'quote'; quote: Quote; move?: PriceMove | undefined }
  | { type: 'match'; match: MatchState };

/** `corrects`: what it told of last is no longer so, as a goal that was cancelled. */
export type AlertVerdict = AlertStanding & { does: 'nothing' | 'fires' | 'corrects' };

/**
 * What a price or a match does to an alert. The first look after it was made only says how things stand. One of a feed of the other kind is
 * never moved.
 */
export function judgeAlert(line: AlertLine, standing: AlertStanding, sight: AlertSight): AlertVerdict {
  const unmoved: AlertVerdict = { ...standing, does: 'nothing' };
  if (standing.state === 'done') return unmoved;
  switch (line.kind) {
    case 'crosses':
      return sight.type === 'quote' ? judgeCrossing(line, standing, sight.quote.last) : unmoved;
    case 'moves':
      return sight.type === 'quote' ? judgeMove(line, standing, sight.move) : unmoved;
    case 'goal':
      return sight.type === 'match' ? judgeGoals(line, standing, goalsOf(sight.match)) : unmoved;
    case 'start':
      return sight.type === 'match' ? judgeMoment(line, standing, hasStarted(sight.match)) : unmoved;
    case 'end':
      return sight.type === 'match'
        ? judgeMoment(line, standing, sight.match.status === 'finished')
        : unmoved;
    default:
      return assertNever(line.kind);
  }
}

/** Goals of a match that stand; those of a shoot-out are none. */
export const goalsOf = ({ score: [home, away] }: Pick<MatchState, 'score'>): number => home + away;

const hasStarted = ({ status }: MatchState): boolean => status !== 'scheduled' && status !== 'called_off';

/**
 * It fires when its line is reached from the other side, and rests until the price has been back beyond the hysteresis: a price that
 * trembles on the line fires once.
 */
function judgeCrossing(
  { direction, price: line, hysteresis, repeat }: AlertLine,
  { state, mark }: AlertStanding,
  price: number,
): AlertVerdict {
  const beyond = (direction === 'below' ? -1 : 1) * (price - line);
  switch (state) {
    case 'new':
      return { state: beyond >= 0 ? 'resting' : 'armed', mark, does: 'nothing' };
    case 'armed':
      return beyond >= 0
        ? { state: repeat ? 'resting' : 'done', mark, does: 'fires' }
        : { state, mark, does: 'nothing' };
    case 'resting':
      return { state: beyond < 0 && -beyond >= hysteresis ? 'armed' : state, mark, does: 'nothing' };
    case 'done':
      return { state, mark, does: 'nothing' };
    default:
      return assertNever(state);
  }
}

/** Whoever keeps the window begins it anew with the price that fired: the same move is not told twice. */
function judgeMove(
  { direction, percent, repeat }: AlertLine,
  { mark }: AlertStanding,
  move: PriceMove | undefined,
): AlertVerdict {
  const isEnough = (by: number): boolean => percent !== null && by >= percent;
  const fires =
    move !== undefined &&
    ((direction !== 'below' && isEnough(move.rise)) || (direction !== 'above' && isEnough(move.fall)));
  return fires
    ? { state: repeat ? 'armed' : 'done', mark, does: 'fires' }
    : { state: 'armed', mark, does: 'nothing' };
}

/** Fewer than before are one that was cancelled, or another match under the same name: nothing is told of the goals after none. */
function judgeGoals({ repeat }: AlertLine, { mark }: AlertStanding, goals: number): AlertVerdict {
  if (mark === null || goals === mark) return { state: 'armed', mark: goals, does: 'nothing' };
  if (goals < mark) return { state: 'armed', mark: goals, does: goals === mark - 1 ? 'corrects' : 'nothing' };
  return { state: repeat ? 'armed' : 'done', mark: goals, does: 'fires' };
}

function judgeMoment({ repeat }: AlertLine, { state, mark }: AlertStanding, hasCome: boolean): AlertVerdict {
  if (!hasCome) return { state: 'armed', mark, does: 'nothing' };
  if (state !== 'armed') return { state: 'resting', mark, does: 'nothing' };
  return { state: repeat ? 'resting' : 'done', mark, does: 'fires' };
}
