import type { MembershipPatch, Role } from '@tidewire/protocol';
import { roomChannel, userChannel } from '@tidewire/protocol';
import { recordAudit } from '../audit/record-audit.ts';
import { authorOf, authorSelect } from '../author.ts';
import type { AuditNote, RoomStore } from '../database.ts';
import type { PrismaClient } from '../generated/client.ts';
import { appendEvents, type NewEvent } from '../log/append-events.ts';
import type { Sources } from '../sources.ts';
import { type Statements, transact } from '../transact.ts';
import { hasDirectAlready } from './direct-rooms.ts';
import { findRestriction } from './find-restriction.ts';
import { roleOf, selectMembership } from './room-rows.ts';
import { departureEvents, settleDeparture, successionOf } from './succession.ts';

/** The part of the room store that changes who is in a room. */
export function createMembers(
  prisma: PrismaClient,
  sources: Sources,
): Pick<RoomStore, 'putMember' | 'updateMembership' | 'removeMember'> {
  return {
    putMember: (roomId, userId, role, audit) =>
      transact(prisma, (tx) => putMember(tx, sources, { roomId, userId, audit }, role)),
    updateMembership: (roomId, userId, patch, audit) =>
      transact(prisma, (tx) => updateMembership(tx, sources, { roomId, userId, audit }, patch)),
    removeMember: (roomId, userId, audit) =>
      transact(prisma, (tx) => removeMember(tx, sources, { roomId, userId, audit })),
  };
}

type Key = { roomId: string; userId: string };
type Change = Key & { audit: AuditNote | undefined };

const auditedMember = ({ roomId, userId }: Key, details: { role?: Role } = {}) =>
  ({ subject: `user:${userId}`, roomId, details }) as const;

/** Part of joining, of being added and of coming by an invite. */
export async function putMember(
  tx: Statements,
  sources: Sources,
  { audit, ...key }: Change,
  role: Role,
): ReturnType<RoomStore['putMember']> {
  const existing = await findMember(tx, key);
  if (existing) {
    if (await wouldLoseLastOwner(tx, key.roomId, existing.role, role)) return { refused: 'last_owner' };
    const committed = await setRole(tx, sources, key, existing, role);
    if (role !== existing.role) await recordAudit(tx, sources, audit, auditedMember(key, { role }));
    return { membership: await getMembership(tx, key), created: false, committed };
  }
  const user = await tx.user.findUnique({ where: { id: key.userId }, select: authorSelect });
  const room = await tx.room.findUnique({
    where: { id: key.roomId },
    select: { name: true, kind: true },
  });
  if (!user || !room) return { refused: 'gone' };
  if (room.kind === 'direct' && (await hasDirectAlready(tx, key))) return { refused: 'gone' };
  const ban = await findRestriction(tx, { ...key, kind: 'ban' }, new Date(sources.now()));
  if (ban) return { refused: 'banned', until: ban.until };
  const ts = sources.now();
  const committed = await appendEvents(tx, sources, ts, [
    { channel: roomChannel(key.roomId), data: { kind: 'member.joined', user: authorOf(user), role } },
    {
      channel: userChannel(key.userId),
      data: { kind: 'room.added', roomId: key.roomId, name: room.name, role },
    },
  ]);
  // What was said before somebody came is not unread to them.
  const lastReadSeq = committed[0]?.seq ?? 0;
  await tx.membership.create({ data: { ...key, role, joinedAt: new Date(ts), lastReadSeq } });
  await recordAudit(tx, sources, audit, auditedMember(key, { role }));
  return { membership: await getMembership(tx, key), created: true, committed };
}

