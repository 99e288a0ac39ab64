import type { IncomingMessage, ServerResponse } from 'node:http';
import { isInternal } from './internal-secret.ts';
import { answerJson, answerProblem } from './problem.ts';

/** `GET /internal/sources`: how each source of live values fares, for the web app's operators. */
export function createInternalSources({
  secret,
  sources,
}: {
  secret: string;
  sources: () => readonly object[];
}) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      answerProblem(response, 'method_not_allowed', { headers: { Allow: 'GET, HEAD' } });
    } else if (!isInternal(request.headers.authorization, secret)) {
      answerProblem(response, 'unauthenticated', {
        headers: { 'WWW-Authenticate': 'Bearer', Connection: 'close' },
      });
    } else {
      answerJson(response, 200, { sources: sources() });
    }
  };
}
