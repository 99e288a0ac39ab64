import { apiKeyBytes, hashApiKey, newApiKey } from '@tidewire/database';
import { type ApiKey, type ApiKeyCreate, adminScopes } from '@tidewire/protocol';
import { auditNote, type Cause } from '../audit/audit-note.ts';
import type { Caller } from '../caller.ts';
import { type FieldError, type Refusal, refuse } from '../rest/refusal.ts';
import type { Services } from '../services.ts';
import { unauthenticated } from '../with-session.ts';

/** How much of a key its owner sees later: the prefix and four characters. */
const startLength = 7;

/** Only somebody who is signed in makes a key: one that made keys could not be taken back. For the `admits` of an operation. */
export const onlySignedIn = ({ credential }: Caller): Refusal | undefined =>
  credential.type === 'session'
    ? undefined
    : refuse('forbidden', { detail: 'Keys are made by people who are signed in, not by keys' });

/** A key of the caller's own. */
export async function createKey(
  { database, randomBytes }: Services,
  cause: Cause,
  { name, scopes, expiresAt }: ApiKeyCreate,
): Promise<(ApiKey & { key: string }) | Refusal> {
  const { caller } = cause;
  const errors: FieldError[] = scopes.flatMap((scope, index) =>
    adminScopes.has(scope) && !caller.admin
      ? [
          {
            pointer: `/scopes/${index}`,
            code: 'forbidden',
            message: 'Only administrators give this to a key',
          },
        ]
      : [],
  );
  if (expiresAt !== null && Date.parse(expiresAt) <= Date.now()) {
    errors.push({ pointer: '/expiresAt', code: 'past', message: 'This time has passed' });
  }
  if (errors.length > 0) return refuse('invalid', { errors });
  const key = newApiKey(randomBytes(apiKeyBytes));
  const made = await database.credentials.createKey(
    {
      ownerId: caller.id,
      name,
      start: key.slice(0, startLength),
      keyHash: hashApiKey(key),
      scopes: scopes.join(' '),
      expiresAt,
    },
    auditNote(cause, 'api_key.created'),
  );
  if ('refused' in made) {
    return made.refused === 'gone'
      ? unauthenticated
      : refuse('conflict', { detail: 'A hundred keys are enough: delete one first' });
  }
  return { ...made.key, key };
}
