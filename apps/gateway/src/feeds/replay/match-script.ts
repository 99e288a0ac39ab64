import type { MatchState, MatchStatus, TimelineData } from '@tidewire/protocol';
import { type MatchFacts, partEnds } from './match-facts.ts';

/** What changes in a match's state while it is played. */
export type MatchMoment = Pick<MatchState, 'status' | 'minute' | 'addedMinute' | 'score' | 'periods'>;

/**
 * One moment of a match: `at` milliseconds of match time after the kick-off the state becomes `moment`, and `timeline` is what happened
 * then, if anything did (otherwise only the clock moved).
 */
export type Beat = { at: number; moment: MatchMoment; timeline?: TimelineData };

const minuteMs = 60_000;
/** Breaks are shorter than the real ones (15, 5 and 1 minutes): nothing is to be seen in them. */
const halfTimeMs = 5 * minuteMs;
const beforeExtraTimeMs = 3 * minuteMs;
const shootOutMs = 10 * minuteMs;

export const beforeKickOff: MatchMoment = {
  status: 'scheduled',
  minute: 0,
  addedMinute: 0,
  score: [0, 0],
  periods: {},
};

/**
 * Turns the record of a match into everything that is said while it is replayed, in order. A goal of minute 9 falls within the ninth
 * minute, when the clock shows 9. How long added time lasted is not on record: a part ends with its last minute, or with its last known
 * goal. Of a penalty shoot-out only the result is on record, so only the result is told, at its end.
 */
export function scriptMatch(facts: MatchFacts): Beat[] {
  const play = new Play(facts);
  play.start();
  play.part('first_half', 1, partEnds.halfTime);
  play.endPart('half_time', { halfTime: facts.halfTime });
  play.pause(halfTimeMs);
  play.part('second_half', partEnds.halfTime + 1, partEnds.fullTime, 'told');
  let ending: Partial<MatchState['periods']> = { fullTime: facts.fullTime };
  if (facts.extraTime !== undefined) {
    play.endPart('extra_time', ending);
    play.pause(beforeExtraTimeMs);
    play.part('extra_time', partEnds.fullTime + 1, partEnds.extraTimeHalf);
    play.part('extra_time', partEnds.extraTimeHalf + 1, partEnds.extraTime);
    ending = { extraTime: facts.extraTime };
  }
  if (facts.penalties !== undefined) {
    play.endPart('penalties', ending);
    play.pause(shootOutMs);
    ending = { penalties: facts.penalties };
  }
  play.finish(ending);
  return play.beats;
}

/** A match being written down: the present moment, and the beats so far. */
class Play {
  readonly beats: Beat[] = [];
  readonly #facts: MatchFacts;
  #at = 0;
  #moment: MatchMoment = beforeKickOff;

  constructor(facts: MatchFacts) {
    this.#facts = facts;
  }

  start(): void {
    this.#say({ status: 'first_half', minute: 1 }, ({ minute, addedMinute, score }) => ({
      kind: 'match.started',
      minute,
      addedMinute,
      score,
    }));
  }

  /** Plays the minutes `from` to `to` and the added time that goals are known of. `told`: the part's beginning is told as an event. */
  part(status: MatchStatus, from: number, to: number, told?: 'told'): void {
    const goals = this.#facts.goals.filter((goal) => goal.minute >= from && goal.minute <= to);
    const lastAdded = Math.max(0, ...goals.map((goal) => goal.added ?? 0));
    for (let clock = from; clock <= to + lastAdded; clock += 1) {
      const minute = Math.min(clock, to);
      const addedMinute = clock - minute;
      if (clock === from && told) this.#tellPeriod({ status, minute, addedMinute });
      else if (clock > 1) this.#say({ status, minute, addedMinute });
      const now = goals.filter((goal) => goal.minute === minute && (goal.added ?? 0) === addedMinute);
      for (const goal of now) {
        this.#at += minuteMs / (now.length + 1);
        const [home, away] = this.#moment.score;
        const score: MatchMoment['score'] = goal.side === 'home' ? [home + 1, away] : [home, away + 1];
        this.#say({ score }, () => ({
          kind: 'match.goal',
          minute,
          addedMinute,
          side: goal.side,
          scorer: goal.scorer,
          penalty: goal.penalty ?? false,
          ownGoal: goal.ownGoal ?? false,
          score,
        }));
      }
      this.#at += minuteMs / (now.length + 1);
    }
  }

  /** A part is over: the score is what the record says it was, also where not every goal is on record. */
  endPart(status: MatchStatus, ended: Partial<MatchState['periods']>): void {
    this.#tellPeriod({ status, ...this.#after(ended) });
  }

  finish(ended: Partial<MatchState['periods']>): void {
    this.#say({ status: 'finished', ...this.#after(ended) }, ({ minute, addedMinute, score, periods }) => ({
      kind: 'match.finished',
      minute,
      addedMinute,
      score,
      ...(periods.penalties !== undefined && { penalties: periods.penalties }),
    }));
  }

  pause(lengthMs: number): void {
    this.#at += lengthMs;
  }

  #after(ended: Partial<MatchState['periods']>): Pick<MatchMoment, 'score' | 'periods'> {
    return {
      score: ended.extraTime ?? ended.fullTime ?? ended.halfTime ?? this.#moment.score,
      periods: { ...this.#moment.periods, ...ended },
    };
  }

  #tellPeriod(change: Partial<MatchMoment>): void {
    this.#say(change, ({ status, minute, addedMinute, score }) => ({
      kind: 'match.period',
      status,
      minute,
      addedMinute,
      score,
    }));
  }

  #say(change: Partial<MatchMoment>, tell?: (moment: MatchMoment) => TimelineData): void {
    this.#moment = { ...this.#moment, ...change };
    const at = Math.round(this.#at);
    this.beats.push({
      at,
      moment: this.#moment,
      ...(tell !== undefined && { timeline: tell(this.#moment) }),
    });
  }
}

/** The whole state of a match at a moment, said at `time` (Unix ms). */
export function matchStateOf(
  competition: string,
  facts: MatchFacts,
  moment: MatchMoment,
  time: number,
): MatchState {
  return {
    competition,
    round: facts.round,
    ...(facts.group !== undefined && { group: facts.group }),
    ground: facts.ground,
    kickOff: Date.parse(facts.kickOff),
    home: facts.home,
    away: facts.away,
    ...moment,
    time,
    provenance: 'replayed',
  };
}
