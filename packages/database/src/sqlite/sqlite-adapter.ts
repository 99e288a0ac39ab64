/**
 * How Prisma speaks to one SQLite file: one connection, durable commits, real transactions. Knows SQLite's locks and pragmas; knows
 * nothing of rooms or messages.
 *
 * Prisma's own adapter is kept for statements and conversions, but not for transactions: it runs statements of others inside whatever
 * transaction is open on its connection (a rollback would take them along), begins deferred (two writing processes can then deadlock into
 * SQLITE_BUSY), and forgets to roll back when a begin or a commit fails. Here a transaction has the connection to itself, takes the write
 * lock when it begins, and always ends.
 */
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import {
  type DriverAdapterError,
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
  type Transaction,
} from '@prisma/driver-adapter-utils';
import { makeDurable } from './durability.ts';
import { blockingWaitMs, lockWaitMs, patiently } from './patiently.ts';
import { Turn } from './turn.ts';

export class SqliteAdapterFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'sqlite';
  readonly adapterName = '@tidewire/database/sqlite';
  readonly #inner: PrismaBetterSqlite3;
  readonly #turn: Turn;

  constructor(path: string, turn = new Turn()) {
    this.#turn = turn;
    // Times are stored as Unix milliseconds: they sort as numbers, whatever the year.
    this.#inner = new PrismaBetterSqlite3(
      { url: path, timeout: blockingWaitMs },
      { timestampFormat: 'unixepoch-ms' },
    );
  }

  async connect(): Promise<SqlDriverAdapter> {
    const connection = await this.#inner.connect();
    try {
      await makeDurable({
        run: (script) => connection.executeScript(script),
        read: (name) => readPragma(connection, name),
      });
    } catch (error) {
      await connection.dispose();
      throw error;
    }
    return new SqliteAdapter(connection, this.#turn);
  }

  connectToShadowDb(): Promise<SqlDriverAdapter> {
    return this.#inner.connectToShadowDb();
  }
}

class SqliteAdapter implements SqlDriverAdapter {
  readonly provider = 'sqlite';
  readonly adapterName = '@tidewire/database/sqlite';
  readonly #connection: SqlDriverAdapter;
  readonly #turn: Turn;

  constructor(connection: SqlDriverAdapter, turn: Turn) {
    this.#connection = connection;
    this.#turn = turn;
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.#alone(() => this.#connection.queryRaw(query));
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.#alone(() => this.#connection.executeRaw(query));
  }

  executeScript(script: string): Promise<void> {
    return this.#alone(() => this.#connection.executeScript(script));
  }

  /** SQLite knows one isolation, serializable, so what was asked for does not matter. */
  async startTransaction(): Promise<Transaction> {
    const release = await this.#turn.take();
    try {
      await patiently(lockWaitMs, () => this.#connection.executeScript('BEGIN IMMEDIATE'));
    } catch (error) {
      release();
      throw error;
    }
    return new SqliteTransaction(this.#connection, release);
  }

  dispose(): Promise<void> {
    return this.#alone(() => this.#connection.dispose());
  }

  async #alone<T>(statement: () => Promise<T>): Promise<T> {
    const release = await this.#turn.take();
    try {
      return await patiently(lockWaitMs, statement);
    } finally {
      release();
    }
  }
}

class SqliteTransaction implements Transaction {
  readonly provider = 'sqlite';
  readonly adapterName = '@tidewire/database/sqlite';
  /** Tells Prisma that `commit` and `rollback` do the work themselves. */
  readonly options = { usePhantomQuery: true };
  readonly #connection: SqlDriverAdapter;
  readonly #release: () => void;

  constructor(connection: SqlDriverAdapter, release: () => void) {
    this.#connection = connection;
    this.#release = release;
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.#connection.queryRaw(query);
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.#connection.executeRaw(query);
  }

  async commit(): Promise<void> {
    try {
      await this.#connection.executeScript('COMMIT');
    } catch (error) {
      await this.#rollBack();
      throw error;
    } finally {
      this.#release();
    }
  }

  async rollback(): Promise<void> {
    try {
      await this.#rollBack();
    } finally {
      this.#release();
    }
  }

  /** After a full disk or an I/O error SQLite has already rolled back by itself, and says so. */
  async #rollBack(): Promise<void> {
    try {
      await this.#connection.executeScript('ROLLBACK');
    } catch (error) {
      if (!isDriverAdapterError(error) || !/no transaction is active/.test(driverMessage(error))) throw error;
    }
  }
}

async function readPragma(connection: SqlDriverAdapter, name: string): Promise<string> {
  const { rows } = await connection.queryRaw({ sql: `PRAGMA ${name}`, args: [], argTypes: [] });
  return String(rows[0]?.[0]);
}

function driverMessage(error: DriverAdapterError): string {
  return error.cause.originalMessage ?? error.message;
}
