/**
 * The ten kinds of callers of docs/rights.md. Knows who they are and what they show, and nothing of rooms.
 */
import { randomUUID } from 'node:crypto';
import { hashApiKey, newApiKey } from '@tidewire/database';
import { adminScopes, type Scope, scopes } from '@tidewire/protocol';
import type { CallerKind } from '../../../../../documents/rights.fixture.ts';
import type { Client, Person, RestApi } from '../rest-api.fixture.ts';

/** `personId` is who acts: of a key, its owner. */
export type Caller = { kind: CallerKind; personId: string | undefined; ask: Client };

export type Cast = Record<CallerKind, Caller>;

const hourMs = 3_600_000;
const given = scopes.filter((scope) => !adminScopes.has(scope));
const readScopes = given.filter((scope) => scope.endsWith(':read'));
const writeScopes = given.filter((scope) => scope.endsWith(':write') || scope === 'tickets:create');

/** Somebody new of this kind. Keys are of `ownerId`, or of somebody new. */
export async function summon(api: RestApi, kind: CallerKind, ownerId?: string): Promise<Caller> {
  const signedIn = ({ id, ask }: Person): Caller => ({ kind, personId: id, ask });
  const withKey = async (held: readonly Scope[], expiresAt: string | null): Promise<Caller> => {
    const personId = ownerId ?? (await api.signUp(newUsername())).id;
    return { kind, personId, ask: await addKey(api, personId, { held, expiresAt }) };
  };
  switch (kind) {
    case 'Nobody':
      return { kind, personId: undefined, ask: api.ask };
    case 'Guest':
      return signedIn(await api.signInAsGuest());
    case 'Admin':
      return signedIn(await api.signUpAdmin(newUsername()));
    case 'Stranger':
    case 'Member':
    case 'Moderator':
    case 'Owner':
      return signedIn(await api.signUp(newUsername()));
    case 'Read key':
      return withKey(readScopes, null);
    case 'Write key':
      return withKey(writeScopes, null);
    case 'Expired key':
      return withKey(scopes, new Date(Date.now() - hourMs).toISOString());
  }
}

export async function summonCast(api: RestApi): Promise<Cast> {
  const owner = await summon(api, 'Owner');
  return {
    Nobody: await summon(api, 'Nobody'),
    Guest: await summon(api, 'Guest'),
    Stranger: await summon(api, 'Stranger'),
    Member: await summon(api, 'Member'),
    Moderator: await summon(api, 'Moderator'),
    Owner: owner,
    Admin: await summon(api, 'Admin'),
    'Read key': await summon(api, 'Read key', owner.personId),
    'Write key': await summon(api, 'Write key', owner.personId),
    'Expired key': await summon(api, 'Expired key', owner.personId),
  };
}

export const newUsername = (): string => `u${randomUUID().replaceAll('-', '').slice(0, 20)}`;

async function addKey(
  api: RestApi,
  ownerId: string,
  { held, expiresAt }: { held: readonly Scope[]; expiresAt: string | null },
): Promise<Client> {
  const key = newApiKey();
  const made = await api.services.database.credentials.createKey({
    ownerId,
    name: 'Key',
    start: key.slice(0, 7),
    keyHash: hashApiKey(key),
    scopes: held.join(' '),
    expiresAt,
  });
  if ('refused' in made) throw new Error(`the key was refused: ${made.refused}`);
  return (path, ask = {}) =>
    api.ask(path, { ...ask, headers: { authorization: `Bearer ${key}`, ...ask.headers } });
}
