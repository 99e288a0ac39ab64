/**
 * The one way to write a route. A route file says which operations its path has, with their schemas; everything that all of them owe
 * their callers happens here, in one order.
 */
import { contentTag, entityTag } from '@tidewire/database';
import { z } from 'zod';
import { type Caller, holdsScope } from '../caller.ts';
import { unknownMethodField } from '../front-door.ts';
import type { Services } from '../services.ts';
import { withSession } from '../with-session.ts';
import { accepts } from './accepts.ts';
import { readBody } from './body.ts';
import { charge } from './budget.ts';
import { door, type Exchange, type RouteHandler, writeProblem } from './door.ts';
import { type KeptAnswer, readKey, unreadableKey } from './idempotency.ts';
import type { Operation, Outcome } from './operation.ts';
import { entityOf, isKnown, readCondition, runOn } from './preconditions.ts';
import { readQuery } from './query.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { isSameOrigin } from './same-origin.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
export type Method = (typeof methods)[number];

export type Operations = Partial<Record<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', Operation>>;

/** Which operations stand behind a handler: what the document of the API is made from. Next lets a route export nothing but handlers. */
const operationsByHandler = new WeakMap<object, Operations>();

/** The operations of the resource that this handler belongs to; `undefined` for handlers that no `resource` made. */
export const operationsOf = (handler: object): Operations | undefined => operationsByHandler.get(handler);

export function resource(given: Operations): Record<Method, RouteHandler> {
  const operations = withConditions(given);
  const allow = allowedMethods(operations).join(', ');
  const offered = { allow, ...(operations.PATCH && { 'accept-patch': patchTypes.join(', ') }) };
  const answer = async (exchange: Exchange): Promise<Response | Refusal> => {
    const { method, headers } = exchange.request;
    const isKnown = !headers.has(unknownMethodField);
    if (isKnown && method === 'OPTIONS') {
      return charge(exchange) ?? new Response(null, { status: 204, headers: offered });
    }
    const operation = operations[method === 'HEAD' ? 'GET' : (method as keyof Operations)];
    if (!isKnown || operation === undefined) {
      const refusal = refuse('method_not_allowed', { detail: `Use ${allow}`, headers: { allow } });
      return charge(exchange) ?? refusal;
    }
    return perform(operation, exchange);
  };
  return resourceOf(operations, answer);
}

/** A path with these operations, whatever answers for them. */
export function resourceOf(
  operations: Operations,
  answer: (exchange: Exchange) => Promise<Response | Refusal>,
): Record<Method, RouteHandler> {
  const handler = door(answer);
  operationsByHandler.set(handler, operations);
  return forEveryMethod(handler);
}

/** What the GET of a path is about, the other methods of that path are about too; what changes it is held to what the caller saw. POST is carried out once. */
function withConditions({ GET, POST, PUT, PATCH, DELETE }: Operations): Operations {
  const entity = GET?.entity?.key === undefined ? undefined : GET.entity;
  const about = (operation: Operation): Operation =>
    entity === undefined
      ? { ...operation, ifMatch: 'honoured' }
      : { ...operation, entity, ifMatch: entity.isOptional === true ? 'honoured' : 'required' };
  return {
    ...(GET && { GET }),
    ...(POST && { POST: { ...POST, takesKey: true } }),
    ...(PUT && { PUT: { ...about(PUT), ifMatch: 'honoured' } }),
    ...(PATCH && { PATCH: about(PATCH) }),
    ...(DELETE && { DELETE: about(DELETE) }),
  };
}

/** For paths that name nothing: every method is answered 404, to anyone. */
export const missingResource = (): Record<Method, RouteHandler> =>
  forEveryMethod(
    door(
      async (exchange) =>
        charge(exchange) ?? refuse('not_found', { detail: 'There is nothing at this path' }),
    ),
  );

/** The same handler for every method: which one was asked for, the request says. */
const forEveryMethod = (handler: RouteHandler): Record<Method, RouteHandler> =>
  Object.fromEntries(methods.map((method) => [method, handler])) as Record<Method, RouteHandler>;

const NoParams = z.object({});

async function perform(operation: Operation, exchange: Exchange): Promise<Response | Refusal> {
  const { request, url, requestId } = exchange;
  if (!isAcceptable(operation, request.headers.get('accept'))) {
    return charge(exchange) ?? refuse('not_acceptable', { detail: 'Answers are application/json' });
  }
  const params = (operation.params ?? NoParams).safeParse(exchange.params);
  if (!params.success) return charge(exchange) ?? refuse('not_found');

  const admitted = await admit(operation, exchange);
  if (isRefusal(admitted)) return admitted;
  const asked = readCondition(operation, request);
  if (isRefusal(asked)) return asked;
  const read = readQuery(url, operation.query);
  if (isRefusal(read)) return read;
  const sent = await receive(operation, request);
  if (isRefusal(sent)) return sent;

  const { caller } = admitted;
  const about = { caller, params: params.data };
  const entity = entityOf(operation, about);
  const run = async (given: Services): Promise<KeptAnswer | Refusal> => {
    // Only what is carried out counts, not what is answered again.
    const limited = isKeyed(operation, request) ? limit(operation, caller, exchange) : undefined;
    if (limited !== undefined) return limited;
    const outcome = await runOn(asked.condition, { operation, entity, services: given }, (held) =>
      operation.run({ ...about, services: held, url, requestId, query: read.query, body: sent.body }),
    );
    return isRefusal(outcome) ? outcome : answerOf(operation, outcome, request.method);
  };
  const content = { query: url.search, body: sent.body };
  const answer = await runOnce(operation, exchange, content, run);
  const response = isRefusal(answer) ? writeProblem(answer, exchange) : unlessKnown(request, respond(answer));
  for (const cookie of admitted.cookies) response.headers.append('set-cookie', cookie);
  return response;
}

