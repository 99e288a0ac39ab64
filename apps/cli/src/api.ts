/**
 * Tidewire's REST API as commands use it: answers are read with the protocol's schemas, what may pass is tried again, and a refusal
 * becomes a sentence. Knows no command.
 */
import {
  fetchFailure,
  type Page,
  type Problem,
  ProblemSchema,
  pageOf,
  parseJson,
  passingStatuses,
  retryAfterMs,
} from '@tidewire/protocol';
import { v7 } from 'uuid';
import type { z } from 'zod';
import { CliError } from './cli-error.ts';
import type { Terminal } from './terminal.ts';

export type Query = Record<string, string | undefined>;
type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
type Asking = { method?: Method; query?: Query; body?: unknown };

const maxAttempts = 6;
const firstDelayMs = 500;
const longestDelayMs = 8_000;
/** A server that asks for more patience than this gets none. */
const longestRetryAfterMs = 60_000;
const requestTimeoutMs = 30_000;
const pageSize = 100;

export class Api {
  readonly url: string;
  readonly #headers: Record<string, string>;
  readonly #terminal: Terminal;
  #hasAnswered = false;

  /** `credential` are the header fields that say who asks. */
  constructor(url: string, credential: Record<string, string>, terminal: Terminal) {
    this.url = url;
    this.#headers = { accept: 'application/json', ...credential };
    this.#terminal = terminal;
  }

  async get<T extends z.ZodType>(path: string, schema: T, query?: Query): Promise<z.output<T>> {
    return (await this.send(path, schema, query === undefined ? {} : { query })).value;
  }

  /** Once, however often it has to be sent: a POST has its `Idempotency-Key`. */
  async send<T extends z.ZodType>(
    path: string,
    schema: T,
    asking: Asking,
  ): Promise<{ status: number; value: z.output<T> }> {
    const answer = await this.#ask(path, asking);
    const read = schema.safeParse(parseJson(answer.text));
    if (read.success) return { status: answer.status, value: read.data };
    throw new CliError('refused', `${this.url} answers, but not as Tidewire does. Is the address right?`);
  }

  async delete(path: string, query: Query = {}): Promise<void> {
    await this.#ask(path, { method: 'DELETE', query });
  }

  /** Every item of a list, page by page. */
  async *list<T extends z.ZodType>(path: string, item: T, query: Query = {}): AsyncGenerator<z.output<T>> {
    let cursor: string | undefined;
    do {
      const page: Page<z.output<T>> = await this.get(path, pageOf(item), {
        limit: String(pageSize),
        ...query,
        ...(cursor !== undefined && { cursor }),
      });
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  }

  async #ask(path: string, asking: Asking): Promise<{ status: number; text: string }> {
    const { method = 'GET', query = {}, body } = asking;
    const { signal } = this.#terminal;
    const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const search = given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
    const request = {
      method,
      redirect: 'manual',
      headers: {
        ...this.#headers,
        ...(body !== undefined && {
          'content-type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
        }),
        ...(method === 'POST' && { 'idempotency-key': v7() }),
        ...((method === 'PATCH' || method === 'DELETE') && { 'if-match': '*' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    } satisfies RequestInit;
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#try(`${this.url}${path}${search}`, request);
      const backoffMs = Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1));
      if (answer instanceof CliError) {
        // Before it has answered at all there is most likely no server.
        if (!this.#hasAnswered || attempt === maxAttempts) throw answer;
        await this.#terminal.sleep(backoffMs, signal);
        continue;
      }
      this.#hasAnswered = true;
      const waitMs = answer.retryAfterMs ?? backoffMs;
      const isLast = attempt === maxAttempts || waitMs > longestRetryAfterMs;
      if (isLast || !passingStatuses.has(answer.status)) return this.#expectOk(answer);
      await this.#terminal.sleep(waitMs, signal);
    }
  }

  async #try(
    url: string,
    request: RequestInit,
  ): Promise<{ status: number; text: string; retryAfterMs: number | undefined } | CliError> {
    const { signal } = this.#terminal;
    try {
      const ends = AbortSignal.any([signal, AbortSignal.timeout(requestTimeoutMs)]);
      const response = await fetch(url, { ...request, signal: ends });
      const { status, headers } = response;
      return {
        status,
        text: await response.text(),
        retryAfterMs: retryAfterMs(headers.get('retry-after'), Date.now()),
      };
    } catch (error) {
      signal.throwIfAborted();
      const sentence = `${this.url} cannot be reached: ${fetchFailure(error, requestTimeoutMs)}. Is Tidewire running there?`;
      return new CliError('unreachable', sentence, error);
    }
  }

  #expectOk(answer: { status: number; text: string }): { status: number; text: string } {
    if (answer.status >= 200 && answer.status < 300) return answer;
    const problem = ProblemSchema.safeParse(parseJson(answer.text)).data;
    if (problem !== undefined) throw new CliError('refused', sentenceOf(problem, this.url));
    // No problem of ours: a proxy answers in the place of a Tidewire that is away, or there is something else.
    const kind = passingStatuses.has(answer.status) ? 'unreachable' : 'refused';
    throw new CliError(kind, `${this.url} answers ${answer.status}, but not as Tidewire does.`);
  }
}

function sentenceOf({ code, status, title, detail, errors = [], requestId }: Problem, url: string): string {
  if (code === 'unauthenticated') return `${url} does not know this credential: it is wrong, or has ended.`;
  const fields = errors.map(({ pointer, message }) => `${pointer}: ${message}`);
  return `Refused: ${[detail ?? title, ...fields].join('; ')} (${status} ${code}, request ${requestId})`;
}
