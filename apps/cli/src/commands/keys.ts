import { ApiKeyMadeSchema, ApiKeySchema } from '@tidewire/protocol';
import type { Api } from '../api.ts';
import { usage } from '../cli-error.ts';
import type { Command, Context } from '../command.ts';
import { showDone, showList } from '../show.ts';
import { signIn } from '../sign-in.ts';
import { findUserId } from './users.ts';

/** Keys are each person's own: of whose key it is, or of who signs in. */
async function withKeyring<T>(context: Context, work: (api: Api) => Promise<T>): Promise<T> {
  const username = context.given.text('as');
  if (username === undefined) return work(await context.api());
  const { api, signOut } = await signIn(context, username);
  try {
    return await work(api);
  } finally {
    await signOut();
  }
}

export const keyCommands: readonly Command[] = [
  {
    words: 'keys list',
    options: { as: 'text', user: 'text' },
    usage: '[--as USERNAME] [--user USER]',
    summary: 'the API keys of whose key this is, of who signs in, or for administrators of anybody',
    run: (context) =>
      withKeyring(context, async (api) => {
        const userId = await findUserId(api, context.given.text('user') ?? 'me');
        await showList(context, api.list('/v1/api-keys', ApiKeySchema, { userId }), {
          id: ({ id }) => id,
          start: ({ start }) => `${start}…`,
          expires: ({ expiresAt }) => expiresAt,
          used: ({ lastUsedAt }) => lastUsedAt,
          scopes: ({ scopes }) => scopes.join(' '),
          name: ({ name }) => name,
        });
      }),
  },
  {
    words: 'keys create',
    args: ['NAME'],
    options: { as: 'text', scope: 'texts', expires: 'text' },
    usage: '--as USERNAME --scope SCOPE [--scope SCOPE…] [--expires TIME]',
    summary: 'a key, shown once; keys are made by people, who sign in for it (TIDEWIRE_PASSWORD)',
    run: async (context) => {
      const { given } = context;
      given.needText('as');
      const scopes = given.texts('scope');
      if (scopes.length === 0) throw usage('Say what the key may do, for example --scope rooms:read');
      const body = { name: given.args.NAME, scopes, expiresAt: given.text('expires') ?? null };
      await withKeyring(context, async (api) => {
        const { value } = await api.send('/v1/api-keys', ApiKeyMadeSchema, { method: 'POST', body });
        await showDone(context, value.key, value);
      });
    },
  },
  {
    words: 'keys revoke',
    args: ['KEY-ID'],
    options: { as: 'text', reason: 'text' },
    usage: '[--as USERNAME] [--reason TEXT]',
    summary: 'it opens nothing from then on, and its connections are closed; somebody else’s needs a reason',
    run: (context) =>
      withKeyring(context, async (api) => {
        const id = context.given.args['KEY-ID'] ?? '';
        await api.delete(`/v1/api-keys/${encodeURIComponent(id)}`, { reason: context.given.text('reason') });
        await showDone(context, `The key ${id} is revoked.`, { id, revoked: true });
      }),
  },
];
