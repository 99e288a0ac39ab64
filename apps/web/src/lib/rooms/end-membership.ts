import type { Caller } from '../caller.ts';
import { toNodeEvents, toSuccessionEvents } from '../node-events.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';
import type { Services } from '../services.ts';
import { enterRoom } from './room-access.ts';
import type { Place } from './seen-membership.ts';

/** Leaves a room oneself, or removes somebody from it; `undefined` when done. */
export async function endMembership(
  { database, gateway }: Services,
  caller: Caller,
  { userId, roomId }: Place,
): Promise<Refusal | undefined> {
  const role = await database.rooms.findRole(userId, roomId);
  if (userId !== caller.id) {
    const action = role === undefined || role === 'member' ? 'members.removeMember' : 'members.removeKeeper';
    const access = await enterRoom(database, caller, roomId, action);
    if ('refused' in access) return access;
  }
  const removed = await database.rooms.removeMember(roomId, userId);
  if ('refused' in removed) return refuse('not_found');
  // First silence, then the news of it.
  await gateway.publish([
    { type: 'member.removed', roomId, userId },
    ...toNodeEvents(removed.committed),
    ...toSuccessionEvents(removed),
  ]);
  return undefined;
}
