import { assertNever, type Role } from '@tidewire/protocol';
import { auditNote, type Cause } from '../audit/audit-note.ts';
import { toNodeEvents } from '../node-events.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';
import type { RoomAction } from '../rights.ts';
import type { Services } from '../services.ts';
import { isFindable } from './is-findable.ts';
import { enterRoom } from './room-access.ts';
import { type Place, type SeenMembership, seenBy } from './seen-membership.ts';

export const lastOwner = refuse('conflict', {
  detail: 'A room needs an owner: make somebody else one first',
});

/** Joins a public room oneself, or adds somebody as one who keeps the room. Without a role, one that is there stays. */
export async function putMembership(
  { database, gateway }: Services,
  cause: Cause,
  { userId, roomId }: Place,
  wanted: Role | undefined,
): Promise<{ seen: SeenMembership; created: boolean } | Refusal> {
  const { caller } = cause;
  const current = await database.rooms.findMembership(userId, roomId);
  const role = wanted ?? current?.role ?? 'member';
  const access = await enterRoom(
    database,
    caller,
    roomId,
    actionOf(userId === caller.id, current?.role, role),
  );
  if ('refused' in access) return access;
  if (current === undefined && !(await isFindable(database, caller, userId, roomId)))
    return refuse('not_found');
  if (current?.role === role) return { seen: await seenBy(database, caller, current), created: false };

  const action = current === undefined ? 'member.added' : 'member.role_changed';
  const audit = userId !== caller.id ? auditNote(cause, action) : undefined;
  const put = await database.rooms.putMember(roomId, userId, role, audit);
  if ('refused' in put) return explain(put);
  await gateway.publish([{ type: 'member.set', roomId, userId, role }, ...toNodeEvents(put.committed)]);
  return { seen: await seenBy(database, caller, put.membership), created: put.created };
}

type PutRefusal = Extract<
  Awaited<ReturnType<Services['database']['rooms']['putMember']>>,
  { refused: string }
>;

function explain(refusal: PutRefusal): Refusal {
  switch (refusal.refused) {
    case 'gone':
      return refuse('not_found');
    case 'last_owner':
      return lastOwner;
    case 'banned':
      return refuse('banned', { until: refusal.until });
    default:
      return assertNever(refusal);
  }
}

function actionOf(isSelf: boolean, current: Role | undefined, wanted: Role): RoomAction {
  if (current === wanted) return isSelf ? 'room.see' : 'members.add';
  if (current !== undefined || wanted !== 'member') return 'members.changeRole';
  return isSelf ? 'room.join' : 'members.add';
}
