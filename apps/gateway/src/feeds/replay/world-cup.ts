// The replay of a World Cup: its real matches, goals and minutes, faster than they were and one day after the other, in a loop. It knows
// the record and the pace; where no record says something (the length of added time, the kicks of a shoot-out), it invents nothing.
import type { MatchState } from '@tidewire/protocol';
import type { Clock } from '../../clock.ts';
import type { FeedPublisher } from '../feed-publisher.ts';
import type { RunningSource, Source } from '../source.ts';
import { startStepLoop } from '../step-loop.ts';
import { planTournament, type Tournament } from './match-days.ts';
import { type MatchFile, matchFeedId, shortCompetitionName } from './match-facts.ts';
import { type Beat, matchStateOf, scriptMatch } from './match-script.ts';
import { isSameMoment, momentAt, positionOf } from './resume.ts';

/** A timer that is later than this was asleep with the machine: the replay goes on from where it was and does not catch up. */
const longestDelayMs = 5_000;

/** A replay that is over has nothing to do but to rebuild what somebody else has published to. */
const atItsEndMs = 5_000;

/** So much is said in one go before others get their turn. */
const mostAtOnce = 100;

type Moment = { at: number; matchIndex: number; beat: Beat };

/**
 * `initial` has the latest states that were published before, by feed id: the replay goes on from there, as if it had been paused.
 * `speed` is match time over real time. `seekTo` (seconds of replay time) is where it goes instead when it is started, at the latest to
 * where the last match is over. Without `loop` it stays at its end.
 */
export function createWorldCupReplay(options: {
  clock: Clock;
  speed: number;
  load: () => Promise<MatchFile>;
  initial: ReadonlyMap<string, MatchState>;
  loop?: boolean;
  seekTo?: number | undefined;
}): Source {
  const published = new Map(options.initial);
  let { seekTo } = options;
  let replay: WorldCupReplay | undefined;
  return {
    name: 'worldcup',
    provenance: 'replayed',
    // The longest silence is the hour of match time for which the last result stands.
    staleness: {
      afterMs: 3_600_000 / options.speed + 60_000,
      expectedSince: () => (replay?.isOver ? undefined : 0),
    },
    async start(publisher, onFailed) {
      const file = await options.load();
      const { loop = true } = options;
      replay = new WorldCupReplay({ ...options, loop, seekTo, file, publisher, published });
      await replay.declareAll();
      await replay.sayAll();
      seekTo = undefined;
      return replay.run(onFailed);
    },
  };
}

class WorldCupReplay {
  readonly #clock: Clock;
  readonly #speed: number;
  readonly #loop: boolean;
  readonly #competition: string;
  readonly #publisher: FeedPublisher;
  readonly #published: Map<string, MatchState>;
  readonly #tournament: Tournament;
  readonly #feedIds: readonly string[];
  /** Everything that will be said, in order. */
  readonly #moments: readonly Moment[];
  readonly #toRebuild = new Set<string>();
  /** The next of `#moments`. */
  #next: number;
  /** Replay time that has been reached, and when it was, by the clock's `elapsed`. */
  #position: number;
  #reachedAt: number;

  constructor(parts: {
    clock: Clock;
    speed: number;
    file: MatchFile;
    publisher: FeedPublisher;
    published: Map<string, MatchState>;
    loop: boolean;
    seekTo: number | undefined;
  }) {
    const { file, clock } = parts;
    this.#clock = clock;
    this.#speed = parts.speed;
    this.#loop = parts.loop;
    this.#competition = file.competition;
    this.#publisher = parts.publisher;
    this.#published = parts.published;
    this.#tournament = planTournament(file.matches, scriptMatch);
    const prefix = shortCompetitionName(file.competition);
    this.#feedIds = file.matches.map((_, index) => matchFeedId(prefix, index));
    this.#moments = this.#tournament.matches
      .flatMap(({ beats, kickOffAt }, matchIndex) =>
        beats.map((beat) => ({ at: kickOffAt + beat.at, matchIndex, beat })),
      )
      .sort((a, b) => a.at - b.at);
    const states = this.#feedIds.map((feedId) => this.#published.get(feedId));
    this.#position =
      parts.seekTo === undefined
        ? (positionOf(this.#tournament, states) ?? this.#tournament.opening)
        : Math.min(parts.seekTo * 1_000, this.#moments.at(-1)?.at ?? 0);
    this.#reachedAt = clock.elapsed();
    this.#next = this.#indexAfter(this.#position);
  }

  /** Everything was said, and it does not begin again. */
  get isOver(): boolean {
    return !this.#loop && this.#next >= this.#moments.length;
  }

  async declareAll(): Promise<void> {
    await Promise.all(
      this.#tournament.matches.map(({ facts }, index) =>
        this.#publisher.declare({
          id: this.#feedIdOf(index),
          kind: 'match',
          title: `${facts.home} v ${facts.away}`,
          currency: null,
          provenance: 'replayed',
        }),
      ),
    );
  }

