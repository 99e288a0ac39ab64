import { hashApiKey, isApiKey } from '@tidewire/database';
import { adminScopes } from '@tidewire/protocol';
import type { Auth } from './auth/create-auth.ts';
import type { Caller } from './caller.ts';
import { type Refusal, refuse } from './rest/refusal.ts';
import type { Services } from './services.ts';

/** Also for whoever's account ends while they ask. */
export const unauthenticated = refuse('unauthenticated', {
  headers: { 'www-authenticate': 'Bearer realm="tidewire"' },
});

/** `cookies` are `Set-Cookie` fields to pass on: a session that is used stays alive. */
export type SignedIn = { caller: Caller; cookies: string[] };

type Parts = Pick<Services, 'auth' | 'database'>;

/**
 * Who asks: the API key in `Authorization: Bearer tw_…` when there is one, else the session cookie. Both are looked up in the database
 * each time, so a credential that ended opens nothing. Throws when the database cannot say.
 */
export async function withSession(headers: Headers, parts: Parts): Promise<SignedIn | Refusal> {
  const authorization = headers.get('authorization');
  const signedIn = await (authorization === null
    ? callerOfSession(headers, parts)
    : callerOfKey(authorization, parts));
  return signedIn ?? unauthenticated;
}

/** Who looks at a page: pages are for people, and know no scopes that a key could be held to. */
export async function withCookie(headers: Headers, parts: Parts): Promise<Caller | undefined> {
  return (await callerOfSession(headers, parts))?.caller;
}

/** Most sessions are as good as they were a moment ago: one statement says so. */
async function callerOfSession(headers: Headers, { auth, database }: Parts): Promise<SignedIn | undefined> {
  const token = await auth.sessionTokenOf(headers);
  if (token === undefined) return undefined;
  const holder = await database.credentials.findSessionHolder(token);
  if (holder === undefined || auth.isToBeRenewed(holder.expiresAt)) {
    return auth.reveal(() => renewSession(headers, auth));
  }
  return { caller: { ...holder.user, credential: { type: 'session', id: holder.sessionId } }, cookies: [] };
}

/** better-auth makes it last longer, or clears it away. */
async function renewSession(headers: Headers, auth: Auth): Promise<SignedIn | undefined> {
  const { response, headers: answered } = await auth.api.getSession({ headers, returnHeaders: true });
  if (response === null || isBanned(response.user)) return undefined;
  return {
    caller: { ...person(response.user), credential: { type: 'session', id: response.session.id } },
    cookies: answered.getSetCookie(),
  };
}

/** How exactly it is told when a key was last used: to write it down takes longer than most of what is asked. */
const keyUseNotedEveryMs = 60_000;

async function callerOfKey(authorization: string, { database }: Parts): Promise<SignedIn | undefined> {
  const [, key] = /^Bearer (\S{1,256})$/i.exec(authorization) ?? [];
  // What is no key by its form is not looked up.
  if (key === undefined || !isApiKey(key)) return undefined;
  const holder = await database.credentials.findKeyHolder(hashApiKey(key));
  if (holder === undefined) return undefined;
  const { keyId, user, usedAt = 0 } = holder;
  if (Date.now() - usedAt > keyUseNotedEveryMs) await database.credentials.noteKeyUse(keyId);
  const given = new Set(holder.scopes);
  // What only administrators give to a key it holds while its owner is one.
  const scopes = user.admin ? given : given.difference(adminScopes);
  // Whoever finds a script's key must not be the administrator who made it.
  const admin = user.admin && scopes.has('admin:act');
  return { caller: { ...user, admin, credential: { type: 'key', id: keyId, scopes } }, cookies: [] };
}

/** The columns of a user that say what they may do, as the sign-in library gives them. */
type Person = {
  name: string;
  role?: string | null | undefined;
  isAnonymous?: boolean | null | undefined;
  banned?: boolean | null | undefined;
  banExpires?: Date | null | undefined;
};

const person = (user: Person & { id: string }): Omit<Caller, 'credential'> => ({
  id: user.id,
  name: user.name,
  guest: user.isAnonymous === true,
  // The sign-in library keeps roles as a list with commas.
  admin: (user.role ?? '').split(',').includes('admin'),
});

const isBanned = (user: Person): boolean =>
  user.banned === true && (user.banExpires == null || user.banExpires.getTime() > Date.now());
