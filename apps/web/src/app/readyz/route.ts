import { z } from 'zod';
import { ok } from '#web/lib/rest/answer.ts';
import { openOperation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: openOperation({
    id: 'getReadiness',
    summary: 'Tell whether the web app can take requests',
    description: 'Asks the database, as `/healthz` does.',
    refusals: [],
    answers: { 200: z.object({ status: z.literal('ready') }) },
    handle: async ({ services: { database, log }, requestId }) => {
      try {
        await database.ping();
        return ok({ status: 'ready' as const });
      } catch (error) {
        log.error({ err: error, requestId }, 'not ready: the database does not answer');
        return refuse('unavailable', { detail: 'The database does not answer', retryAfterMs: 1_000 });
      }
    },
  }),
});
