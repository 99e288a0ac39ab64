import type { Database, RoomStanding } from '@tidewire/database';
import { IdSchema, type Role, type Visibility } from '@tidewire/protocol';
import { z } from 'zod';
import type { Caller } from '../caller.ts';
import { type Refusal, refuse } from '../rest/refusal.ts';
import { judge, judgeAny, type RoomAction, type Standing } from '../rights.ts';

export const RoomParams = z.object({ roomId: IdSchema });

/** `asAdmin`: the caller may do this as an administrator of Tidewire, and not by their role in the room. */
export type RoomAccess = { visibility: Visibility; role: Role | undefined; asAdmin: boolean };

const advice: Partial<Record<RoomAction, string>> = {
  'messages.read': 'Join the room to read it',
  'messages.write': 'Join the room to write in it',
  'messages.react': 'Join the room to react in it',
  'pins.change': 'Moderators and owners pin messages',
  'feeds.change': 'Moderators and owners who are in the room add and remove its feeds',
  'messages.editOthers': 'Only its author can change a message',
  'messages.deleteOwn': 'Join the room to delete what you wrote in it',
  'messages.deleteOthers': 'Only its author, moderators and owners can delete a message',
  'members.list': 'Join the room to see who is in it',
  'room.leave': 'A room of two people is left by neither',
};

/** How the caller stands in the room, when they may do this in it. A private room that is not theirs answers exactly as one that is not there. */
export async function enterRoom(
  database: Database,
  caller: Caller,
  roomId: string,
  action: RoomAction,
): Promise<RoomAccess | Refusal> {
  const standing = await database.rooms.findStanding(caller.id, roomId);
  if (standing === undefined) return refuse('not_found');
  const { visibility, role } = standing;
  const verdict = judgeAny(action, standingsOf(caller, standing), visibility);
  if (verdict === 'allowed') {
    const byRole = judgeAny(action, standingsOf({ ...caller, admin: false }, standing), visibility);
    return { visibility, role, asAdmin: byRole !== 'allowed' };
  }
  if (verdict === 'not_found') return refuse('not_found');
  const wouldJoin = role === undefined && judge(action, 'member', visibility) === 'allowed';
  const ban = wouldJoin ? await findBan(database, caller, roomId) : undefined;
  return ban ?? refuse('forbidden', { detail: advice[action] });
}

/** To whoever is banned, joining is no advice. Asked of callers who may know that the room exists. */
export async function findBan(
  database: Database,
  caller: Caller,
  roomId: string,
): Promise<Refusal | undefined> {
  const ban = await database.restrictions.find(roomId, caller.id, 'ban');
  return ban && refuse('banned', { until: ban.until });
}

function standingsOf(caller: Caller, { kind, role }: RoomStanding): Standing[] {
  if (kind !== 'room') return [inPrivate(kind, role)];
  const own: Standing[] = role === undefined ? [] : [role];
  if (caller.admin) return [...own, 'admin'];
  return role === undefined ? ['stranger'] : own;
}

const inPrivate = (kind: 'direct' | 'group', role: Role | undefined): Standing =>
  role === undefined ? 'stranger' : kind === 'direct' ? 'partner' : 'participant';
