import { parseDatabaseUrl } from './database-url.ts';
import { PrismaClient } from './generated/client.ts';
import { SqliteAdapterFactory } from './sqlite/sqlite-adapter.ts';
import type { Turn } from './sqlite/turn.ts';

/**
 * A Prisma client on the database behind `url`; it connects at its first query. Commits are fsynced, foreign keys hold, and an
 * `undefined` in a filter throws instead of matching everything. End it with `$disconnect()`.
 *
 * @throws {UnsupportedDatabaseError} when nothing here speaks to such a URL
 */
export const openPrisma = (url: string): PrismaClient => openPrismaOn(parseDatabaseUrl(url));

/** The same, for who writes to the file in other ways too: whoever has the `turn` has the file to themselves in this process. */
export const openPrismaOn = ({ path, turn }: { path: string; turn?: Turn }): PrismaClient =>
  new PrismaClient({
    adapter: new SqliteAdapterFactory(path, turn),
    errorFormat: 'minimal',
    // Waiting for the lock of another process is part of starting a transaction.
    transactionOptions: { maxWait: 6_000, timeout: 10_000 },
  });
