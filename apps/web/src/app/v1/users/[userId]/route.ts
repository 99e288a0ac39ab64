import { ReasonQuerySchema, UserPatchSchema, UserSchema } from '@tidewire/protocol';
import { noContent, ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { findSubject, resolveUserId, UserParams } from '#web/lib/subject.ts';
import { changeAccount } from '#web/lib/users/change-account.ts';
import { deleteAccount } from '#web/lib/users/delete-account.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'getUser',
    summary: 'Get a person',
    refusals: [],
    scope: 'users:read',
    params: UserParams,
    answers: { 200: UserSchema },
    entity: { kind: 'user', key: ({ params, caller }) => [resolveUserId(caller, params.userId)] },
    handle: async ({ caller, params, services: { database } }) => {
      const subject = await findSubject(database, caller, params.userId);
      if ('refused' in subject) return subject;
      const user = await database.users.find(subject.id);
      return user === undefined ? refuse('not_found') : ok(user);
    },
  }),
  PATCH: operation({
    id: 'updateUser',
    summary: 'Change a person',
    description:
      'Name and username are for oneself and administrators; role and ban are for administrators. A ban needs a `reason`, ends the person’s sessions and closes their connections.',
    refusals: ['conflict'],
    scope: 'users:write',
    params: UserParams,
    query: ReasonQuerySchema,
    body: UserPatchSchema,
    answers: { 200: UserSchema },
    handle: async ({ caller, params, query, body, requestId, services }) => {
      const subject = await findSubject(services.database, caller, params.userId);
      if ('refused' in subject) return subject;
      const user = await changeAccount(services, { caller, requestId, ...query }, subject.id, body);
      return 'refused' in user ? user : ok(user);
    },
  }),
  DELETE: operation({
    id: 'deleteUser',
    summary: 'Delete an account',
    description:
      'Ends the person’s sessions, keys and connections; rooms they alone owned pass on to another member. An administrator who deletes somebody else’s account says a `reason`.',
    refusals: ['conflict'],
    scope: 'users:write',
    params: UserParams,
    query: ReasonQuerySchema,
    answers: { 204: null },
    handle: async ({ caller, params, query, requestId, services }) => {
      const subject = await findSubject(services.database, caller, params.userId);
      if ('refused' in subject) return subject;
      return (await deleteAccount(services, { caller, requestId, ...query }, subject.id)) ?? noContent;
    },
  }),
});
