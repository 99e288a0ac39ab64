/**
 * Invites: a row with the hash of a code. What has expired, is used up, was taken back or never was is the same to whoever asks by code.
 */
import type { Invite } from '@tidewire/protocol';
import { recordAudit } from '../audit/record-audit.ts';
import type { InviteStore } from '../database.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { rowsBehind } from '../rows-behind.ts';
import type { Sources } from '../sources.ts';
import { type Statements, transact, translated } from '../transact.ts';
import { putMember } from './members.ts';
import { selectMembership, selectRoom } from './room-rows.ts';

type Row = Prisma.InviteGetPayload<object>;

export function createInviteStore(prisma: PrismaClient, sources: Sources): InviteStore {
  const now = () => new Date(sources.now());
  return {
    list: (roomId, { after, limit }) =>
      translated(async () => {
        const rows = await prisma.invite.findMany({
          where: {
            roomId,
            AND: [isGood(prisma, now()), ...rowsBehind(after, 'desc', ['createdAt', 'id'])],
          },
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
          take: limit,
        });
        return rows.map(toInvite);
      }),

    find: (roomId, inviteId) => translated(() => findInvite(prisma, roomId, inviteId, now())),

    create: ({ roomId, createdById, codeHash, expiresAt, maxUses }, audit) =>
      transact(prisma, async (tx) => {
        if (!(await tx.room.findUnique({ where: { id: roomId }, select: { id: true } }))) {
          return { refused: 'gone' };
        }
        const id = sources.newId();
        const end = expiresAt === null ? null : new Date(expiresAt);
        const data = { id, roomId, createdById, codeHash, maxUses, expiresAt: end, createdAt: now() };
        const row = await tx.invite.create({ data });
        await recordAudit(tx, sources, audit, {
          subject: `invite:${id}`,
          roomId,
          details: { expiresAt, maxUses },
        });
        return { invite: toInvite(row) };
      }),

    remove: (roomId, inviteId, audit) =>
      transact(prisma, async (tx) => {
        const { count } = await tx.invite.deleteMany({ where: { id: inviteId, roomId } });
        if (count > 0) await recordAudit(tx, sources, audit, { subject: `invite:${inviteId}`, roomId });
        return count > 0;
      }),

    preview: (codeHash) =>
      translated(async () => {
        const row = await prisma.invite.findFirst({ where: { codeHash, ...isGood(prisma, now()) } });
        const room = row ? await selectRoom(prisma, row.roomId) : undefined;
        return row && room ? { invite: toInvite(row), room } : undefined;
      }),

    redeem: (codeHash, userId) => transact(prisma, (tx) => redeem(tx, sources, codeHash, userId)),
  };
}

export async function findInvite(
  statements: Statements,
  roomId: string,
  id: string,
  now: Date,
): Promise<Invite | undefined> {
  const row = await statements.invite.findFirst({ where: { id, roomId, ...isGood(statements, now) } });
  return row ? toInvite(row) : undefined;
}

const isGood = ({ invite: { fields } }: Pick<Statements, 'invite'>, now: Date): Prisma.InviteWhereInput => ({
  AND: [
    { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    { OR: [{ maxUses: null }, { uses: { lt: fields.maxUses } }] },
  ],
});

/** The write lock is held from the beginning: of two who come with one use left, the second finds it used. */
async function redeem(
  tx: Statements,
  sources: Sources,
  codeHash: string,
  userId: string,
): ReturnType<InviteStore['redeem']> {
  const row = await tx.invite.findFirst({ where: { codeHash, ...isGood(tx, new Date(sources.now())) } });
  if (!row) return { refused: 'gone' };
  const { id, roomId } = row;
  const existing = await selectMembership(tx, userId, roomId);
  if (existing) return { membership: existing, created: false, committed: [] };
  const put = await putMember(tx, sources, { roomId, userId, audit: undefined }, 'member');
  if ('refused' in put) {
    return put.refused === 'banned' ? { refused: 'banned', until: put.until } : { refused: 'gone' };
  }
  await tx.invite.update({ where: { id }, data: { uses: { increment: 1 } }, select: { id: true } });
  return put;
}

function toInvite({ codeHash: _, expiresAt, createdAt, ...row }: Row): Invite {
  return { ...row, expiresAt: expiresAt?.toISOString() ?? null, createdAt: createdAt.toISOString() };
}
