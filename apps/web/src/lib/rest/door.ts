/**
 * The door that every request to our own handlers goes through, whatever it asks for: it has an id, leaves one line in the log, is kept in
 * no cache, and what nobody foresaw is caught here: 500, without details, logged with its stack.
 */
import { PreconditionFailedError } from '@tidewire/database';
import { isDatabaseFailure } from '../auth/database-failures.ts';
import { requestTargetField } from '../front-door.ts';
import { services as processServices, type Services } from '../services.ts';
import { budgetFields } from './budget.ts';
import { changedMeanwhile } from './preconditions.ts';
import { isRefusal, problemResponse, type Refusal, refuse } from './refusal.ts';
import { requestIdOf } from './request-id.ts';

/** Next passes `params`; tests pass `services` as well. */
export type RouteContext = { params: Promise<unknown>; services?: Services };
export type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;

/** A request on its way through. */
export type Exchange = {
  request: Request;
  params: unknown;
  requestId: string;
  url: URL;
  services: Services;
  /** For the log line, once known. */
  callerId?: string;
  /** Whose budget the request is taken from, once known. */
  payer?: string;
  /** Whose limit of this kind it counts against besides, once known. */
  limited?: { by: 'publish'; key: string };
};

type Answer = (exchange: Exchange) => Promise<Response | Refusal>;

export function door(answer: Answer): RouteHandler {
  return async (request, context) => {
    const exchange: Exchange = {
      request,
      // Next gives a path without parameters none at all.
      params: (await context.params) ?? {},
      requestId: requestIdOf(request),
      url: new URL(request.url),
      services: context.services ?? processServices(),
    };
    const startedAt = performance.now();
    const response = finish(await answerSafely(answer, exchange), exchange);
    logAnswered(exchange, response.status, performance.now() - startedAt);
    return response;
  };
}

async function answerSafely(answer: Answer, exchange: Exchange): Promise<Response> {
  try {
    const given = await answer(exchange);
    return isRefusal(given) ? writeProblem(given, exchange) : given;
  } catch (error) {
    return writeProblem(explain(error, exchange), exchange);
  }
}

function explain(error: unknown, { services: { log }, requestId }: Exchange): Refusal {
  if (error instanceof PreconditionFailedError) return changedMeanwhile;
  if (isDatabaseFailure(error)) {
    log.warn({ err: error, requestId }, 'the database could not do what was asked');
    return refuse('unavailable', { detail: 'Nothing was acknowledged: try again', retryAfterMs: 1_000 });
  }
  log.error({ err: error, requestId }, 'a request met a bug');
  return refuse('internal');
}

export const writeProblem = (refusal: Refusal, exchange: Exchange): Response =>
  problemResponse(refusal, { id: exchange.requestId, target: targetOf(exchange) });

/** Next and `URL` both rewrite what they do not like; the front door kept what had come. */
const targetOf = ({ request, url }: Exchange): string =>
  request.headers.get(requestTargetField) ?? url.pathname;

/** What every answer carries, and a HEAD's missing body (RFC 9110 §9.3.2). A second response around the first would cost as much as all of it. */
function finish(response: Response, exchange: Exchange): Response {
  const { headers } = response;
  headers.set('x-request-id', exchange.requestId);
  for (const [name, value] of Object.entries(budgetFields(exchange))) headers.set(name, value);
  // Bytes of others say for themselves how they may be kept, and are under a stricter policy.
  if (!headers.get('content-security-policy')?.startsWith('sandbox')) {
    headers.set('cache-control', 'no-store');
    headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  }
  headers.set('x-content-type-options', 'nosniff');
  return exchange.request.method === 'HEAD' && response.body !== null
    ? new Response(null, { status: response.status, headers })
    : response;
}

/** The path without its query: what a person searches for is nobody else's. */
function logAnswered(exchange: Exchange, status: number, ms: number): void {
  const { requestId, request, url, callerId } = exchange;
  exchange.services.log.info(
    {
      requestId,
      method: request.method,
      path: loggedPath(url),
      status,
      ms: Math.round(ms),
      userId: callerId,
    },
    'answered',
  );
}

/** Whoever reads the log must not be able to come in by what they read. */
const loggedPath = ({ pathname }: URL): string => pathname.replace(/^(\/v1\/invites\/)[^/]+/, '$1…');
