/**
 * Bans and mutes. Whether one is in force is asked when it matters, by the clock of now: none needs a timer to end.
 */
import { recordAudit } from '../audit/record-audit.ts';
import type { AuditNote, Committed, NewRestriction, RestrictionStore } from '../database.ts';
import type { PrismaClient } from '../generated/client.ts';
import { rowsBehind } from '../rows-behind.ts';
import type { Sources } from '../sources.ts';
import { type Statements, transact, translated } from '../transact.ts';
import { findRestriction, inForce, restrictionSelect, toRestriction } from './find-restriction.ts';
import { removeMember } from './members.ts';

export function createRestrictionStore(prisma: PrismaClient, sources: Sources): RestrictionStore {
  const now = () => new Date(sources.now());
  return {
    list: (roomId, kind, { after, limit }) =>
      translated(async () => {
        const rows = await prisma.restriction.findMany({
          where: {
            roomId,
            kind,
            AND: [inForce(now()), ...rowsBehind(after, 'asc', ['createdAt', 'userId'])],
          },
          orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }],
          take: limit,
          select: restrictionSelect,
        });
        return rows.map(toRestriction);
      }),

    find: (roomId, userId, kind) =>
      translated(() => findRestriction(prisma, { roomId, userId, kind }, now())),

    put: (given, audit) => transact(prisma, (tx) => putRestriction(tx, sources, given, audit)),

    remove: (roomId, userId, kind, audit) =>
      transact(prisma, async (tx) => {
        const key = { roomId, userId, kind };
        const { count } = await tx.restriction.deleteMany({ where: { ...key, ...inForce(now()) } });
        if (count > 0) await recordAudit(tx, sources, audit, { subject: `user:${userId}`, roomId });
        return count > 0;
      }),
  };
}

async function putRestriction(
  tx: Statements,
  sources: Sources,
  { roomId, userId, kind, reason, until, createdById }: NewRestriction,
  audit: AuditNote | undefined,
): ReturnType<RestrictionStore['put']> {
  const key = { roomId, userId, kind };
  const now = new Date(sources.now());
  const user = await tx.user.findUnique({ where: { id: userId }, select: { id: true } });
  const room = await tx.room.findUnique({ where: { id: roomId }, select: { id: true } });
  if (!user || !room) return { refused: 'gone' };
  const before = await findRestriction(tx, key, now);
  const data = { reason, until: until === null ? null : new Date(until), createdById };
  await tx.restriction.upsert({
    where: { roomId_userId_kind: key },
    create: { ...key, ...data, createdAt: now },
    update: before ? data : { ...data, createdAt: now },
  });
  await recordAudit(tx, sources, audit, { subject: `user:${userId}`, roomId, details: { until } });
  const restriction = await findRestriction(tx, key, now);
  if (!restriction) throw new Error(`a ${kind} of ${userId} is not there after it was written`);
  const committed = kind === 'ban' ? await putOut(tx, sources, roomId, userId) : [];
  return { restriction, created: !before, committed };
}

/** Who is banned is out at once; an owner cannot be, so the room keeps its owner. */
async function putOut(
  tx: Statements,
  sources: Sources,
  roomId: string,
  userId: string,
): Promise<Committed[]> {
  const removed = await removeMember(tx, sources, { roomId, userId, audit: undefined });
  return 'refused' in removed ? [] : removed.committed;
}
