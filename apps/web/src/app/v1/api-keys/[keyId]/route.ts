import { ApiKeySchema, UserIdSchema } from '@tidewire/protocol';
import { z } from 'zod';
import { auditNote } from '#web/lib/audit/audit-note.ts';
import { noContent, ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';

/** Ids of keys come from the sign-in library, as those of people do. */
const Params = z.object({ keyId: UserIdSchema });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'getApiKey',
    summary: 'Get one of your API keys',
    refusals: [],
    scope: 'keys:read',
    params: Params,
    answers: { 200: ApiKeySchema },
    entity: { kind: 'key', key: ({ params, caller }) => [caller.id, params.keyId], isOptional: true },
    handle: async ({ caller, params, services: { database } }) => {
      const key = await database.credentials.findKey(caller.id, params.keyId);
      return key === undefined ? refuse('not_found') : ok(key);
    },
  }),
  DELETE: operation({
    id: 'deleteApiKey',
    summary: 'Delete one of your API keys',
    description: 'It opens nothing from then on, and its connections are closed.',
    refusals: [],
    scope: 'keys:write',
    params: Params,
    answers: { 204: null },
    handle: async (asked) => {
      const { database, gateway } = asked.services;
      const { keyId } = asked.params;
      const note = auditNote(asked, 'api_key.deleted');
      if (!(await database.credentials.endKey(asked.caller.id, keyId, note))) return refuse('not_found');
      await gateway.publish([{ type: 'credential.ended', credentialId: keyId }]);
      return noContent;
    },
  }),
});
