/**
 * Sessions and API keys as their owners see and end them. The rows have the sign-in library's shapes, and it is the one that looks at
 * them when somebody shows a credential.
 */
import type { ApiKey } from '@tidewire/protocol';
import { recordAudit } from '../audit/record-audit.ts';
import type {
  AuditNote,
  CredentialStore,
  Holder,
  KeyHolder,
  NewApiKey,
  SessionHolder,
  StoredSession,
} from '../database.ts';
import { Prisma } from '../generated/client.ts';
import type { Connection } from '../open-connection.ts';
import { rowsBehind } from '../rows-behind.ts';
import type { Sources } from '../sources.ts';
import { type Reader, type Statements, transact, translated } from '../transact.ts';
import { isBanned, roleOf } from '../users/user-rows.ts';
import { apiKeyPrefix } from './api-key.ts';

/** One person's keys; who needs more has forgotten some. */
const maxKeys = 100;

const sessionSelect = {
  id: true,
  userAgent: true,
  ipAddress: true,
  createdAt: true,
  expiresAt: true,
} as const;

const keySelect = {
  id: true,
  referenceId: true,
  name: true,
  start: true,
  permissions: true,
  createdAt: true,
  expiresAt: true,
  lastRequest: true,
} as const;

export function createCredentialStore({ prisma, reader }: Connection, sources: Sources): CredentialStore {
  const lasting = () => ({ gt: new Date(sources.now()) });
  return {
    listSessions: (userId, page) =>
      translated(async () => {
        const rows = await prisma.session.findMany({
          where: { userId, expiresAt: lasting(), AND: rowsBehind(page.after, 'desc', ['createdAt', 'id']) },
          ...newestFirst,
          take: page.limit,
          select: sessionSelect,
        });
        return rows.map(toSession);
      }),

    findSession: (userId, sessionId) =>
      translated(() => findSession(prisma, userId, sessionId, new Date(sources.now()))),

    findSessionHolder: (token) => translated(() => findSessionHolder(reader, token, new Date(sources.now()))),

    endSession: (userId, sessionId, audit) =>
      transact(prisma, async (tx) => {
        const { count } = await tx.session.deleteMany({ where: { id: sessionId, userId } });
        if (count > 0) await recordAudit(tx, sources, audit, { subject: `user:${userId}` });
        return count > 0;
      }),

    listKeys: (ownerId, page) =>
      translated(async () => {
        const rows = await prisma.apikey.findMany({
          where: { referenceId: ownerId, AND: rowsBehind(page.after, 'desc', ['createdAt', 'id']) },
          ...newestFirst,
          take: page.limit,
          select: keySelect,
        });
        return rows.map(toApiKey);
      }),

    findKey: (keyId) => translated(() => findKey(prisma, keyId)),

    findKeyHolder: (keyHash) => translated(() => findKeyHolder(reader, keyHash, new Date(sources.now()))),

    noteKeyUse: (keyId) =>
      translated(async () => {
        const lastRequest = new Date(sources.now());
        await prisma.apikey.updateMany({ where: { id: keyId }, data: { lastRequest } });
      }),

    createKey: (key, audit) => transact(prisma, (tx) => createKey(tx, sources, key, audit)),

    endKey: (keyId, audit) =>
      transact(prisma, async (tx) => {
        const { count } = await tx.apikey.deleteMany({ where: { id: keyId } });
        if (count > 0) await recordAudit(tx, sources, audit, { subject: `key:${keyId}` });
        return count > 0;
      }),
  };
}

export async function findSession(
  statements: Statements,
  userId: string,
  id: string,
  now: Date,
): Promise<StoredSession | undefined> {
  const where = { id, userId, expiresAt: { gt: now } };
  const row = await statements.session.findFirst({ where, select: sessionSelect });
  return row ? toSession(row) : undefined;
}

export async function findKey(statements: Statements, id: string): Promise<ApiKey | undefined> {
  const row = await statements.apikey.findUnique({ where: { id }, select: keySelect });
  return row ? toApiKey(row) : undefined;
}

type PersonRow = {
  id: string;
  name: string;
  role: string | null;
  isAnonymous: boolean | null;
  banned: boolean | null;
  banExpires: Date | null;
};

const personColumns = Prisma.sql`u."id", u."name", u."role", u."isAnonymous", u."banned", u."banExpires"`;

