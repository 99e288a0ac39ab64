import { requestIdOf } from '../rest/request-id.ts';
import type { RouteContext } from '../rest/resource.ts';
import { services as processServices } from '../services.ts';

/** better-auth answers in its own words; ours are the request id, the log line and that nothing of it is kept in a cache. */
export async function handleAuth(request: Request, context: RouteContext): Promise<Response> {
  const { auth, log } = context.services ?? processServices();
  const requestId = requestIdOf(request);
  const answer = await auth.handler(request);
  const headers = new Headers(answer.headers);
  headers.set('x-request-id', requestId);
  headers.set('cache-control', 'no-store');
  const retryAfter = headers.get('x-retry-after');
  if (answer.status === 429 && retryAfter !== null) headers.set('retry-after', retryAfter);
  const { pathname } = new URL(request.url);
  log.info({ requestId, method: request.method, path: pathname, status: answer.status }, 'answered');
  return new Response(answer.body, { status: answer.status, headers });
}