/** Where nothing but a problem has a body, who can read a problem can read every answer. */
const isAcceptable = ({ answers }: Operation, accept: string | null): boolean =>
  accepts(accept, 'application/json') ||
  (Object.values(answers).every((answer) => answer === null) && accepts(accept, 'application/problem+json'));

async function runOnce(
  { takesKey }: Operation,
  { request: { headers, method }, url, services, callerId }: Exchange,
  content: unknown,
  run: (services: Services) => Promise<KeptAnswer | Refusal>,
): Promise<KeptAnswer | Refusal> {
  const field = takesKey ? headers.get('idempotency-key') : null;
  if (field === null || callerId === undefined) return run(services);
  const key = readKey(field);
  if (key === undefined) return unreadableKey;
  const keyed = { callerId, method, path: url.pathname, key, content };
  const carried = await services.once.answer(keyed, services, run);
  if (isRefusal(carried)) return carried;
  const { answer, isReplayed } = carried;
  return isReplayed ? { ...answer, headers: { ...answer.headers, 'idempotency-replayed': 'true' } } : answer;
}

const isKeyed = ({ takesKey }: Pick<Operation, 'takesKey'>, { headers }: Request): boolean =>
  takesKey && headers.has('idempotency-key');

function limit(
  { rateLimit }: Pick<Operation, 'rateLimit'>,
  caller: Caller | undefined,
  exchange: Exchange,
): Refusal | undefined {
  if (rateLimit === undefined || caller === undefined) return undefined;
  exchange.limited = { by: rateLimit, key: caller.id };
  const taken = exchange.services.limiters[rateLimit].take(caller.id);
  return taken.taken ? undefined : refuse('rate_limited', { retryAfterMs: taken.retryAfterMs });
}

/** Who asks, and whether they may ask at all. What they may do with this very thing is the handler's question. */
export async function admit(
  operation: Pick<Operation, 'scope' | 'rateLimit' | 'takesKey' | 'admits'>,
  exchange: Exchange,
): Promise<{ caller: Caller | undefined; cookies: string[] } | Refusal> {
  if (operation.scope === undefined) return charge(exchange) ?? { caller: undefined, cookies: [] };
  const { request, services } = exchange;
  const session = await withSession(request.headers, services);
  if (isRefusal(session)) return charge(exchange) ?? session;
  const { caller } = session;
  exchange.callerId = caller.id;
  const spent = charge(exchange, caller);
  if (spent !== undefined) return spent;
  if (!holdsScope(caller, operation.scope)) {
    return refuse('forbidden', { detail: `This key does not have ${operation.scope}` });
  }
  const refused = operation.admits?.(caller);
  if (refused !== undefined) return refused;
  const isUnsafe = request.method !== 'GET' && request.method !== 'HEAD';
  if (
    isUnsafe &&
    caller.credential.type === 'session' &&
    !isSameOrigin(request, services.environment.publicUrl)
  ) {
    return refuse('forbidden', { detail: 'A signed-in browser may only do this from our own pages' });
  }
  if (isKeyed(operation, request)) return session;
  return limit(operation, caller, exchange) ?? session;
}

const patchTypes = ['application/merge-patch+json', 'application/json'] as const;

async function receive(operation: Operation, request: Request): Promise<{ body: unknown } | Refusal> {
  if (operation.body === undefined) return { body: {} };
  return readBody(request, {
    schema: operation.body,
    optional: operation.bodyOptional,
    mediaTypes: request.method === 'PATCH' ? patchTypes : ['application/json'],
  });
}

/** Only what the answer's schema names leaves the house. */
function answerOf(operation: Operation, { status, headers = {}, body }: Outcome, method: string): KeptAnswer {
  const schema = operation.answers[status as keyof typeof operation.answers];
  if (schema === undefined) throw new Error(`${status} is no answer of this operation`);
  if (schema === null) return { status, headers, body: null };
  const text = JSON.stringify(schema.parse(body));
  const etag = tagOf(operation, body, text, method);
  const described = { ...headers, 'content-type': 'application/json', ...(etag !== undefined && { etag }) };
  return { status, headers: described, body: text };
}

const respond = ({ status, headers, body }: KeptAnswer): Response => new Response(body, { status, headers });

function tagOf({ entity }: Operation, body: unknown, text: string, method: string): string | undefined {
  if (entity !== undefined && typeof body === 'object' && body !== null) return entityTag(entity.kind, body);
  return method === 'GET' || method === 'HEAD' ? contentTag(text) : undefined;
}

/** 304 (RFC 9110 §15.4.5) for a caller who has this very representation. */
function unlessKnown(request: Request, response: Response): Response {
  const etag = response.headers.get('etag');
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  if (!isReading || etag === null || !isKnown(request.headers.get('if-none-match'), etag)) return response;
  return new Response(null, { status: 304, headers: { etag } });
}

function allowedMethods(operations: Operations): Method[] {
  const present = methods.filter((method) => method in operations);
  return methods.filter(
    (method) =>
      present.includes(method) || method === 'OPTIONS' || (method === 'HEAD' && 'GET' in operations),
  );
}
