import { ApiKeySchema, ReasonQuerySchema, UserIdSchema } from '@tidewire/protocol';
import { z } from 'zod';
import { auditNote, refuseWithoutReason } from '#web/lib/audit/audit-note.ts';
import { findOwnKey } from '#web/lib/credentials/find-own-key.ts';
import { noContent, ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';

/** Ids of keys come from the sign-in library, as those of people do. */
const Params = z.object({ keyId: UserIdSchema });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'getApiKey',
    summary: 'Get an API key',
    description: 'One of your own; for administrators anybody’s.',
    refusals: [],
    scope: 'keys:read',
    params: Params,
    answers: { 200: ApiKeySchema },
    entity: { kind: 'key', key: ({ params }) => [params.keyId], isOptional: true },
    handle: async ({ caller, params, services: { database } }) => {
      const key = await findOwnKey(database, caller, params.keyId);
      return 'refused' in key ? key : ok(key);
    },
  }),
  DELETE: operation({
    id: 'deleteApiKey',
    summary: 'Delete an API key',
    description:
      'It opens nothing from then on, and its connections are closed. An administrator who deletes somebody else’s says a `reason`.',
    refusals: [],
    scope: 'keys:write',
    params: Params,
    query: ReasonQuerySchema,
    answers: { 204: null },
    handle: async ({ caller, params: { keyId }, query, requestId, services: { database, gateway } }) => {
      const cause = { caller, requestId, ...query };
      const key = await findOwnKey(database, caller, keyId);
      if ('refused' in key) return key;
      const refused = key.userId === caller.id ? undefined : refuseWithoutReason(cause);
      if (refused !== undefined) return refused;
      if (!(await database.credentials.endKey(keyId, auditNote(cause, 'api_key.deleted'))))
        return refuse('not_found');
      await gateway.publish([{ type: 'credential.ended', credentialId: keyId }]);
      return noContent;
    },
  }),
});
