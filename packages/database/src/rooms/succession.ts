import { type Author, lobbyRoomId, type Role, roomChannel } from '@tidewire/protocol';
import { authorOf, authorSelect } from '../author.ts';
import type { Succession } from '../database.ts';
import type { NewEvent } from '../log/append-events.ts';
import type { Statements } from '../transact.ts';
import { roleOf } from './room-rows.ts';

/** What became of a room when one of its owners went. */
export type Outcome = { type: 'kept' } | { type: 'inherited'; heir: Author } | { type: 'deleted' };

/** What becomes of a room that somebody of this role has left. To be called in the transaction that took the membership away. */
export async function settleDeparture(tx: Statements, roomId: string, role: Role): Promise<Outcome> {
  if (role === 'owner') return settleOwnership(tx, roomId);
  const [room, next] = await Promise.all([
    tx.room.findUnique({ where: { id: roomId }, select: { kind: true } }),
    tx.membership.findFirst({ where: { roomId }, select: { userId: true } }),
  ]);
  // Direct rooms and groups have no owner: they go with the last of their people.
  if (room === null || room.kind === 'room' || next !== null) return { type: 'kept' };
  return deleteLeftRoom(tx, roomId);
}

/**
 * A room is never without an owner: when the last one has gone, who moderates it for longest becomes owner, else who is in it for
 * longest; a room that nobody is left in goes, unless it is the lobby.
 */
async function settleOwnership(tx: Statements, roomId: string): Promise<Outcome> {
  const next = await tx.membership.findFirst({
    where: { roomId },
    // By their letters, owners come before moderators, and those before members.
    orderBy: [{ role: 'desc' }, { joinedAt: 'asc' }, { userId: 'asc' }],
    select: { role: true, user: { select: authorSelect } },
  });
  // Newcomers still come to the lobby; administrators keep it while nobody is in it.
  if (!next && roomId === lobbyRoomId) return { type: 'kept' };
  if (!next) return deleteLeftRoom(tx, roomId);
  if (roleOf(next.role) === 'owner') return { type: 'kept' };
  const key = { roomId, userId: next.user.id };
  await tx.membership.update({ where: { userId_roomId: key }, data: { role: 'owner' } });
  return { type: 'inherited', heir: authorOf(next.user) };
}

async function deleteLeftRoom(tx: Statements, roomId: string): Promise<Outcome> {
  await tx.room.delete({ where: { id: roomId }, select: { id: true } });
  await tx.channel.deleteMany({ where: { name: roomChannel(roomId) } });
  return { type: 'deleted' };
}

/** What the room's log says of it: nothing when the log has gone with its room. */
export function departureEvents(roomId: string, left: Author, outcome: Outcome): NewEvent[] {
  if (outcome.type === 'deleted') return [];
  const channel = roomChannel(roomId);
  const gone: NewEvent = { channel, data: { kind: 'member.left', user: left } };
  if (outcome.type === 'kept') return [gone];
  return [gone, { channel, data: { kind: 'member.changed', user: outcome.heir, role: 'owner' } }];
}

export function successionOf(outcomes: readonly (readonly [roomId: string, outcome: Outcome])[]): Succession {
  return {
    heirs: outcomes.flatMap(([roomId, outcome]) =>
      outcome.type === 'inherited' ? [{ roomId, userId: outcome.heir.id }] : [],
    ),
    deletedRoomIds: outcomes.flatMap(([roomId, { type }]) => (type === 'deleted' ? [roomId] : [])),
  };
}
