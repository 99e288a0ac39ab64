// Matches from ESPN's scoreboards: polled JSON, asked for only when it changed. It knows their format and when to ask again, and nothing of
// HTTP connections. What a match's timeline already tells it reads back, so a restart doubles nothing and forgets no cancelled goal.
import type { MatchState } from '@tidewire/protocol';
import type { Clock } from '../../clock.ts';
import type { FeedPublisher } from '../feed-publisher.ts';
import type { Get } from '../outgoing.ts';
import { parseJson } from '../parse-json.ts';
import { type RunningSource, type Source, SourceError } from '../source.ts';
import { startStepLoop } from '../step-loop.ts';
import { isSameState, whatHappened } from './match-diary.ts';
import { EspnEventSchema, readEvent, ScoreboardSchema } from './scoreboard.ts';

export const espnUrl = 'https://site.api.espn.com/apis/site/v2/sports/soccer';

/** While a match is in play, and while none is. A scoreboard is cached for some seconds by its host. */
const pollInPlayMs = 15_000;
const pollMs = 60_000;
const staleAfterMs = 5 * 60_000;

/** `leagues` as ESPN names them: `fifa.world`, `eng.1`. Each match becomes the feed `match.espn-<its number>`. */
export function createEspn(options: {
  clock: Clock;
  get: Get;
  leagues: readonly string[];
  url?: string | undefined;
}): Source {
  const { clock, get, leagues, url = espnUrl } = options;
  return {
    name: 'espn',
    provenance: 'live',
    staleness: { afterMs: staleAfterMs },
    async start(publisher, onFailed) {
      return new Scoreboards({ clock, get, publisher }, leagues, url).run(onFailed);
    },
  };
}

type Means = { clock: Clock; get: Get; publisher: FeedPublisher };

type Board = { url: string; validators: Record<string, string>; isInPlay: boolean };

class Scoreboards {
  readonly #means: Means;
  readonly #boards: readonly Board[];
  readonly #states = new Map<string, MatchState>();
  #malformed = 0;

  constructor(means: Means, leagues: readonly string[], url: string) {
    this.#means = means;
    this.#boards = leagues.map((league) => ({
      url: `${url}/${league}/scoreboard`,
      validators: {},
      isInPlay: false,
    }));
  }

  async run(onFailed: (error: unknown) => void): Promise<RunningSource> {
    const loop = startStepLoop({ clock: this.#means.clock, onFailed, step: () => this.#pollAll() });
    return {
      // What somebody else said meanwhile is overruled with the next change.
      rebuild: (feedId) => void this.#states.delete(feedId),
      malformed: () => this.#malformed,
      stop: () => loop.stop(),
    };
  }

  async #pollAll(): Promise<number> {
    for (const board of this.#boards) await this.#poll(board);
    return this.#boards.some(({ isInPlay }) => isInPlay) ? pollInPlayMs : pollMs;
  }

  /** RFC 9110 §13: with the validators of the last answer, an unchanged scoreboard costs a 304. */
  async #poll(board: Board): Promise<void> {
    const { get, publisher } = this.#means;
    const { status, headers, text } = await get(board.url, {
      accept: 'application/json',
      ...board.validators,
    });
    if (status === 304) {
      publisher.alive();
      return;
    }
    if (status !== 200) throw new SourceError(`ESPN answered ${status}`, retryAfterMs(headers));
    const scoreboard = ScoreboardSchema.safeParse(parseJson(text));
    if (!scoreboard.success) {
      this.#malformed += 1;
      throw new SourceError('ESPN answered with something that is no scoreboard');
    }
    publisher.alive();
    const competition = scoreboard.data.leagues[0]?.name ?? 'ESPN';
    board.isInPlay = false;
    for (const event of scoreboard.data.events) {
      const status = await this.#tell(event, competition);
      if (status === 'in play') board.isInPlay = true;
    }
    // Kept only now: an answer that could not be told whole is asked for again.
    board.validators = validatorsOf(headers);
  }

  async #tell(event: unknown, competition: string): Promise<'in play' | 'at rest'> {
    const parsed = EspnEventSchema.safeParse(event);
    const seen = parsed.success ? readEvent(parsed.data, competition) : undefined;
    if (!parsed.success || seen === undefined) {
      this.#malformed += 1;
      return 'at rest';
    }
    const { clock, publisher } = this.#means;
    const feedId = `match.espn-${parsed.data.id}`;
    const { goals, cards, ...match } = seen;
    const state: MatchState = { ...match, time: clock.now(), provenance: 'live' };
    const before = this.#states.get(feedId);
    if (before === undefined) {
      const title = `${match.home} v ${match.away}`;
      await publisher.declare({ id: feedId, kind: 'match', title, currency: null, provenance: 'live' });
    }
    if (before === undefined || !isSameState(before, state)) {
      const told = await publisher.recall(feedId);
      for (const data of whatHappened(told, seen)) await publisher.timeline(feedId, data);
      publisher.match(feedId, state);
      this.#states.set(feedId, state);
    }
    const isAtRest = ['scheduled', 'finished', 'called_off'].includes(match.status);
    return isAtRest ? 'at rest' : 'in play';
  }
}

function validatorsOf(headers: ReadonlyMap<string, string>): Record<string, string> {
  const etag = headers.get('etag');
  const modified = headers.get('last-modified');
  return {
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(modified !== undefined && { 'if-modified-since': modified }),
  };
}

/** RFC 9110 §10.2.3; of its two forms the seconds. */
function retryAfterMs(headers: ReadonlyMap<string, string>): number | undefined {
  const seconds = Number(headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : undefined;
}
