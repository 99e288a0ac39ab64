/**
 * The one way to write a route. A route file says which operations its path has, with their schemas; everything that all of them owe
 * their callers happens here, in one order, and what nobody foresaw is caught here: 500, without details, logged with its stack.
 */
import { DatabaseBusyError, DatabaseUnavailableError } from '@tidewire/database';
import { type Caller, holdsScope } from '../caller.ts';
import { unknownMethodField } from '../front-door.ts';
import { services as processServices, type Services } from '../services.ts';
import { withSession } from '../with-session.ts';
import { acceptsJson } from './accepts.ts';
import { readBody } from './body.ts';
import type { Operation } from './operation.ts';
import { readQuery } from './query.ts';
import { isRefusal, problemResponse, type Refusal, refuse } from './refusal.ts';
import { requestIdOf } from './request-id.ts';
import { isSameOrigin } from './same-origin.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
type Method = (typeof methods)[number];

export type Operations = Partial<Record<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', Operation>>;

/** Next passes `params`; tests pass `services` as well. */
export type RouteContext = { params: Promise<unknown>; services?: Services };
export type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;

export function resource(operations: Operations): Record<Method, RouteHandler> {
  const allow = allowedMethods(operations).join(', ');
  return handlers(async (exchange) => {
    const { method, headers } = exchange.request;
    const isKnown = !headers.has(unknownMethodField);
    if (isKnown && method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } });
    const operation = operations[method === 'HEAD' ? 'GET' : (method as keyof Operations)];
    if (!isKnown || operation === undefined) {
      return refuse('method_not_allowed', { detail: `Use ${allow}`, headers: { allow } });
    }
    return perform(operation, exchange);
  });
}

/** For paths that name nothing: every method is answered 404, to anyone. */
export const missingResource = (): Record<Method, RouteHandler> =>
  handlers(async () => refuse('not_found', { detail: 'There is nothing at this path' }));

type Exchange = {
  request: Request;
  params: unknown;
  requestId: string;
  url: URL;
  services: Services;
  /** For the log line, once known. */
  callerId?: string;
};

/** The same door for every method: request id, log line, bugs. */
function handlers(answer: (exchange: Exchange) => Promise<Response | Refusal>): Record<Method, RouteHandler> {
  const handle: RouteHandler = async (request, context) => {
    const services = context.services ?? processServices();
    const url = new URL(request.url);
    const exchange: Exchange = {
      request,
      // Next gives a path without parameters none at all.
      params: (await context.params) ?? {},
      requestId: requestIdOf(request),
      url,
      services,
    };
    const startedAt = performance.now();
    const response = finish(await answerSafely(answer, exchange), exchange);
    services.log.info(
      {
        requestId: exchange.requestId,
        method: request.method,
        path: url.pathname,
        status: response.status,
        ms: Math.round(performance.now() - startedAt),
        userId: exchange.callerId,
      },
      'answered',
    );
    return response;
  };
  return Object.fromEntries(methods.map((method) => [method, handle])) as Record<Method, RouteHandler>;
}

async function answerSafely(
  answer: (exchange: Exchange) => Promise<Response | Refusal>,
  exchange: Exchange,
): Promise<Response | Refusal> {
  try {
    return await answer(exchange);
  } catch (error) {
    const { log } = exchange.services;
    const about = { err: error, requestId: exchange.requestId };
    if (error instanceof DatabaseBusyError || error instanceof DatabaseUnavailableError) {
      log.warn(about, 'the database could not do what was asked');
      return refuse('unavailable', { detail: 'Nothing was acknowledged: try again', retryAfterMs: 1_000 });
    }
    log.error(about, 'a request met a bug');
    return refuse('internal');
  }
}

