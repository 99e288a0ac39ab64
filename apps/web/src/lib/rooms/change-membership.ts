import type { MembershipPatch } from '@tidewire/protocol';
import { auditNote, type Cause } from '../audit/audit-note.ts';
import { toNodeEvents } from '../node-events.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';
import type { Services } from '../services.ts';
import { lastOwner } from './put-membership.ts';
import { enterRoom } from './room-access.ts';
import { type Place, type SeenMembership, seenBy } from './seen-membership.ts';

/** Owners change roles; what one wants to be told and how far one has read is each person's own. */
export async function changeMembership(
  { database, gateway }: Services,
  cause: Cause,
  { userId, roomId }: Place,
  patch: MembershipPatch,
): Promise<{ seen: SeenMembership } | Refusal> {
  const { caller } = cause;
  const current = await database.rooms.findMembership(userId, roomId);
  const changesRole = patch.role !== undefined && patch.role !== current?.role;
  const isOwn = userId === caller.id;
  const action = changesRole || !isOwn ? 'members.changeRole' : 'room.see';
  const access = await enterRoom(database, caller, roomId, action);
  if ('refused' in access) return access;
  if (!isOwn && !caller.admin && isPersonal(patch)) {
    return refuse('forbidden', { detail: 'Notifications and the read position belong to the person' });
  }
  if (current === undefined) return refuse('not_found');

  const audit = userId !== caller.id ? auditNote(cause, 'member.role_changed') : undefined;
  const changed = await database.rooms.updateMembership(roomId, userId, patch, audit);
  if ('refused' in changed) return changed.refused === 'gone' ? refuse('not_found') : lastOwner;
  const { role } = changed.membership;
  await gateway.publish([
    ...(changesRole ? [{ type: 'member.set', roomId, userId, role } as const] : []),
    ...toNodeEvents(changed.committed),
  ]);
  return { seen: await seenBy(database, caller, changed.membership) };
}

const isPersonal = (patch: MembershipPatch): boolean =>
  patch.notifications !== undefined || patch.lastReadSeq !== undefined;
