import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerJson, answerProblem } from './problem.ts';

/** `/healthz`: 200 when this node can do its work, 503 when not. */
export function createHealth(isHealthy: () => Promise<boolean>) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      answerProblem(response, 'method_not_allowed', { headers: { Allow: 'GET, HEAD' } });
      return;
    }
    if (await isHealthy()) answerJson(response, 200, { status: 'ok' });
    else answerJson(response, 503, { status: 'unavailable' });
  };
}
