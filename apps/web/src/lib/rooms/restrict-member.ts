import type { RestrictionKind } from '@tidewire/database';
import { type Restriction, type Role, UserIdSchema } from '@tidewire/protocol';
import { auditNote, type Cause, refuseWithoutReason } from '../audit/audit-note.ts';
import { toNodeEvents } from '../node-events.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';
import type { RoomAction } from '../rights.ts';
import type { Services } from '../services.ts';
import { isFindable } from './is-findable.ts';
import { enterRoom, RoomParams } from './room-access.ts';

export const RestrictionParams = RoomParams.extend({ userId: UserIdSchema });

type Place = { roomId: string; userId: string };

/** Moderators restrict members, owners moderators too; an owner of the room nobody. */
export async function restrictMember(
  { database, gateway }: Services,
  cause: Cause,
  { roomId, userId }: Place,
  given: { kind: RestrictionKind; reason: string; until: string | null },
): Promise<{ restriction: Restriction; created: boolean } | Refusal> {
  const role = await database.rooms.findRole(userId, roomId);
  const access = await enterRoom(database, cause.caller, roomId, actionOn(role));
  if ('refused' in access) return access;
  if (role === undefined && !(await isFindable(database, cause.caller, userId, roomId)))
    return refuse('not_found');
  if (role === 'owner') return refuse('forbidden', { detail: 'An owner cannot be kept from their own room' });
  if (given.until !== null && Date.parse(given.until) <= Date.now()) {
    const error = { pointer: '/until', code: 'past', message: 'This time has passed' };
    return refuse('invalid', { errors: [error] });
  }
  const action = given.kind === 'ban' ? 'member.banned' : 'member.muted';
  const put = await database.restrictions.put(
    { roomId, userId, createdById: cause.caller.id, ...given },
    auditNote({ ...cause, reason: given.reason }, action),
  );
  if ('refused' in put) return refuse('not_found');
  if (given.kind === 'ban') {
    const { until } = put.restriction;
    // First silence, then the news of it.
    await gateway.publish([
      { type: 'member.removed', roomId, userId, why: 'banned', ...(until !== null && { until }) },
      ...toNodeEvents(put.committed),
    ]);
  }
  return put;
}

/** Who may restrict may also take it back. */
export async function liftRestriction(
  { database }: Services,
  cause: Cause,
  { roomId, userId }: Place,
  kind: RestrictionKind,
): Promise<Refusal | undefined> {
  const access = await enterRoom(database, cause.caller, roomId, 'members.restrict');
  if ('refused' in access) return access;
  const unexplained = access.asAdmin ? refuseWithoutReason(cause) : undefined;
  if (unexplained !== undefined) return unexplained;
  const action = kind === 'ban' ? 'member.unbanned' : 'member.unmuted';
  const removed = await database.restrictions.remove(roomId, userId, kind, auditNote(cause, action));
  return removed ? undefined : refuse('not_found');
}

const actionOn = (role: Role | undefined): RoomAction =>
  role === undefined || role === 'member' ? 'members.restrict' : 'members.restrictKeeper';
