import {
  type ApiKey,
  ApiKeyCreateSchema,
  ApiKeyMadeSchema,
  ApiKeyQuerySchema,
  ApiKeySchema,
  pageOf,
} from '@tidewire/protocol';
import { createKey, onlySignedIn } from '#web/lib/credentials/create-key.ts';
import { created } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage, TimePositionSchema } from '#web/lib/rest/paging.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { findSubject } from '#web/lib/subject.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listApiKeys',
    summary: 'List API keys',
    description:
      'Your own, or for administrators those of `userId`. Newest first; without the keys themselves, which are kept nowhere.',
    refusals: ['not_found'],
    scope: 'keys:read',
    query: ApiKeyQuerySchema,
    answers: { 200: pageOf(ApiKeySchema) },
    handle: async (asked) => {
      const { database } = asked.services;
      const subject = await findSubject(database, asked.caller, asked.query.userId);
      if ('refused' in subject) return subject;
      return listPage(asked, {
        position: TimePositionSchema,
        load: (page) => database.credentials.listKeys(subject.id, page),
        positionOf: (key: ApiKey) => ({ time: key.createdAt, id: key.id }),
      });
    },
  }),
  POST: operation({
    id: 'createApiKey',
    summary: 'Create an API key',
    description:
      'The answer is the only place where the key is ever shown. Only a session may ask for one, and some scopes are given by administrators only.',
    refusals: ['conflict'],
    scope: 'keys:write',
    body: ApiKeyCreateSchema,
    admits: onlySignedIn,
    answers: { 201: ApiKeyMadeSchema },
    handle: async (asked) => {
      const made = await createKey(asked.services, asked, asked.body);
      return 'refused' in made ? made : created(`/v1/api-keys/${made.id}`, made);
    },
  }),
});
