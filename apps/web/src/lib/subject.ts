import type { Database } from '@tidewire/database';
import { UserIdSchema } from '@tidewire/protocol';
import { z } from 'zod';
import type { Caller } from './caller.ts';
import { type Refusal, refuse } from './rest/refusal.ts';

/** The `{userId}` of a path. `me` stands for the caller. */
export const UserParams = z.object({ userId: UserIdSchema });

/**
 * The person a path speaks of, when the caller may act for them: oneself, or anyone for an administrator. Everybody else's account
 * answers as one that is not there.
 */
export async function findSubject(
  database: Database,
  caller: Caller,
  userId: string,
): Promise<{ id: string } | Refusal> {
  const id = resolveUserId(caller, userId);
  if (id === caller.id) return { id };
  if (caller.admin && (await database.users.find(id)) !== undefined) return { id };
  return refuse('not_found');
}

export const resolveUserId = (caller: Caller, userId: string): string =>
  userId === 'me' ? caller.id : userId;
