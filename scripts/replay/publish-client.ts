import {
  type FeedCreate,
  type FeedEventInput,
  FeedSchema,
  fetchFailure,
  ProblemSchema,
  parseJson,
  passingStatuses,
  retryAfterMs,
} from '@tidewire/protocol';
import type { Destination, PaceClock } from './pace.ts';
import { ReplayError } from './replay-error.ts';

const maxAttempts = 9;
/** Before the server has answered at all it is probably not running: no use in waiting long. */
const maxFirstAttempts = 4;
const firstDelayMs = 500;
const longestDelayMs = 10_000;
/** How often a feed is looked up again because somebody else changed it just then. */
const maxLooks = 5;
/** A server that asks for more patience than this gets none. */
const longestRetryAfterMs = 120_000;
const requestTimeoutMs = 30_000;

export type Retry = { attempt: number; delayMs: number; why: string };

/** What counts of a feed that is there already. */
const ExistingFeedSchema = FeedSchema.pick({ kind: true, provenance: true });

type Answer = { kind: 'response'; response: Response } | { kind: 'unreachable'; why: string };

/**
 * Publishes over Tidewire's REST API with a service key. Every POST carries an `Idempotency-Key`, the same one when it is tried again:
 * a server that honours it publishes nothing twice. What passes (no connection, 429, 503 …) is tried again for about
 * a minute, as late as `Retry-After` asks; anything else ends the replay with the server's own words.
 */
export class PublishClient implements Destination {
  readonly #url: string;
  readonly #key: string;
  readonly #clock: PaceClock;
  readonly #signal: AbortSignal;
  readonly #random: () => number;
  readonly #createId: () => string;
  readonly #onRetry: (retry: Retry) => void;
  #hasAnswered = false;

  constructor(options: {
    url: string;
    key: string;
    clock: PaceClock;
    /** Aborts the waiting between attempts, not a request under way. */
    signal: AbortSignal;
    /** Uniform in [0, 1), for the jitter. */
    random: () => number;
    createId: () => string;
    onRetry: (retry: Retry) => void;
  }) {
    this.#url = options.url.replace(/\/+$/, '');
    this.#key = options.key;
    this.#clock = options.clock;
    this.#signal = options.signal;
    this.#random = options.random;
    this.#createId = options.createId;
    this.#onRetry = options.onRetry;
  }

  /**
   * Creates the feed when it is missing. One that is there keeps its title and currency, which are not ours, and says from now on where its
   * numbers come from.
   */
  async declare(feed: FeedCreate): Promise<void> {
    for (let look = 1; look <= maxLooks; look += 1) {
      if (await this.#declareAsSeen(feed)) return;
    }
    throw new ReplayError(
      `${feed.id} is being changed by others all the time; it was looked up ${maxLooks} times.`,
    );
  }

  /** False when the feed was changed between the look and the change. */
  async #declareAsSeen(feed: FeedCreate): Promise<boolean> {
    const path = `/v1/feeds/${encodeURIComponent(feed.id)}`;
    const found = await this.#ask(path, { method: 'GET' });
    if (found.ok) {
      const existing = ExistingFeedSchema.safeParse(parseJson(await readBody(found))).data;
      if (existing === undefined) throw new ReplayError(`${this.#url} answers, but not as Tidewire does.`);
      const { kind, provenance } = existing;
      if (kind !== feed.kind) {
        throw new ReplayError(
          `${feed.id} is a ${kind} feed at ${this.#url}, and the file would make it a ${feed.kind} feed.`,
        );
      }
      if (provenance === feed.provenance) return true;
      const etag = found.headers.get('etag') ?? '*';
      const changed = await this.#patch(path, { provenance: feed.provenance }, etag);
      if (changed.status === 412) {
        await readBody(changed);
        return false;
      }
      if (!changed.ok) throw await this.#refusal(changed, `change ${feed.id}`);
      await readBody(changed);
      return true;
    }
    if (found.status !== 404) throw await this.#refusal(found, `look up ${feed.id}`);
    await readBody(found);
    const response = await this.#post('/v1/feeds', feed);
    // 409: somebody else created it in the meantime.
    if (response.ok || response.status === 409) await readBody(response);
    else throw await this.#refusal(response, `create ${feed.id}`);
    return true;
  }

