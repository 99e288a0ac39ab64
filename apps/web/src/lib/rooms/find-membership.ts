import type { Database } from '@tidewire/database';
import type { Caller } from '../caller.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';
import { enterRoom } from './room-access.ts';
import { type Place, type SeenMembership, seenBy } from './seen-membership.ts';

/** One's own membership, or of somebody whom one may see among the members of a room. */
export async function findMembership(
  database: Database,
  caller: Caller,
  { userId, roomId }: Place,
): Promise<SeenMembership | Refusal> {
  if (userId !== caller.id && !caller.admin) {
    const access = await enterRoom(database, caller, roomId, 'members.list');
    if ('refused' in access) return refuse('not_found');
  }
  const membership = await database.rooms.findMembership(userId, roomId);
  if (membership === undefined) return refuse('not_found');
  if (userId !== caller.id && membership.room.kind !== 'room') {
    // Between the people of a direct room or a group nobody stands, an administrator neither.
    const access = await enterRoom(database, caller, roomId, 'members.list');
    if ('refused' in access) return refuse('not_found');
  }
  return seenBy(database, caller, membership);
}
