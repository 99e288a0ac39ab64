import { readBytes } from '../rest/body.ts';
import { door, type Exchange } from '../rest/door.ts';
import type { Refusal } from '../rest/refusal.ts';

/** better-auth answers in its own words; the request id, the log line and the bound on what is read are ours. */
export const handleAuth = door(async ({ request, services }: Exchange): Promise<Response | Refusal> => {
  const bytes = await readBytes(request);
  if ('refused' in bytes) return bytes;
  const { url, method, headers } = request;
  const body = bytes.length > 0 ? bytes : null;
  const { auth } = services;
  const answer = await auth.reveal(() => auth.handler(new Request(url, { method, headers, body })));
  const retryAfter = answer.headers.get('x-retry-after');
  if (answer.status === 429 && retryAfter !== null) answer.headers.set('retry-after', retryAfter);
  return answer;
});
