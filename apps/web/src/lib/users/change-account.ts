import type { UserChange } from '@tidewire/database';
import type { User, UserPatch } from '@tidewire/protocol';
import { type Cause, refuseWithoutReason } from '../audit/audit-note.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';
import type { Services } from '../services.ts';

export const lastAdmin = refuse('conflict', {
  detail: 'Somebody must be left who may run this: make another administrator',
});

/** A name is each person's own, and administrators'; role and ban are for administrators, and never about themselves alone. */
export async function changeAccount(
  { database, gateway }: Services,
  cause: Cause,
  userId: string,
  patch: UserPatch,
): Promise<User | Refusal> {
  const isForAdmins = 'role' in patch || 'banned' in patch || 'bannedUntil' in patch;
  const refusal = isForAdmins ? refuseChange(cause, userId, patch) : undefined;
  if (refusal !== undefined) return refusal;
  const { caller, requestId, reason } = cause;
  const audit = { actorId: caller.id, requestId, ...(reason !== undefined && { reason }) };
  const change = changeOf(patch, reason);
  const isOwn = userId === caller.id && !isForAdmins;
  if (patch.username !== undefined && (await database.users.find(userId))?.guest === true) {
    return refuse('conflict', { detail: 'A guest has no username: make an account' });
  }
  const updated = await database.users.update(userId, change, isOwn ? undefined : audit);
  if ('refused' in updated) {
    if (updated.refused === 'taken') return refuse('conflict', { detail: 'Somebody has this username' });
    return updated.refused === 'gone' ? refuse('not_found') : lastAdmin;
  }
  const { user, cut } = updated;
  if (cut !== undefined) await gateway.publish([{ type: 'user.ended', userId, why: cut }]);
  return user;
}

function refuseChange(cause: Cause, userId: string, { banned, bannedUntil }: UserPatch): Refusal | undefined {
  if (!cause.caller.admin) return refuse('forbidden', { detail: 'Only administrators may' });
  if (banned !== true) return undefined;
  if (userId === cause.caller.id) return refuse('conflict', { detail: 'Nobody bans themself' });
  if (bannedUntil != null && Date.parse(bannedUntil) <= Date.now()) {
    const error = { pointer: '/bannedUntil', code: 'past', message: 'This time has passed' };
    return refuse('invalid', { errors: [error] });
  }
  return refuseWithoutReason(cause);
}

function changeOf(
  { name, username, role, banned, bannedUntil }: UserPatch,
  reason: string | undefined,
): UserChange {
  const ban = banned ? { reason: reason ?? null, until: bannedUntil ?? null } : null;
  return { name, username, role, ...(banned !== undefined && { ban }) };
}
