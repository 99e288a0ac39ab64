import { auditNote, type Cause, refuseWithoutReason } from '../audit/audit-note.ts';
import { toNodeEvents, toSuccessionEvents } from '../node-events.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';
import type { Services } from '../services.ts';
import { enterRoom } from './room-access.ts';
import type { Place } from './seen-membership.ts';

/** Leaves a room oneself, or removes somebody from it, which the audit log keeps; `undefined` when done. */
export async function endMembership(
  { database, gateway }: Services,
  cause: Cause,
  { userId, roomId }: Place,
): Promise<Refusal | undefined> {
  const { caller } = cause;
  const role = await database.rooms.findRole(userId, roomId);
  const isOther = userId !== caller.id;
  if (isOther) {
    const action = role === undefined || role === 'member' ? 'members.removeMember' : 'members.removeKeeper';
    const access = await enterRoom(database, caller, roomId, action);
    if ('refused' in access) return access;
    const unexplained = access.asAdmin ? refuseWithoutReason(cause) : undefined;
    if (unexplained !== undefined) return unexplained;
  } else if (role !== undefined) {
    const access = await enterRoom(database, caller, roomId, 'room.leave');
    if ('refused' in access) return access;
  }
  const audit = isOther ? auditNote(cause, 'member.removed') : undefined;
  const removed = await database.rooms.removeMember(roomId, userId, audit);
  if ('refused' in removed) return refuse('not_found');
  // First silence, then the news of it.
  await gateway.publish([
    { type: 'member.removed', roomId, userId },
    ...toNodeEvents(removed.committed),
    ...toSuccessionEvents(removed),
  ]);
  return undefined;
}