  async publish(feedId: string, events: FeedEventInput[], restart: boolean): Promise<void> {
    const body = { ...(restart && { restart }), events };
    const response = await this.#post(`/v1/feeds/${encodeURIComponent(feedId)}/events`, body);
    if (response.ok) await readBody(response);
    else throw await this.#refusal(response, `publish to ${feedId}`);
  }

  #post(path: string, body: object): Promise<Response> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': this.#createId() };
    return this.#ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /** A merge patch (RFC 7396): the same again changes nothing more. */
  #patch(path: string, body: object, etag: string): Promise<Response> {
    const headers = { 'content-type': 'application/merge-patch+json', 'if-match': etag };
    return this.#ask(path, { method: 'PATCH', headers, body: JSON.stringify(body) });
  }

  /** The first answer that is not a passing one. */
  async #ask(
    path: string,
    { headers, ...rest }: RequestInit & { headers?: Record<string, string> },
  ): Promise<Response> {
    const common = {
      authorization: `Bearer ${this.#key}`,
      accept: 'application/json, application/problem+json',
    };
    const request: RequestInit = { ...rest, headers: { ...common, ...headers }, redirect: 'manual' };
    for (let attempt = 1; ; attempt += 1) {
      const answer = await ask(`${this.#url}${path}`, request);
      this.#hasAnswered ||= answer.kind === 'response';
      if (answer.kind === 'response' && !passingStatuses.has(answer.response.status)) return answer.response;
      const why = answer.kind === 'response' ? `it answers ${answer.response.status}` : answer.why;
      const delayMs = this.#delayBefore(attempt, answer);
      const isLast = attempt === (this.#hasAnswered ? maxAttempts : maxFirstAttempts);
      if (isLast || delayMs > longestRetryAfterMs) {
        if (answer.kind === 'response')
          throw await this.#refusal(answer.response, `answer, tried ${attempt} times`);
        throw new ReplayError(
          `${this.#url} cannot be reached: ${why}. Is Tidewire running there (npm start)?`,
        );
      }
      if (answer.kind === 'response') await readBody(answer.response);
      this.#onRetry({ attempt, delayMs, why });
      await this.#clock.sleep(delayMs, this.#signal);
    }
  }

  #delayBefore(attempt: number, answer: Answer): number {
    const asked =
      answer.kind === 'response'
        ? retryAfterMs(answer.response.headers.get('retry-after'), this.#clock.now())
        : undefined;
    const longest = Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1));
    return asked ?? longest / 2 + (longest / 2) * this.#random();
  }

  async #refusal(response: Response, what: string): Promise<ReplayError> {
    const text = await readBody(response);
    switch (response.status) {
      case 401:
        return new ReplayError(
          `${this.#url} does not know this service key. Give the right one with --key, TIDEWIRE_KEY or <data folder>/service-key.`,
        );
      case 403:
        return new ReplayError(`This key may not ${what} at ${this.#url}.`);
      default:
        return new ReplayError(
          `${this.#url} refused to ${what}: ${response.status}${response.statusText === '' ? '' : ` ${response.statusText}`}${explain(text)}`,
        );
    }
  }
}

async function ask(url: string, request: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(requestTimeoutMs) });
    return { kind: 'response', response };
  } catch (error) {
    return { kind: 'unreachable', why: fetchFailure(error, requestTimeoutMs) };
  }
}

/** The body as text; reading it to its end is what frees the connection for the next request. */
async function readBody(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch {
    // Cut off after the status line: the status has already said what counts.
    return '';
  }
}

/** What an RFC 9457 problem says, with what is wrong where. */
function explain(text: string): string {
  const problem = ProblemSchema.safeParse(parseJson(text)).data;
  if (problem === undefined) return '';
  const errors = (problem.errors ?? []).map(({ pointer, message }) => `${pointer} ${message}`);
  return `: ${[problem.detail ?? problem.title, ...errors].join('; ')} (request ${problem.requestId})`;
}
