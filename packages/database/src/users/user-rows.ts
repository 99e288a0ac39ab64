/**
 * People as other rooms see them: which columns they need, and what is made of them.
 */
import type { User, UserRole } from '@tidewire/protocol';
import type { UserFilter } from '../database.ts';
import type { Prisma } from '../generated/client.ts';
import type { Statements } from '../transact.ts';

export const userSelect = {
  id: true,
  username: true,
  name: true,
  isAnonymous: true,
  role: true,
  banned: true,
  banExpires: true,
  banReason: true,
  createdAt: true,
} as const;

export type UserRow = Prisma.UserGetPayload<{ select: typeof userSelect }>;

export async function selectUser(
  statements: Statements,
  userId: string,
  now: Date,
): Promise<User | undefined> {
  const row = await statements.user.findUnique({ where: { id: userId }, select: userSelect });
  return row ? toUser(row, now) : undefined;
}

export function toUser(row: UserRow, now: Date): User {
  const { id, username, name, isAnonymous, role, banExpires, banReason, createdAt } = row;
  const banned = isBanned(row, now);
  return {
    id,
    username,
    name,
    guest: isAnonymous === true,
    role: roleOf(role),
    banned,
    bannedUntil: banned ? (banExpires?.toISOString() ?? null) : null,
    banReason: banned ? banReason : null,
    createdAt: createdAt.toISOString(),
  };
}

/** The sign-in library keeps roles as a list with commas. */
export const roleOf = (role: string | null): UserRole =>
  (role ?? '')
    .split(',')
    .map((word) => word.trim())
    .includes('admin')
    ? 'admin'
    : 'user';

/** The role as it is stored when somebody is an administrator: alone, or in a list. */
export const isAdminWhere: Prisma.UserWhereInput = {
  OR: [
    { role: 'admin' },
    { role: { startsWith: 'admin,' } },
    { role: { endsWith: ',admin' } },
    { role: { contains: ',admin,' } },
  ],
};

export type Ban = { banned: boolean | null; banExpires: Date | null };

/** A ban with an end is over by itself. */
export function isBanned({ banned, banExpires }: Ban, now: Date): boolean {
  return banned === true && (banExpires === null || banExpires > now);
}

export const bannedWhere = (now: Date): Prisma.UserWhereInput => ({
  banned: true,
  OR: [{ banExpires: null }, { banExpires: { gt: now } }],
});

export function whereOf({ q, role, guest, banned }: UserFilter, now: Date): Prisma.UserWhereInput[] {
  return [
    ...(q === undefined
      ? []
      : [{ OR: [{ name: { contains: q } }, { username: { startsWith: q.toLowerCase() } }] }]),
    ...(role === undefined
      ? []
      : [role === 'admin' ? isAdminWhere : { OR: [{ role: null }, { NOT: isAdminWhere }] }]),
    ...(guest === undefined
      ? []
      : [guest ? { isAnonymous: true } : { OR: [{ isAnonymous: null }, { isAnonymous: false }] }]),
    ...(banned === undefined ? [] : [banned ? bannedWhere(now) : { NOT: bannedWhere(now) }]),
  ];
}
