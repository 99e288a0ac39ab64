import { randomBytes } from 'node:crypto';
import { UserSchema } from '@tidewire/protocol';
import type { Api } from '../api.ts';
import { CliError } from '../cli-error.ts';
import type { Command, Context } from '../command.ts';
import { showDone, showList, showOne } from '../show.ts';

const pathOf = (id: string): string => `/v1/users/${encodeURIComponent(id)}`;

/** `@ada` is looked up by username; anything else is an id. */
export async function findUserId(api: Api, user: string): Promise<string> {
  if (!user.startsWith('@')) return user;
  const username = user.slice(1).toLowerCase();
  for await (const found of api.list('/v1/users', UserSchema, { q: username })) {
    if (found.username === username) return found.id;
  }
  throw new CliError('refused', `There is nobody with the username ${username}.`);
}

async function change(context: Context, patch: object, done: string): Promise<void> {
  const { given } = context;
  const api = await context.api();
  const path = pathOf(await findUserId(api, given.args.USER ?? ''));
  const query = { reason: given.text('reason') };
  const { value } = await api.send(path, UserSchema, { method: 'PATCH', query, body: patch });
  await showDone(context, `${value.name} (${value.id}) ${done}.`, value);
}

export const userCommands: readonly Command[] = [
  {
    words: 'users list',
    options: { query: 'text', role: 'text', banned: 'flag', guests: 'flag' },
    usage: '[--query TEXT] [--role admin|user] [--banned] [--guests]',
    summary: 'everybody with an account, or who fits',
    run: async (context) => {
      const { given } = context;
      const query = {
        q: given.text('query'),
        role: given.text('role'),
        ...(given.flag('banned') && { banned: 'true' }),
        ...(given.flag('guests') && { guest: 'true' }),
      };
      await showList(context, (await context.api()).list('/v1/users', UserSchema, query), {
        id: ({ id }) => id,
        username: ({ username }) => username,
        role: ({ role }) => role,
        banned: ({ banned }) => (banned ? 'banned' : ''),
        name: ({ name }) => name,
      });
    },
  },
  {
    words: 'users show',
    args: ['USER'],
    summary: 'one person',
    run: async (context) => {
      const api = await context.api();
      const id = await findUserId(api, context.given.args.USER ?? '');
      await showOne(context, await api.get(pathOf(id), UserSchema));
    },
  },
  {
    words: 'users create',
    args: ['USERNAME'],
    options: { name: 'text', email: 'text', admin: 'flag' },
    usage: '--email ADDRESS [--name NAME] [--admin]',
    summary: 'an account; its password is TIDEWIRE_PASSWORD, or made and told once',
    run: async (context) => {
      const { given, terminal } = context;
      const username = given.args.USERNAME ?? '';
      const chosen = terminal.env.TIDEWIRE_PASSWORD || undefined;
      const password = chosen ?? randomBytes(15).toString('base64url');
      const body = {
        ...{ username, name: given.text('name') ?? username, email: given.needText('email'), password },
        role: given.flag('admin') ? 'admin' : 'user',
      };
      const api = await context.api();
      const { value } = await api.send('/v1/users', UserSchema, { method: 'POST', body });
      const told = chosen === undefined ? ` The password is ${password}` : '';
      const made = chosen === undefined ? { ...value, password } : value;
      await showDone(context, `${username} (${value.id}) may sign in.${told}`, made);
    },
  },
  {
    words: 'users ban',
    args: ['USER'],
    options: { reason: 'text', until: 'text' },
    usage: '--reason TEXT [--until TIME]',
    summary: 'ends their sessions and connections',
    run: async (context) => {
      context.given.needText('reason');
      const until = context.given.text('until');
      const patch = { banned: true, ...(until !== undefined && { bannedUntil: until }) };
      await change(context, patch, `is banned ${until === undefined ? 'for good' : `until ${until}`}`);
    },
  },
  {
    words: 'users unban',
    args: ['USER'],
    options: { reason: 'text' },
    usage: '[--reason TEXT]',
    summary: 'lets them in again',
    run: (context) => change(context, { banned: false }, 'may sign in again'),
  },
  {
    words: 'users delete',
    args: ['USER'],
    options: { reason: 'text' },
    usage: '--reason TEXT',
    summary: 'the account, with what they wrote',
    run: async (context) => {
      const reason = context.given.needText('reason');
      const api = await context.api();
      const id = await findUserId(api, context.given.args.USER ?? '');
      await api.delete(pathOf(id), { reason });
      await showDone(context, `The account ${id} is deleted.`, { id, deleted: true });
    },
  },
];