  /** Brings every feed to where its match stands. What already stands there is left alone, unless its timeline could have a hole. */
  async sayAll(): Promise<void> {
    for (const [index, match] of this.#tournament.matches.entries()) {
      const moment = momentAt(match, this.#position);
      const before = this.#published.get(this.#feedIdOf(index));
      const isAtRest = moment.status === 'scheduled' || moment.status === 'finished';
      if (before === undefined && moment.status === 'scheduled') this.#publishState(index, moment);
      else if (before === undefined || !isAtRest || !isSameMoment(moment, before))
        await this.#sayAgain(index);
    }
  }

  run(onFailed: (error: unknown) => void): RunningSource {
    this.#reachedAt = this.#clock.elapsed();
    const loop = startStepLoop({ clock: this.#clock, onFailed, step: () => this.#step() });
    return {
      rebuild: (feedId) => void this.#toRebuild.add(feedId),
      stop: () => loop.stop(),
    };
  }

  /** Says all that is due and answers how long until the next thing is (ms). */
  async #step(): Promise<number> {
    for (const feedId of this.#toRebuild) {
      this.#toRebuild.delete(feedId);
      const index = this.#feedIds.indexOf(feedId);
      if (index >= 0) await this.#sayAgain(index);
    }
    for (let said = 0; said < mostAtOnce; said += 1) {
      const next = this.#moments[this.#next];
      const at = next?.at ?? this.#tournament.length;
      const due = this.#reachedAt + (at - this.#position) / this.#speed;
      const now = this.#clock.elapsed();
      if (this.isOver) return atItsEndMs;
      if (now < due) return due - now;
      if (next === undefined) await this.#beginAgain();
      else {
        await this.#say(next);
        this.#position = at;
        this.#next += 1;
      }
      this.#reachedAt = now - due > longestDelayMs ? now : due;
    }
    return 0;
  }

  async #say({ matchIndex, beat }: Moment): Promise<void> {
    const feedId = this.#feedIdOf(matchIndex);
    if (beat.timeline !== undefined) await this.#publisher.timeline(feedId, beat.timeline);
    this.#publishState(matchIndex, beat.moment);
  }

  /** A feed from a clean history: what has happened in its match so far, and how it stands. */
  async #sayAgain(index: number): Promise<void> {
    const feedId = this.#feedIdOf(index);
    const match = this.#matchOf(index);
    await this.#publisher.restart(feedId);
    for (const beat of match.beats) {
      if (match.kickOffAt + beat.at > this.#position) break;
      if (beat.timeline !== undefined) await this.#publisher.timeline(feedId, beat.timeline);
    }
    this.#publishState(index, momentAt(match, this.#position));
  }

  async #beginAgain(): Promise<void> {
    this.#position = 0;
    this.#next = 0;
    for (const index of this.#feedIds.keys()) await this.#sayAgain(index);
  }

  #publishState(index: number, moment: Beat['moment']): void {
    const { facts } = this.#matchOf(index);
    const state = matchStateOf(this.#competition, facts, moment, this.#clock.now());
    const feedId = this.#feedIdOf(index);
    this.#published.set(feedId, state);
    this.#publisher.match(feedId, state);
  }

  #indexAfter(position: number): number {
    const index = this.#moments.findIndex(({ at }) => at > position);
    return index < 0 ? this.#moments.length : index;
  }

  #feedIdOf(index: number): string {
    const feedId = this.#feedIds[index];
    if (feedId === undefined) throw new RangeError(`there is no match ${index}`);
    return feedId;
  }

  #matchOf(index: number): Tournament['matches'][number] {
    const match = this.#tournament.matches[index];
    if (match === undefined) throw new RangeError(`there is no match ${index}`);
    return match;
  }
}
