/**
 * Rooms and who is in them. Each change and the events that tell of it are one transaction. Who may do what is not known here.
 */
import type { RoomCreate, RoomPatch } from '@tidewire/protocol';
import { roomChannel, userChannel } from '@tidewire/protocol';
import { recordAudit } from '../audit/record-audit.ts';
import { authorOf, authorSelect } from '../author.ts';
import type { AuditNote, Committed, RoomStore } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { appendEvents } from '../log/append-events.ts';
import type { Connection } from '../open-connection.ts';
import { rowsBehind } from '../rows-behind.ts';
import type { Sources } from '../sources.ts';
import { type Statements, transact, translated } from '../transact.ts';
import { openDirect, shareRoom } from './direct-rooms.ts';
import { createMembers } from './members.ts';
import {
  roleOf,
  selectMembership,
  selectMemberships,
  selectRoom,
  selectRooms,
  selectStanding,
} from './room-rows.ts';

export function createRoomStore({ prisma, reader }: Connection, sources: Sources): RoomStore {
  return {
    ...createMembers(prisma, sources),

    create: (ownerId, room) => transact(prisma, (tx) => createRoom(tx, sources, ownerId, room)),

    openDirect: (ownId, otherIds, id) =>
      transact(prisma, (tx) => openDirect(tx, sources, { id, ownId, otherIds })),

    find: (roomId) => translated(() => selectRoom(reader, roomId)),

    listPublic: ({ after, limit }) =>
      translated(() =>
        selectRooms(
          reader,
          Prisma.sql`
            WHERE r."visibility" = 'public' ${after ? beforeRow('r', 'createdAt', 'id', after) : Prisma.empty}
            ORDER BY r."createdAt" DESC, r."id" DESC LIMIT ${limit}`,
        ),
      ),

    update: (roomId, patch, audit) => transact(prisma, (tx) => updateRoom(tx, sources, roomId, patch, audit)),

    delete: (roomId, audit) => transact(prisma, (tx) => deleteRoom(tx, sources, roomId, audit)),

    listMemberships: (userId, { after, limit, keptOnly = false }) =>
      translated(() =>
        selectMemberships(
          reader,
          Prisma.sql`
            WHERE m."userId" = ${userId} ${keptOnly ? Prisma.sql`AND r."kind" = 'room'` : Prisma.empty}
              ${after ? beforeRow('m', 'joinedAt', 'roomId', after) : Prisma.empty}
            ORDER BY m."joinedAt" DESC, m."roomId" DESC LIMIT ${limit}`,
        ),
      ),

    findMembership: (userId, roomId) => translated(() => selectMembership(reader, userId, roomId)),

    findStanding: (userId, roomId) => translated(() => selectStanding(reader, userId, roomId)),

    findRole: (userId, roomId) =>
      translated(async () => {
        const [row] = await reader.$queryRaw<{ role: string }[]>`
          SELECT "role" FROM "Membership" WHERE "userId" = ${userId} AND "roomId" = ${roomId}`;
        return row && roleOf(row.role);
      }),

    rolesOf: (userId) =>
      translated(async () => {
        const rows = await reader.$queryRaw<{ roomId: string; role: string }[]>`
          SELECT "roomId", "role" FROM "Membership" WHERE "userId" = ${userId}`;
        return rows.map(({ roomId, role }) => ({ roomId, role: roleOf(role) }));
      }),

    isKnownTo: (readerId, userId, roomId) =>
      translated(async () => {
        if (await shareRoom(prisma, readerId, userId)) return true;
        const select = { roomId: true } as const;
        const wrote = await prisma.message.findFirst({ where: { roomId, authorId: userId }, select });
        return (
          (wrote ?? (await prisma.restriction.findFirst({ where: { roomId, userId }, select }))) !== null
        );
      }),

    listMembers: (roomId, { after, limit }) =>
      translated(async () => {
        const rows = await prisma.membership.findMany({
          where: { roomId, AND: rowsBehind(after, 'asc', ['joinedAt', 'userId']) },
          orderBy: [{ joinedAt: 'asc' }, { userId: 'asc' }],
          take: limit,
          select: { role: true, joinedAt: true, user: { select: { ...authorSelect, username: true } } },
        });
        return rows.map(({ user, role, joinedAt }) => ({
          user: authorOf(user),
          username: user.username,
          role: roleOf(role),
          joinedAt: joinedAt.toISOString(),
        }));
      }),
  };
}

