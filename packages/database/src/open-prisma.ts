import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { UnsupportedDatabaseError } from './errors.ts';
import { PrismaClient } from './generated/client.ts';
import { SqliteAdapterFactory } from './sqlite/sqlite-adapter.ts';
import { sqlitePath } from './sqlite/sqlite-url.ts';

/**
 * A Prisma client on the database behind `url`; it connects at its first query. Commits are fsynced, foreign keys hold, and an
 * `undefined` in a filter throws instead of matching everything. End it with `$disconnect()`.
 *
 * @throws {UnsupportedDatabaseError} when nothing here speaks to such a URL
 */
export function openPrisma(url: string): PrismaClient {
  return new PrismaClient({
    adapter: adapterFor(url),
    errorFormat: 'minimal',
    // Waiting for the lock of another process is part of starting a transaction.
    transactionOptions: { maxWait: 6_000, timeout: 10_000 },
  });
}

/** The one place where a URL becomes a driver. */
function adapterFor(url: string): SqlDriverAdapterFactory {
  const scheme = /^[a-z]+(?=:)/.exec(url)?.[0];
  switch (scheme) {
    case 'file':
      return new SqliteAdapterFactory(sqlitePath(url));
    case 'postgres':
    case 'postgresql':
      throw new UnsupportedDatabaseError(
        'PostgreSQL is not supported yet: use a SQLite file, for example DATABASE_URL=file:data/tidewire.db',
      );
    default:
      throw new UnsupportedDatabaseError(
        `DATABASE_URL must start with file: and name a SQLite file (it starts with ${scheme ? `${scheme}:` : 'no scheme'})`,
      );
  }
}
