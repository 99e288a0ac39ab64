import { UserPatchSchema, UserSchema } from '@tidewire/protocol';
import { toNodeEvents, toSuccessionEvents } from '#web/lib/node-events.ts';
import { noContent, ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { findSubject, UserParams } from '#web/lib/subject.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'getUser',
    summary: 'Get a person',
    refusals: [],
    scope: 'users:read',
    params: UserParams,
    answers: { 200: UserSchema },
    handle: async ({ caller, params, services: { database } }) => {
      const subject = await findSubject(database, caller, params.userId);
      if ('refused' in subject) return subject;
      const user = await database.users.find(subject.id);
      return user === undefined ? refuse('not_found') : ok(user);
    },
  }),
  PATCH: operation({
    id: 'updateUser',
    summary: 'Change a person’s name',
    refusals: [],
    scope: 'users:write',
    params: UserParams,
    body: UserPatchSchema,
    answers: { 200: UserSchema },
    handle: async ({ caller, params, body, services: { database } }) => {
      const subject = await findSubject(database, caller, params.userId);
      if ('refused' in subject) return subject;
      const user =
        body.name === undefined
          ? await database.users.find(subject.id)
          : await database.users.rename(subject.id, body.name);
      return user === undefined ? refuse('not_found') : ok(user);
    },
  }),
  DELETE: operation({
    id: 'deleteUser',
    summary: 'Delete an account',
    description:
      'Ends the person’s sessions, keys and connections; rooms they alone owned pass on to another member.',
    refusals: [],
    scope: 'users:write',
    params: UserParams,
    answers: { 204: null },
    handle: async ({ caller, params, services: { database, gateway } }) => {
      const subject = await findSubject(database, caller, params.userId);
      if ('refused' in subject) return subject;
      const deleted = await database.users.delete(subject.id);
      if (deleted === undefined) return refuse('not_found');
      await gateway.publish([
        { type: 'user.ended', userId: subject.id },
        ...toNodeEvents(deleted.committed),
        ...toSuccessionEvents(deleted),
      ]);
      return noContent;
    },
  }),
});
