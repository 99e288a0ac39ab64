import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { PrismaClient } from '@tidewire/database';
import { writePrivateFile } from './private-file.ts';

const prefix = 'tw_';
const id = 'service-key';

/**
 * Gives this installation's scripts a key of their own. Only its hash is stored; the key itself is in `<dataDir>/service-key` and nowhere
 * else. Hash and columns are those of better-auth's API keys: base64url of SHA-256 without padding.
 */
export async function putServiceKey(
  prisma: PrismaClient,
  { dataDir, ownerId, now }: { dataDir: string; ownerId: string; now: Date },
): Promise<void> {
  const key = `${prefix}${randomBytes(48).toString('base64url')}`;
  await writePrivateFile(join(dataDir, 'service-key'), `${key}\n`);
  const row = {
    configId: 'default',
    name: 'Scripts of this installation',
    start: key.slice(0, 6),
    prefix,
    key: createHash('sha256').update(key).digest('base64url'),
    referenceId: ownerId,
    enabled: true,
    rateLimitEnabled: false,
    requestCount: 0,
    permissions: JSON.stringify({
      feeds: ['publish'],
      rooms: ['read', 'write'],
      users: ['read', 'write'],
    }),
    createdAt: now,
    updatedAt: now,
  };
  await prisma.apikey.upsert({ where: { id }, create: { id, ...row }, update: row });
}