async function updateMembership(
  tx: Statements,
  sources: Sources,
  { audit, ...key }: Change,
  { role, notifications, feedsMuted, lastReadSeq }: MembershipPatch,
): ReturnType<RoomStore['updateMembership']> {
  const existing = await findMember(tx, key);
  if (!existing) return { refused: 'gone' };
  if (role && (await wouldLoseLastOwner(tx, key.roomId, existing.role, role))) {
    return { refused: 'last_owner' };
  }
  const committed = role ? await setRole(tx, sources, key, existing, role) : [];
  if (role && role !== existing.role) await recordAudit(tx, sources, audit, auditedMember(key, { role }));
  if (notifications) {
    await tx.membership.update({ where: { userId_roomId: key }, data: { notifications } });
  }
  if (feedsMuted !== undefined) {
    await tx.membership.update({ where: { userId_roomId: key }, data: { feedsMuted } });
  }
  if (lastReadSeq !== undefined) {
    committed.push(...(await moveRead(tx, sources, key, existing.lastReadSeq, lastReadSeq)));
  }
  return { membership: await getMembership(tx, key), committed };
}

/** Part of leaving, of being removed and of being banned. */
export async function removeMember(
  tx: Statements,
  sources: Sources,
  { audit, ...key }: Change,
): ReturnType<RoomStore['removeMember']> {
  const existing = await findMember(tx, key);
  if (!existing) return { refused: 'gone' };
  const { roomId, userId } = key;
  await tx.membership.delete({ where: { userId_roomId: key } });
  await tx.threadFollow.deleteMany({ where: { roomId, userId } });
  const outcome = await settleDeparture(tx, roomId, existing.role);
  const committed = await appendEvents(tx, sources, sources.now(), [
    ...departureEvents(roomId, authorOf(existing.user), outcome),
    { channel: userChannel(userId), data: { kind: 'room.removed', roomId } },
  ]);
  await recordAudit(tx, sources, audit, auditedMember(key));
  return { committed, ...successionOf([[roomId, outcome]]) };
}

async function findMember(tx: Statements, key: Key) {
  const row = await tx.membership.findUnique({
    where: { userId_roomId: key },
    select: { role: true, lastReadSeq: true, user: { select: authorSelect } },
  });
  return row ? { ...row, role: roleOf(row.role) } : undefined;
}

async function getMembership(tx: Statements, { userId, roomId }: Key) {
  const membership = await selectMembership(tx, userId, roomId);
  if (!membership) throw new Error(`membership of ${userId} in ${roomId} is not there after it was written`);
  return membership;
}

async function wouldLoseLastOwner(tx: Statements, roomId: string, from: Role, to: Role): Promise<boolean> {
  return from === 'owner' && to !== 'owner' && (await isLastOwner(tx, roomId));
}

async function isLastOwner(tx: Statements, roomId: string): Promise<boolean> {
  return (await tx.membership.count({ where: { roomId, role: 'owner' } })) === 1;
}

async function setRole(
  tx: Statements,
  sources: Sources,
  key: Key,
  existing: { role: Role; user: Parameters<typeof authorOf>[0] },
  role: Role,
) {
  if (role === existing.role) return [];
  await tx.membership.update({ where: { userId_roomId: key }, data: { role } });
  const event: NewEvent = {
    channel: roomChannel(key.roomId),
    data: { kind: 'member.changed', user: authorOf(existing.user), role },
  };
  return appendEvents(tx, sources, sources.now(), [event]);
}

/** A read position never moves back and never past what there is to read. */
async function moveRead(tx: Statements, sources: Sources, key: Key, from: number, to: number) {
  const { seq: end } = await tx.channel.findUniqueOrThrow({
    where: { name: roomChannel(key.roomId) },
    select: { seq: true },
  });
  const seq = Math.min(to, end);
  if (seq <= from) return [];
  await tx.membership.update({ where: { userId_roomId: key }, data: { lastReadSeq: seq } });
  const event: NewEvent = {
    channel: userChannel(key.userId),
    data: { kind: 'read.moved', roomId: key.roomId, seq },
  };
  return appendEvents(tx, sources, sources.now(), [event]);
}
