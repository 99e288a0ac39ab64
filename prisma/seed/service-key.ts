import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apiKeyPrefix, hashApiKey, isApiKey, newApiKey, type PrismaClient } from '@tidewire/database';
import { writePrivateFile } from './private-file.ts';

const id = 'service-key';

/**
 * Gives this installation's scripts a key of their own. Only its hash is stored; the key itself is in `<dataDir>/service-key` and nowhere
 * else. The columns are those of better-auth's API keys.
 */
export async function putServiceKey(
  prisma: PrismaClient,
  { dataDir, ownerId, now }: { dataDir: string; ownerId: string; now: Date },
): Promise<void> {
  const key = newApiKey();
  await writePrivateFile(join(dataDir, 'service-key'), `${key}\n`);
  const row = {
    configId: 'default',
    name: 'Scripts of this installation',
    start: key.slice(0, 6),
    prefix: apiKeyPrefix,
    key: hashApiKey(key),
    referenceId: ownerId,
    enabled: true,
    rateLimitEnabled: false,
    requestCount: 0,
    permissions: JSON.stringify({
      feeds: ['publish'],
      rooms: ['read', 'write'],
      users: ['read', 'write'],
      // Its owner is the operator: it makes accounts and rooms for others.
      admin: ['act'],
    }),
    createdAt: now,
    updatedAt: now,
  };
  await prisma.apikey.upsert({ where: { id }, create: { id, ...row }, update: row });
}

/** A key of before keys had a checksum is not a key any more: its place is taken by a new one, once. */
export async function renewServiceKey(
  prisma: PrismaClient,
  { dataDir, now }: { dataDir: string; now: Date },
): Promise<void> {
  const row = await prisma.apikey.findUnique({ where: { id }, select: { referenceId: true } });
  if (row === null || isApiKey(await readServiceKey(dataDir))) return;
  await putServiceKey(prisma, { dataDir, ownerId: row.referenceId, now });
}

async function readServiceKey(dataDir: string): Promise<string> {
  try {
    return (await readFile(join(dataDir, 'service-key'), 'utf8')).trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