/** Sorts after `row` when newest comes first. The first condition alone lets the index seek; the second makes it exact. */
function beforeRow(table: string, time: string, id: string, row: { time: string; id: string }): Prisma.Sql {
  const [timeColumn, idColumn] = [Prisma.raw(`${table}."${time}"`), Prisma.raw(`${table}."${id}"`)];
  const at = new Date(row.time);
  return Prisma.sql`AND ${timeColumn} <= ${at} AND (${timeColumn} < ${at} OR ${idColumn} < ${row.id})`;
}

async function createRoom(
  tx: Statements,
  sources: Sources,
  ownerId: string,
  { id = sources.newId(), name, topic, visibility }: RoomCreate,
): ReturnType<RoomStore['create']> {
  const owner = await tx.user.findUnique({ where: { id: ownerId }, select: authorSelect });
  if (!owner) return { refused: 'gone' };
  if (await tx.room.findUnique({ where: { id }, select: { id: true } })) {
    const membership = await selectMembership(tx, ownerId, id);
    if (membership?.role !== 'owner') return { refused: 'taken' };
    return { membership, created: false, committed: [] };
  }
  const ts = sources.now();
  const at = new Date(ts);
  await tx.room.create({ data: { id, name, topic, visibility, createdAt: at, updatedAt: at } });
  const committed = await appendEvents(tx, sources, ts, [
    { channel: roomChannel(id), data: { kind: 'member.joined', user: authorOf(owner), role: 'owner' } },
    { channel: userChannel(ownerId), data: { kind: 'room.added', roomId: id, name, role: 'owner' } },
  ]);
  await tx.membership.create({
    data: { userId: ownerId, roomId: id, role: 'owner', joinedAt: at, lastReadSeq: committed[0]?.seq ?? 0 },
  });
  const membership = await selectMembership(tx, ownerId, id);
  if (!membership) throw new Error(`room ${id} was created without its owner`);
  return { membership, created: true, committed };
}

async function updateRoom(
  tx: Statements,
  sources: Sources,
  roomId: string,
  patch: RoomPatch,
  audit: AuditNote | undefined,
): ReturnType<RoomStore['update']> {
  const before = await selectRoom(tx, roomId);
  if (!before) return undefined;
  const { name = before.name, topic = before.topic, visibility = before.visibility } = patch;
  if (name === before.name && topic === before.topic && visibility === before.visibility) {
    return { room: before, committed: [] };
  }
  const ts = sources.now();
  const updatedAt = new Date(ts);
  await tx.room.update({ where: { id: roomId }, data: { name, topic, visibility, updatedAt } });
  const subject = `room:${roomId}` as const;
  await recordAudit(tx, sources, audit, { subject, roomId, details: { ...patch } });
  const committed = await appendEvents(tx, sources, ts, [
    { channel: roomChannel(roomId), data: { kind: 'room.updated', name, topic, visibility } },
  ]);
  return { room: { ...before, name, topic, visibility, updatedAt: updatedAt.toISOString() }, committed };
}

/** The room's log goes with it; its members hear of it in their own logs. */
async function deleteRoom(
  tx: Statements,
  sources: Sources,
  roomId: string,
  audit: AuditNote | undefined,
): Promise<{ memberIds: string[]; committed: Committed[] } | undefined> {
  const room = await tx.room.findUnique({ where: { id: roomId }, select: { name: true } });
  if (!room) return undefined;
  const members = await tx.membership.findMany({ where: { roomId }, select: { userId: true } });
  await tx.room.delete({ where: { id: roomId }, select: { id: true } });
  await tx.channel.deleteMany({ where: { name: roomChannel(roomId) } });
  await recordAudit(tx, sources, audit, { subject: `room:${roomId}`, roomId, details: { name: room.name } });
  const memberIds = members.map(({ userId }) => userId);
  const committed = await appendEvents(
    tx,
    sources,
    sources.now(),
    memberIds.map((userId) => ({ channel: userChannel(userId), data: { kind: 'room.removed', roomId } })),
  );
  return { memberIds, committed };
}
