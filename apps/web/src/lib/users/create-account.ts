import type { User, UserCreate } from '@tidewire/protocol';
import { isAPIError } from 'better-auth/api';
import { type Refusal, refuse } from '../rest/refusal.ts';
import type { Services } from '../services.ts';

/** An account made by an administrator; the person signs in with the password given. */
export async function createAccount(
  { auth, database }: Services,
  given: UserCreate,
): Promise<User | Refusal> {
  const { email, password, name, role, username } = given;
  try {
    const { user } = await auth.api.createUser({ body: { email, password, name, role, data: { username } } });
    return (await database.users.find(user.id)) ?? refuse('not_found');
  } catch (error) {
    if (!isAPIError(error)) throw error;
    return refuse('conflict', { detail: 'The username or the email address is taken' });
  }
}