async function perform(operation: Operation, exchange: Exchange): Promise<Response | Refusal> {
  const { request, url, requestId, services } = exchange;
  if (!acceptsJson(request.headers.get('accept'))) {
    return refuse('not_acceptable', { detail: 'Answers are application/json' });
  }
  const params = operation.params.safeParse(exchange.params);
  if (!params.success) return refuse('not_found');

  const admitted = await admit(operation, exchange);
  if (isRefusal(admitted)) return admitted;
  const read = readQuery(url, operation.query);
  if (isRefusal(read)) return read;
  const sent =
    operation.body === undefined ? { body: {} } : await readBody(request, bodyRules(operation, request));
  if (isRefusal(sent)) return sent;

  const outcome = await operation.run({
    services,
    url,
    requestId,
    caller: admitted.caller,
    params: params.data,
    query: read.query,
    body: sent.body,
  });
  const response = isRefusal(outcome) ? write(outcome, exchange) : answerResponse(operation, outcome);
  for (const cookie of admitted.cookies) response.headers.append('set-cookie', cookie);
  return response;
}

/** Who asks, and whether they may ask at all. What they may do with this very thing is the handler's question. */
async function admit(
  operation: Operation,
  exchange: Exchange,
): Promise<{ caller: Caller | undefined; cookies: string[] } | Refusal> {
  if (operation.scope === undefined) return { caller: undefined, cookies: [] };
  const { request, services } = exchange;
  const session = await withSession(request.headers, services.auth);
  if (isRefusal(session)) return session;
  const { caller } = session;
  exchange.callerId = caller.id;
  if (!holdsScope(caller, operation.scope)) {
    return refuse('forbidden', { detail: `This key does not have ${operation.scope}` });
  }
  const isUnsafe = request.method !== 'GET' && request.method !== 'HEAD';
  if (
    isUnsafe &&
    caller.credential.type === 'session' &&
    !isSameOrigin(request, services.environment.publicUrl)
  ) {
    return refuse('forbidden', { detail: 'A signed-in browser may only do this from our own pages' });
  }
  if (operation.rateLimit !== undefined) {
    const taken = services.limiters[operation.rateLimit].take(caller.id);
    if (!taken.taken) return refuse('rate_limited', { retryAfterMs: taken.retryAfterMs });
  }
  return session;
}

const bodyRules = (operation: Operation, request: Request) => ({
  schema: operation.body ?? operation.query,
  optional: operation.bodyOptional,
  mediaTypes:
    request.method === 'PATCH' ? ['application/merge-patch+json', 'application/json'] : ['application/json'],
});

/** Only what the answer's schema names leaves the house. */
function answerResponse(
  operation: Operation,
  outcome: { status: number; body?: unknown; headers?: Record<string, string> },
): Response {
  const schema = operation.answers[outcome.status as keyof typeof operation.answers];
  if (schema === undefined) throw new Error(`${outcome.status} is no answer of this operation`);
  const headers = new Headers(outcome.headers);
  if (schema === null) return new Response(null, { status: outcome.status, headers });
  headers.set('content-type', 'application/json');
  return new Response(JSON.stringify(schema.parse(outcome.body)), { status: outcome.status, headers });
}

const write = (refusal: Refusal, exchange: Exchange): Response =>
  problemResponse(refusal, { id: exchange.requestId, path: exchange.url.pathname });

/** What every answer carries, and a HEAD's missing body (RFC 9110 §9.3.2). */
function finish(answer: Response | Refusal, exchange: Exchange): Response {
  const response = isRefusal(answer) ? write(answer, exchange) : answer;
  response.headers.set('x-request-id', exchange.requestId);
  response.headers.set('cache-control', 'no-store');
  response.headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  response.headers.set('x-content-type-options', 'nosniff');
  if (exchange.request.method !== 'HEAD') return response;
  return new Response(null, { status: response.status, headers: response.headers });
}

function allowedMethods(operations: Operations): Method[] {
  const present = methods.filter((method) => method in operations);
  return methods.filter(
    (method) =>
      present.includes(method) || method === 'OPTIONS' || (method === 'HEAD' && 'GET' in operations),
  );
}
