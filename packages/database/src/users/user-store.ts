/**
 * People as other rooms see them. Signing in, sessions and keys are written by the sign-in library; here they are only looked at.
 */
import { streamChannel, userChannel } from '@tidewire/protocol';
import { recordAudit } from '../audit/record-audit.ts';
import { authorOf } from '../author.ts';
import type { AuditNote, UserStore } from '../database.ts';
import type { PrismaClient } from '../generated/client.ts';
import { appendEvents } from '../log/append-events.ts';
import { blankMessagesOf } from '../log/blank-messages.ts';
import { roleOf } from '../rooms/room-rows.ts';
import { departureEvents, type Outcome, settleDeparture, successionOf } from '../rooms/succession.ts';
import { rowsBehind } from '../rows-behind.ts';
import type { Sources } from '../sources.ts';
import { type Statements, transact, translated } from '../transact.ts';
import { createUser, isLastAdmin, updateUser } from './change-user.ts';
import { type Ban, isBanned, selectUser, toUser, userSelect, whereOf } from './user-rows.ts';

export function createUserStore(prisma: PrismaClient, sources: Sources): UserStore {
  return {
    find: (userId) => translated(() => selectUser(prisma, userId, new Date(sources.now()))),

    list: ({ after, limit, ...filter }) =>
      translated(async () => {
        const now = new Date(sources.now());
        const rows = await prisma.user.findMany({
          where: { AND: [...whereOf(filter, now), ...rowsBehind(after, 'asc', ['createdAt', 'id'])] },
          orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
          take: limit,
          select: userSelect,
        });
        return rows.map((row) => toUser(row, now));
      }),

    create: (account, audit) => transact(prisma, (tx) => createUser(tx, sources, account, audit)),

    update: (userId, change, audit) =>
      transact(prisma, (tx) => updateUser(tx, sources, userId, { change, audit })),

    delete: (userId, audit) => transact(prisma, (tx) => deleteUser(tx, sources, userId, audit)),

    isCredentialGood: ({ type, id }) =>
      translated(async () => {
        const now = new Date(sources.now());
        const holder =
          type === 'session' ? await sessionHolder(prisma, id, now) : await keyHolder(prisma, id, now);
        return holder !== undefined && !isBanned(holder, now);
      }),
  };
}

async function deleteUser(
  tx: Statements,
  sources: Sources,
  userId: string,
  audit: AuditNote | undefined,
): ReturnType<UserStore['delete']> {
  const user = await tx.user.findUnique({
    where: { id: userId },
    select: { ...userSelect, memberships: { select: { roomId: true, role: true } } },
  });
  const now = new Date(sources.now());
  if (!user) return { refused: 'gone' };
  if (await isLastAdmin(tx, toUser(user, now), now)) return { refused: 'last_admin' };
  await blankMessagesOf(tx, userId);
  await tx.apikey.deleteMany({ where: { referenceId: userId } });
  await tx.mention.deleteMany({ where: { who: userId } });
  await tx.user.delete({ where: { id: userId }, select: { id: true } });
  await tx.channel.deleteMany({ where: { name: { in: [userChannel(userId), streamChannel(userId)] } } });
  const { name, username } = user;
  await recordAudit(tx, sources, audit, { subject: `user:${userId}`, details: { name, username } });
  const outcomes: [roomId: string, outcome: Outcome][] = [];
  for (const { roomId, role } of user.memberships) {
    outcomes.push([roomId, await settleDeparture(tx, roomId, roleOf(role))]);
  }
  const events = outcomes.flatMap(([roomId, outcome]) => departureEvents(roomId, authorOf(user), outcome));
  const committed = await appendEvents(tx, sources, sources.now(), events);
  return { committed, ...successionOf(outcomes) };
}

type Holder = Ban;
const holderSelect = { banned: true, banExpires: true } as const;

async function sessionHolder(prisma: PrismaClient, id: string, now: Date): Promise<Holder | undefined> {
  const session = await prisma.session.findUnique({
    where: { id },
    select: { expiresAt: true, user: { select: holderSelect } },
  });
  return session && session.expiresAt > now ? session.user : undefined;
}

async function keyHolder(prisma: PrismaClient, id: string, now: Date): Promise<Holder | undefined> {
  const key = await prisma.apikey.findUnique({
    where: { id },
    select: { enabled: true, expiresAt: true, referenceId: true },
  });
  if (!key || key.enabled === false || (key.expiresAt !== null && key.expiresAt <= now)) return undefined;
  const holder = await prisma.user.findUnique({ where: { id: key.referenceId }, select: holderSelect });
  return holder ?? undefined;
}
