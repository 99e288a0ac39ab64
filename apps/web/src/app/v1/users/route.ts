import { pageOf, type User, UserCreateSchema, UserQuerySchema, UserSchema } from '@tidewire/protocol';
import { onlyAdmins } from '#web/lib/only-admins.ts';
import { created } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage, TimePositionSchema } from '#web/lib/rest/paging.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { createAccount } from '#web/lib/users/create-account.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listUsers',
    summary: 'List people',
    description: 'Administrators only. Every filter that is given must hold.',
    refusals: [],
    scope: 'users:read',
    admits: onlyAdmins,
    query: UserQuerySchema,
    answers: { 200: pageOf(UserSchema) },
    handle: async (asked) => {
      const { limit, cursor, ...filter } = asked.query;
      return listPage(
        { ...asked, filters: Object.keys(filter) },
        {
          position: TimePositionSchema,
          load: (page) => asked.services.database.users.list({ ...page, ...filter }),
          positionOf: (user: User) => ({ time: user.createdAt, id: user.id }),
        },
      );
    },
  }),
  POST: operation({
    id: 'createUser',
    summary: 'Create an account',
    description: 'Administrators only. The person signs in with the password given here.',
    refusals: ['conflict'],
    scope: 'users:write',
    admits: onlyAdmins,
    body: UserCreateSchema,
    answers: { 201: UserSchema },
    entity: { kind: 'user' },
    handle: async (asked) => {
      const account = await createAccount(asked.services, asked, asked.body);
      return 'refused' in account ? account : created(`/v1/users/${account.id}`, account);
    },
  }),
});
