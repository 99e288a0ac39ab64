import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { type DatabaseLocation, parseDatabaseUrl } from './database-url.ts';
import { PrismaClient } from './generated/client.ts';
import { SqliteAdapterFactory } from './sqlite/sqlite-adapter.ts';

/**
 * A Prisma client on the database behind `url`; it connects at its first query. Commits are fsynced, foreign keys hold, and an
 * `undefined` in a filter throws instead of matching everything. End it with `$disconnect()`.
 *
 * @throws {UnsupportedDatabaseError} when nothing here speaks to such a URL
 */
export function openPrisma(url: string): PrismaClient {
  return new PrismaClient({
    adapter: adapterFor(parseDatabaseUrl(url)),
    errorFormat: 'minimal',
    // Waiting for the lock of another process is part of starting a transaction.
    transactionOptions: { maxWait: 6_000, timeout: 10_000 },
  });
}

function adapterFor(location: DatabaseLocation): SqlDriverAdapterFactory {
  switch (location.kind) {
    case 'sqlite':
      return new SqliteAdapterFactory(location.path);
  }
}
