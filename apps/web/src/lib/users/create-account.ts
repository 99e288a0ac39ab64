import type { User, UserCreate } from '@tidewire/protocol';
import { auditNote, type Cause } from '../audit/audit-note.ts';
import { joinLobby } from '../auth/lobby.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';
import type { Services } from '../services.ts';

/**
 * An account made by an administrator; the person signs in with the password given. The sign-in library hashes it, and the rows are
 * written in one transaction with the audit row.
 */
export async function createAccount(
  { auth, database, gateway }: Services,
  cause: Cause,
  { password, email, ...given }: UserCreate,
): Promise<User | Refusal> {
  const { password: hasher } = await auth.$context;
  const account = { ...given, email: email.toLowerCase(), passwordHash: await hasher.hash(password) };
  const made = await database.users.create(account, auditNote(cause, 'user.created'));
  if ('refused' in made) {
    return refuse('conflict', { detail: 'The username or the email address is taken' });
  }
  await joinLobby({ database, gateway }, made.user.id);
  return made.user;
}
