import { readBytes } from '../rest/body.ts';
import { door, type Exchange } from '../rest/door.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';
import { isForeign } from '../rest/same-origin.ts';

/**
 * All of better-auth that is open to anybody: coming in, going out, and the password. Whatever else it could do, `/v1` does, with its own
 * rights and its audit log, or nothing of ours uses.
 */
const open: ReadonlySet<string> = new Set(
  [
    'sign-up/email',
    'sign-in/email',
    'sign-in/username',
    'sign-in/anonymous',
    'sign-out',
    'change-password',
  ].map((path) => `/api/auth/${path}`),
);

/** better-auth answers in its own words; the request id, the log line and the bound on what is read are ours. */
export const handleAuth = door(async ({ request, services }: Exchange): Promise<Response | Refusal> => {
  const { url, method, headers } = request;
  if (!open.has(new URL(url).pathname))
    return refuse('not_found', { detail: 'There is nothing at this path' });
  // better-auth asks this only of who has a cookie already: without, a foreign page could sign its visitors in as somebody else.
  if (isForeign(request, services.environment.publicUrl)) {
    return refuse('forbidden', { detail: 'Only our own pages may ask for this' });
  }
  const bytes = await readBytes(request);
  if ('refused' in bytes) return bytes;
  const body = bytes.length > 0 ? bytes : null;
  const { auth } = services;
  const answer = await auth.reveal(() => auth.handler(new Request(url, { method, headers, body })));
  const retryAfter = answer.headers.get('x-retry-after');
  if (answer.status === 429 && retryAfter !== null) answer.headers.set('retry-after', retryAfter);
  return answer;
});
