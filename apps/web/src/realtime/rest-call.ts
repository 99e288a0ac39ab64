import type { Problem } from '@tidewire/protocol/wire';
import { ApiError } from './api-error.ts';
import type { AnswerOf, CallOptions, Given, ItemOf, Method, OperationAt, PathsWith } from './rest-types.ts';

/**
 * One call of the REST API, checked by its document when it is compiled. It knows how a call is written and how a failure is told; it
 * refuses to know any address. The bodies are trusted to be what the document says: the same origin validated them on their way out, and
 * the schemas themselves would weigh more than the pages.
 */
export async function call<M extends Method, P extends PathsWith<M>>(
  method: M,
  path: P,
  given: Given<OperationAt<M, P>>,
): Promise<AnswerOf<OperationAt<M, P>>> {
  const { path: parts, query, body, ...options } = given as unknown as LooseGiven;
  const response = await ask(method, addressOf(path, parts, query), body, options);
  if (response.status === 204) return undefined as AnswerOf<OperationAt<M, P>>;
  try {
    return (await response.json()) as AnswerOf<OperationAt<M, P>>;
  } catch {
    throw new ApiError({ kind: 'unreadable', status: response.status });
  }
}

/** Most pages `callAll` reads: a bound, so that no list can keep a page busy for ever. */
const maxPages = 20;

/** Every item of a list, page by page. */
export async function callAll<P extends PathsWith<'get'>>(
  path: P,
  given: Pick<Given<OperationAt<'get', P>>, 'path'>,
): Promise<ItemOf<OperationAt<'get', P>>[]> {
  const items: ItemOf<OperationAt<'get', P>>[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const asked = { ...given, query: { limit: 100, cursor } } as unknown as Given<OperationAt<'get', P>>;
    const answer = (await call('get', path, asked)) as LoosePage<ItemOf<OperationAt<'get', P>>>;
    items.push(...answer.items);
    cursor = answer.nextCursor;
    if (cursor === undefined) break;
  }
  return items;
}

type Values = Record<string, string | number | boolean | undefined>;
type LooseGiven = CallOptions & { path?: Record<string, string>; query?: Values; body?: unknown };
type LoosePage<Item> = { items: Item[]; nextCursor?: string };

/** `/v1/rooms/{roomId}` with its parts filled in, and what is asked about it. */
export function addressOf(path: string, parts: Record<string, string> = {}, query: Values = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parts[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size === 0 ? filled : `${filled}?${search}`;
}

async function ask(
  method: Method,
  address: string,
  body: unknown,
  { ifMatch, signal, keepalive = false }: CallOptions,
): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' };
  if (body !== undefined)
    headers['Content-Type'] = method === 'patch' ? 'application/merge-patch+json' : 'application/json';
  if (method === 'patch' || method === 'delete') headers['If-Match'] = ifMatch ?? '*';
  // Written large: `fetch` does that by itself for every method but PATCH.
  const init: RequestInit = { method: method.toUpperCase(), headers, credentials: 'same-origin', keepalive };
  if (body !== undefined) init.body = JSON.stringify(body);
  if (signal !== undefined) init.signal = signal;
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError({ kind: 'network' });
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function problemOf(response: Response): Promise<ApiError> {
  const isProblem = response.headers.get('Content-Type')?.startsWith('application/problem+json') ?? false;
  if (!isProblem) return new ApiError({ kind: 'unreadable', status: response.status });
  const problem = (await response.json()) as Problem;
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return new ApiError({
    kind: 'problem',
    problem,
    retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : undefined,
  });
}
