import type { IncomingMessage, ServerResponse } from 'node:http';
import { InternalPublishSchema, type NodeEvent } from '@tidewire/protocol';
import type { Log } from '../log.ts';
import { isInternal } from './internal-secret.ts';
import { answerProblem } from './problem.ts';
import { readBody } from './read-body.ts';

const maxBodyBytes = 1_048_576;

export interface InternalPublishParts {
  readonly secret: string;
  /** Hands the events on, in order; rejects when that was not possible. */
  readonly accept: (events: readonly NodeEvent[]) => Promise<void>;
  readonly log: Log;
}

/** `POST /internal/publish`: what the web app has committed reaches the nodes through here. */
export function createInternalPublish({ secret, accept, log }: InternalPublishParts) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST') {
      answerProblem(response, 'method_not_allowed', { headers: { Allow: 'POST' } });
      return;
    }
    if (!isInternal(request.headers.authorization, secret)) {
      answerProblem(response, 'unauthenticated', {
        headers: { 'WWW-Authenticate': 'Bearer', Connection: 'close' },
      });
      return;
    }
    const body = await readBody(request, maxBodyBytes);
    if (body === undefined) {
      answerProblem(response, 'too_large', { headers: { Connection: 'close' } });
      return;
    }
    const events = parseEvents(response, body);
    if (events === undefined) return;
    try {
      await accept(events);
    } catch (error) {
      log.warn({ err: error, events: events.length }, 'events of the web app could not be published');
      answerProblem(response, 'unavailable', { headers: { 'Retry-After': '1' } });
      return;
    }
    response.writeHead(204).end();
  };
}

/** Undefined when the body was not right and that has been answered. */
function parseEvents(response: ServerResponse, body: string): NodeEvent[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    answerProblem(response, 'bad_request', { detail: 'the body is not JSON' });
    return undefined;
  }
  const parsed = InternalPublishSchema.safeParse(json);
  if (parsed.success) return parsed.data.events;
  const errors = parsed.error.issues.slice(0, 20).map(({ path, code, message }) => ({
    pointer: path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    code,
    message,
  }));
  answerProblem(response, 'invalid', { errors });
  return undefined;
}
