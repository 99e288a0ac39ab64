import type { Database } from '@tidewire/database';
import type { ApiKey } from '@tidewire/protocol';
import type { Caller } from '../caller.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';

/** A key of the caller's, or for an administrator anybody's. Everybody else's answers as one that is not there. */
export async function findOwnKey(
  { credentials }: Database,
  caller: Caller,
  keyId: string,
): Promise<ApiKey | Refusal> {
  const key = await credentials.findKey(keyId);
  if (key === undefined || (key.userId !== caller.id && !caller.admin)) return refuse('not_found');
  return key;
}
