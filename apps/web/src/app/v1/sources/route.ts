import { FeedSourceSchema } from '@tidewire/protocol';
import { z } from 'zod';
import { ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listSources',
    summary: 'List the sources of feeds',
    description:
      'Administrators only. Where numbers come from: what each source is asked to do, how it fares, and which node runs it.',
    refusals: [],
    scope: 'feeds:read',
    answers: { 200: z.object({ items: z.array(FeedSourceSchema).max(100) }) },
    handle: async ({ caller, services: { database } }) => {
      if (!caller.admin) return refuse('forbidden', { detail: 'Only administrators may' });
      return ok({ items: await database.sources.list() });
    },
  }),
});
