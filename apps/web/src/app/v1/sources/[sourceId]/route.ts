import {
  FeedSourcePatchSchema,
  FeedSourceSchema,
  ReasonQuerySchema,
  SourceIdSchema,
} from '@tidewire/protocol';
import { z } from 'zod';
import { auditNote, refuseWithoutReason } from '#web/lib/audit/audit-note.ts';
import { ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';

const Params = z.object({ sourceId: SourceIdSchema });
const forAdmins = refuse('forbidden', { detail: 'Only administrators may' });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'getSource',
    summary: 'Get a source of feeds',
    description: 'Administrators only.',
    refusals: [],
    scope: 'feeds:read',
    params: Params,
    answers: { 200: FeedSourceSchema },
    entity: { kind: 'source', key: ({ params }) => [params.sourceId] },
    handle: async ({ caller, params, services: { database } }) => {
      if (!caller.admin) return forAdmins;
      const source = await database.sources.find(params.sourceId);
      return source === undefined ? refuse('not_found') : ok(source);
    },
  }),
  PATCH: operation({
    id: 'updateSource',
    summary: 'Change what a source is asked to do',
    description:
      'Administrators only; needs `?reason=`. `null` takes a setting back to what the environment says. The node that runs the source does it within some seconds, and after every restart.',
    refusals: ['conflict'],
    scope: 'feeds:publish',
    params: Params,
    query: ReasonQuerySchema,
    body: FeedSourcePatchSchema,
    answers: { 200: FeedSourceSchema },
    entity: { kind: 'source' },
    handle: async ({ caller, params, query: { reason }, body, requestId, services: { database } }) => {
      if (!caller.admin) return forAdmins;
      const cause = { caller, requestId, reason };
      const refusal = refuseWithoutReason(cause);
      if (refusal !== undefined) return refusal;
      const before = await database.sources.find(params.sourceId);
      if (before === undefined) return refuse('not_found');
      const { enabled, seekTo, ...settings } = body;
      const unknown = Object.keys(settings).find((name) => !Object.hasOwn(before.settings, name));
      if (unknown !== undefined) return refuse('conflict', { detail: `${before.id} has no ${unknown}` });
      if (seekTo !== undefined && before.provenance !== 'replayed')
        return refuse('conflict', { detail: `${before.id} is no replay, and cannot be taken elsewhere` });
      if (enabled === true && !before.available)
        return refuse('conflict', { detail: `${before.id} needs a key that only the environment can give` });
      const source = await database.sources.change(before.id, body, auditNote(cause, 'source.changed'));
      return source === undefined ? refuse('not_found') : ok(source);
    },
  }),
});
