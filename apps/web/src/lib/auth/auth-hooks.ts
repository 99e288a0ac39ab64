import { DisplayNameSchema } from '@tidewire/protocol';
import type { BetterAuthOptions } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { createRateLimiter } from '../rate-limit.ts';
import type { AuthParts } from './create-auth.ts';
import { joinLobby } from './lobby.ts';

/** What must happen around better-auth's own work: our rules for names, and what the gateway must hear. */
export function authHooks({ environment, database, gateway, log }: AuthParts) {
  const perMinute = environment.authAttemptsPerMinute;
  // Addresses can be many; the account that somebody wants to open is one.
  const attemptsOnAccount = createRateLimiter({ perSecond: perMinute / 60, burst: perMinute });

  return {
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        const account = accountTried(ctx.path, ctx.body);
        const taken = account === undefined ? undefined : attemptsOnAccount.take(account);
        if (taken?.taken === false) {
          throw new APIError(
            'TOO_MANY_REQUESTS',
            { code: 'TOO_MANY_ATTEMPTS', message: 'Wait a minute, then try again' },
            { 'x-retry-after': String(Math.ceil(taken.retryAfterMs / 1_000)) },
          );
        }
        // Whoever changes a password wants everyone else out.
        if (ctx.path !== '/change-password') return;
        return { context: { body: { ...ctx.body, revokeOtherSessions: true } } };
      }),
    },
    databaseHooks: {
      user: {
        create: {
          before: async (user) => {
            if (user.isAnonymous !== true && typeof user.username !== 'string') {
              throw new APIError('BAD_REQUEST', { code: 'USERNAME_REQUIRED', message: 'Choose a username' });
            }
            return { data: { ...user, name: acceptName(user.name) } };
          },
          after: async (user) => {
            try {
              await joinLobby({ database, gateway }, user.id);
            } catch (error) {
              // The account exists: better without the lobby than an error that says it does not.
              log.error({ err: error, userId: user.id }, 'a newcomer could not join the lobby');
            }
          },
        },
      },
      session: {
        delete: {
          after: async (session) => gateway.publish([{ type: 'credential.ended', credentialId: session.id }]),
        },
      },
    },
  } satisfies Pick<BetterAuthOptions, 'hooks' | 'databaseHooks'>;
}

function acceptName(name: unknown): string {
  const parsed = DisplayNameSchema.safeParse(name);
  if (parsed.success) return parsed.data;
  throw new APIError('BAD_REQUEST', {
    code: 'INVALID_NAME',
    message: `name: ${parsed.error.issues[0]?.message ?? 'A name has 1 to 60 visible characters'}`,
  });
}

/** What names the account that a password is being tried on. One key for both ways to name it would need a query. */
const namedBy: Readonly<Record<string, string | undefined>> = {
  '/sign-in/username': 'username',
  '/sign-in/email': 'email',
};

function accountTried(path: string, body: unknown): string | undefined {
  const field = namedBy[path];
  if (field === undefined || typeof body !== 'object' || body === null) return undefined;
  const name = (body as Record<string, unknown>)[field];
  return typeof name === 'string' ? name.toLowerCase().slice(0, 254) : undefined;
}
