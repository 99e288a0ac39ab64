import { PageQuerySchema, pageOf, type User, UserCreateSchema, UserSchema } from '@tidewire/protocol';
import { created } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage, TimePositionSchema } from '#web/lib/rest/paging.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { createAccount } from '#web/lib/users/create-account.ts';

const forAdmins = refuse('forbidden', { detail: 'Only administrators may' });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listUsers',
    summary: 'List people',
    description: 'Administrators only.',
    refusals: [],
    scope: 'users:read',
    query: PageQuerySchema,
    answers: { 200: pageOf(UserSchema) },
    handle: async (asked) => {
      if (!asked.caller.admin) return forAdmins;
      return listPage(asked, {
        position: TimePositionSchema,
        load: (page) => asked.services.database.users.list(page),
        positionOf: (user: User) => ({ time: user.createdAt, id: user.id }),
      });
    },
  }),
  POST: operation({
    id: 'createUser',
    summary: 'Create an account',
    description: 'Administrators only. The person signs in with the password given here.',
    refusals: ['conflict', 'not_found'],
    scope: 'users:write',
    body: UserCreateSchema,
    answers: { 201: UserSchema },
    handle: async ({ caller, body, services }) => {
      if (!caller.admin) return forAdmins;
      const account = await createAccount(services, body);
      return 'refused' in account ? account : created(`/v1/users/${account.id}`, account);
    },
  }),
});
