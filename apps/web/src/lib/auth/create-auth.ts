/**
 * Who people are: accounts, guests, sessions and API keys, all kept by better-auth in our database. What changes here that open sockets
 * must hear of goes to the gateway from the hooks below. It knows nothing of rooms except the one that newcomers are put into.
 */
import { apiKey } from '@better-auth/api-key';
import { type Database, newApiKey, type PrismaClient } from '@tidewire/database';
import { UsernameSchema } from '@tidewire/protocol';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { admin, anonymous, username } from 'better-auth/plugins';
import type { Environment } from '../environment.ts';
import type { Gateway } from '../gateway.ts';
import type { Log } from '../log.ts';
import { attemptStorage } from './attempt-storage.ts';
import { authHooks } from './auth-hooks.ts';
import { logAuth } from './auth-log.ts';
import { DatabaseFailures } from './database-failures.ts';
import { guestName } from './guest-name.ts';
import { moveGuest } from './move-guest.ts';
import { readSessionToken } from './session-token.ts';
import { tolerateUndefined } from './tolerate-undefined.ts';

export type AuthParts = {
  environment: Environment;
  prisma: PrismaClient;
  database: Database;
  gateway: Gateway;
  log: Log;
};

const daySeconds = 24 * 60 * 60;
/** How long a session lasts when it is not used, and how old it is when it is made to last longer. */
const session = { expiresIn: 30 * daySeconds, updateAge: daySeconds };

export type Auth = ReturnType<typeof createAuth>;

export function createAuth(parts: AuthParts) {
  const { environment, prisma, log } = parts;
  const attempts = { window: 60, max: environment.authAttemptsPerMinute };
  const failures = new DatabaseFailures();
  const auth = betterAuth({
    appName: 'Tidewire',
    baseURL: environment.publicUrl.origin,
    basePath: '/api/auth',
    secret: environment.authSecret,
    trustedOrigins: [environment.publicUrl.origin],
    database: prismaAdapter(tolerateUndefined(prisma, failures), {
      provider: providerOf(environment.databaseUrl),
    }),
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 128 },
    session,
    rateLimit: {
      enabled: true,
      window: 10,
      max: 100,
      customStorage: attemptStorage(),
      customRules: { '/sign-in/*': attempts, '/sign-up/*': attempts, '/change-password': attempts },
    },
    advanced: {
      cookiePrefix: cookiePrefixOf(environment.publicUrl),
      useSecureCookies: environment.publicUrl.protocol === 'https:',
      // Said, because under test better-auth would not look otherwise.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    },
    plugins: [
      username({
        displayUsername: false,
        usernameValidator: (name) => UsernameSchema.safeParse(name.toLowerCase()).success,
      }),
      anonymous({
        generateName: () => guestName(),
        // A guest's messages stay in their rooms, so their author stays too.
        disableDeleteAnonymousUser: true,
        onLinkAccount: async ({ anonymousUser: { user: guest }, newUser, ctx }) => {
          await moveGuest(parts, guest.id, newUser.user.id);
          await ctx.context.internalAdapter.deleteUserSessions(guest.id);
        },
      }),
      admin(),
      apiKey({ customKeyGenerator: () => newApiKey(), enableMetadata: true, rateLimit: { enabled: false } }),
    ],
    ...authHooks(parts),
    telemetry: { enabled: false },
    logger: {
      // At `warn` better-auth would also write each refusal to the console by itself.
      level: 'info',
      log: (level, message, ...details) => logAuth(log, level, message, details),
    },
  });
  return Object.assign(auth, {
    /** Runs what asks better-auth something; rejects with the database's own error when that is why it has no answer. */
    reveal: <T>(ask: () => Promise<T>): Promise<T> => failures.reveal(ask),
    /** The token of the session cookie among these, when it is one of ours. */
    sessionTokenOf: async (headers: Headers): Promise<string | undefined> => {
      const { authCookies, secret } = await auth.$context;
      return readSessionToken(headers.get('cookie'), { name: authCookies.sessionToken.name, secret });
    },
    /** Whether better-auth makes a session that ends then (Unix milliseconds) last longer when it is asked for. */
    isToBeRenewed: (expiresAt: number): boolean =>
      expiresAt - (session.expiresIn - session.updateAge) * 1_000 <= Date.now(),
  });
}

const providerOf = (databaseUrl: string): 'sqlite' | 'postgresql' =>
  databaseUrl.startsWith('file:') ? 'sqlite' : 'postgresql';

/** Cookies do not know ports (RFC 6265 §8.5): two copies on one host would sign each other out. */
const cookiePrefixOf = (publicUrl: URL): string =>
  publicUrl.port === '' ? 'tidewire' : `tidewire-${publicUrl.port}`;