const holderOf = ({ id, name, role, isAnonymous }: PersonRow): Holder => ({
  id,
  name,
  guest: isAnonymous === true,
  admin: roleOf(role) === 'admin',
});

/** Asked with every request of a browser. */
async function findSessionHolder(
  reader: Reader,
  token: string,
  now: Date,
): Promise<SessionHolder | undefined> {
  const [row] = await reader.$queryRaw<(PersonRow & { sessionId: string; expiresAt: Date })[]>`
    SELECT s."id" AS "sessionId", s."expiresAt", ${personColumns}
    FROM "Session" s JOIN "User" u ON u."id" = s."userId"
    WHERE s."token" = ${token} AND s."expiresAt" > ${now}`;
  if (row === undefined || isBanned(row, now)) return undefined;
  return { sessionId: row.sessionId, expiresAt: row.expiresAt.getTime(), user: holderOf(row) };
}

type KeyRow = PersonRow & { keyId: string; permissions: string | null; lastRequest: Date | null };

/** Asked with every request of a script. */
async function findKeyHolder(reader: Reader, keyHash: string, now: Date): Promise<KeyHolder | undefined> {
  const [row] = await reader.$queryRaw<KeyRow[]>`
    SELECT k."id" AS "keyId", k."permissions", k."lastRequest", ${personColumns}
    FROM "Apikey" k JOIN "User" u ON u."id" = k."referenceId"
    WHERE k."key" = ${keyHash} AND k."enabled" IS NOT FALSE AND (k."expiresAt" IS NULL OR k."expiresAt" > ${now})`;
  if (row === undefined || isBanned(row, now)) return undefined;
  const { keyId, permissions, lastRequest } = row;
  return { keyId, scopes: scopesOf(permissions), usedAt: lastRequest?.getTime(), user: holderOf(row) };
}

const newestFirst = { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] } satisfies {
  orderBy: Prisma.SessionOrderByWithRelationInput[] & Prisma.ApikeyOrderByWithRelationInput[];
};

async function createKey(
  tx: Statements,
  sources: Sources,
  { ownerId, name, start, keyHash, scopes, expiresAt }: NewApiKey,
  audit: AuditNote | undefined,
): ReturnType<CredentialStore['createKey']> {
  if (!(await tx.user.findUnique({ where: { id: ownerId }, select: { id: true } })))
    return { refused: 'gone' };
  if ((await tx.apikey.count({ where: { referenceId: ownerId } })) >= maxKeys) return { refused: 'too_many' };
  const now = new Date(sources.now());
  const row = await tx.apikey.create({
    data: {
      id: sources.newId(),
      name,
      start,
      prefix: apiKeyPrefix,
      key: keyHash,
      referenceId: ownerId,
      rateLimitEnabled: false,
      permissions: JSON.stringify(permissionsOf(scopes.split(' '))),
      expiresAt: expiresAt === null ? null : new Date(expiresAt),
      createdAt: now,
      updatedAt: now,
    },
    select: keySelect,
  });
  await recordAudit(tx, sources, audit, { subject: `key:${row.id}`, details: { name, scopes, expiresAt } });
  return { key: toApiKey(row) };
}

/** `rooms:read` and `rooms:write` are kept as `{ rooms: ['read', 'write'] }`. */
function permissionsOf(scopes: readonly string[]): Record<string, string[]> {
  const permissions: Record<string, string[]> = {};
  for (const scope of scopes) {
    const [subject = '', action = ''] = scope.split(':');
    permissions[subject] = [...(permissions[subject] ?? []), action];
  }
  return permissions;
}

function scopesOf(permissions: string | null): string[] {
  const parsed = JSON.parse(permissions ?? '{}') as Record<string, string[]>;
  return Object.entries(parsed).flatMap(([subject, actions]) =>
    actions.map((action) => `${subject}:${action}`),
  );
}

function toApiKey(row: Prisma.ApikeyGetPayload<{ select: typeof keySelect }>): ApiKey {
  return {
    id: row.id,
    userId: row.referenceId,
    name: row.name ?? '',
    start: row.start ?? apiKeyPrefix,
    scopes: scopesOf(row.permissions),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastRequest?.toISOString() ?? null,
  };
}

function toSession(row: Prisma.SessionGetPayload<{ select: typeof sessionSelect }>): StoredSession {
  return {
    id: row.id,
    userAgent: row.userAgent,
    address: row.ipAddress,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}
