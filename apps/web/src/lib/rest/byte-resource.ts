/**
 * A path behind which there are bytes instead of JSON. It owes its callers what every other one does: who asks is known, what they ask is
 * counted, and failures are problems. Its answers are its own; so the API's document, which is made of schemas, names it only in words.
 */
import { z } from 'zod';
import type { Caller, Scope } from '../caller.ts';
import { unknownMethodField } from '../front-door.ts';
import { charge } from './budget.ts';
import type { Exchange, RouteHandler } from './door.ts';
import { readQuery } from './query.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { admit, type Method, resourceOf } from './resource.ts';

type Handle<P> = (asked: { exchange: Exchange; caller: Caller; params: P }) => Promise<Response | Refusal>;

type Operations<P> = Partial<Record<'GET' | 'PATCH', { scope: Scope; handle: Handle<P> }>>;

const NoQuery = z.strictObject({});

/** `allowed` are fields of the answer to OPTIONS, beside `Allow`. HEAD is answered as GET. */
export function byteResource<P extends z.ZodType>(
  params: P,
  operations: Operations<z.output<P>>,
  offered: Record<string, string> = {},
): Record<Method, RouteHandler> {
  const allow = [
    ...('GET' in operations ? ['GET', 'HEAD'] : []),
    ...('PATCH' in operations ? ['PATCH'] : []),
    'OPTIONS',
  ].join(', ');
  return resourceOf({}, async (exchange) => {
    const { request } = exchange;
    const isKnown = !request.headers.has(unknownMethodField);
    if (isKnown && request.method === 'OPTIONS') {
      return charge(exchange) ?? new Response(null, { status: 204, headers: { ...offered, allow } });
    }
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const operation = isKnown ? operations[method as keyof Operations<z.output<P>>] : undefined;
    if (operation === undefined) {
      return charge(exchange) ?? refuse('method_not_allowed', { detail: `Use ${allow}`, headers: { allow } });
    }
    const place = params.safeParse(exchange.params);
    if (!place.success) return charge(exchange) ?? refuse('not_found');
    const admitted = await admit(
      { scope: operation.scope, rateLimit: undefined, admits: undefined, takesKey: false },
      exchange,
    );
    if (isRefusal(admitted)) return admitted;
    const { caller, cookies } = admitted;
    if (caller === undefined) return refuse('unauthenticated');
    const query = readQuery(exchange.url, NoQuery);
    if (isRefusal(query)) return query;
    const answer = await operation.handle({ exchange, caller, params: place.data });
    if (!isRefusal(answer)) for (const cookie of cookies) answer.headers.append('set-cookie', cookie);
    return answer;
  });
}
