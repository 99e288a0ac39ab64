/**
 * People as other rooms see them. Signing in, sessions and keys are written by the sign-in library; here they are only looked at.
 */
import { type User, userChannel } from '@tidewire/protocol';
import { authorOf, authorSelect } from './author.ts';
import type { UserStore } from './database.ts';
import type { PrismaClient } from './generated/client.ts';
import { appendEvents } from './log/append-events.ts';
import { blankMessagesOf } from './log/blank-messages.ts';
import { departureEvents, type Outcome, settleOwnership, successionOf } from './rooms/succession.ts';
import type { Sources } from './sources.ts';
import { type Statements, transact, translated } from './transact.ts';

const userSelect = {
  id: true,
  username: true,
  name: true,
  isAnonymous: true,
  role: true,
  createdAt: true,
} as const;

export function createUserStore(prisma: PrismaClient, sources: Sources): UserStore {
  return {
    find: (userId) => translated(() => findUser(prisma, userId)),

    list: ({ after, limit }) =>
      translated(async () => {
        const at = after && new Date(after.time);
        const rows = await prisma.user.findMany({
          where: at
            ? {
                createdAt: { gte: at },
                OR: [{ createdAt: { gt: at } }, { id: { gt: after.id } }],
              }
            : {},
          orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
          take: limit,
          select: userSelect,
        });
        return rows.map(toUser);
      }),

    rename: (userId, name) =>
      transact(prisma, async (tx) => {
        const updatedAt = new Date(sources.now());
        await tx.user.updateMany({ where: { id: userId }, data: { name, updatedAt } });
        return findUser(tx, userId);
      }),

    delete: (userId) => transact(prisma, (tx) => deleteUser(tx, sources, userId)),

    isCredentialGood: ({ type, id }) =>
      translated(async () => {
        const now = new Date(sources.now());
        const holder =
          type === 'session' ? await sessionHolder(prisma, id, now) : await keyHolder(prisma, id, now);
        return holder !== undefined && !isBanned(holder, now);
      }),
  };
}

async function findUser(statements: Statements, userId: string): Promise<User | undefined> {
  const row = await statements.user.findUnique({ where: { id: userId }, select: userSelect });
  return row ? toUser(row) : undefined;
}

type UserRow = {
  id: string;
  username: string | null;
  name: string;
  isAnonymous: boolean | null;
  role: string | null;
  createdAt: Date;
};

/** The sign-in library keeps roles as a list with commas. */
function toUser({ id, username, name, isAnonymous, role, createdAt }: UserRow): User {
  const roles = (role ?? '').split(',').map((word) => word.trim());
  return {
    id,
    username,
    name,
    guest: isAnonymous === true,
    role: roles.includes('admin') ? 'admin' : 'user',
    createdAt: createdAt.toISOString(),
  };
}

async function deleteUser(tx: Statements, sources: Sources, userId: string): ReturnType<UserStore['delete']> {
  const user = await tx.user.findUnique({
    where: { id: userId },
    select: { ...authorSelect, memberships: { select: { roomId: true, role: true } } },
  });
  if (!user) return undefined;
  await blankMessagesOf(tx, userId);
  await tx.apikey.deleteMany({ where: { referenceId: userId } });
  await tx.user.delete({ where: { id: userId }, select: { id: true } });
  await tx.channel.deleteMany({ where: { name: userChannel(userId) } });
  const outcomes: [roomId: string, outcome: Outcome][] = [];
  for (const { roomId, role } of user.memberships) {
    outcomes.push([roomId, role === 'owner' ? await settleOwnership(tx, roomId) : { type: 'kept' }]);
  }
  const events = outcomes.flatMap(([roomId, outcome]) => departureEvents(roomId, authorOf(user), outcome));
  const committed = await appendEvents(tx, sources, sources.now(), events);
  return { committed, ...successionOf(outcomes) };
}

type Holder = { banned: boolean | null; banExpires: Date | null };
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

function isBanned({ banned, banExpires }: Holder, now: Date): boolean {
  return banned === true && (banExpires === null || banExpires > now);
}
