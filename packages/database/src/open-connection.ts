/**
 * How this process is connected to its database. Most statements go through Prisma. The few that are asked all the time go past it, for its
 * planning costs ten times what the statement does: reads over a connection of their own, and the unit that appends over another.
 */
import { parseDatabaseUrl } from './database-url.ts';
import type { PrismaClient } from './generated/client.ts';
import { openPrismaOn } from './open-prisma.ts';
import { PlainConnection } from './sqlite/plain-connection.ts';
import { PlainTransactions } from './sqlite/plain-transactions.ts';
import { Turn } from './sqlite/turn.ts';
import type { PlainStatements, Reader } from './transact.ts';

export type Connection = {
  readonly prisma: PrismaClient;
  /** Sees what is committed, and nothing of a transaction that is under way. It cannot write. */
  readonly reader: Reader;
  /** Runs `unit` whole or not at all, with the write lock held from its beginning. */
  transactPlainly<T>(unit: (tx: PlainStatements) => Promise<T>): Promise<T>;
  /** Ends when what is under way has ended. */
  close(): Promise<void>;
};

/**
 * Everything is opened at its first use.
 *
 * @throws {UnsupportedDatabaseError} when nothing here speaks to such a URL
 */
export function openConnection(url: string): Connection {
  const { path } = parseDatabaseUrl(url);
  const turn = new Turn();
  const prisma = openPrismaOn({ path, turn });
  const reader = new PlainConnection(path, 'reading');
  const transactions = new PlainTransactions(new PlainConnection(path, 'writing'), turn);
  return {
    prisma,
    reader,
    transactPlainly: (unit) => transactions.run(unit),
    close: async () => {
      await Promise.all([prisma.$disconnect(), transactions.close(), reader.close()]);
    },
  };
}
