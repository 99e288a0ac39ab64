import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
} from '@prisma/driver-adapter-utils';

/** An empty database in memory, where the schema engine may replay migrations to see what they give. */
export class ShadowAdapterFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'sqlite';
  readonly adapterName = '@tidewire/database/shadow';
  readonly #inner = new PrismaBetterSqlite3({ url: ':memory:' });

  async connect(): Promise<SqlDriverAdapter> {
    return runningScripts(await this.#inner.connect());
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    return runningScripts(await this.#inner.connectToShadowDb());
  }
}

/** The engine sends a whole migration as one statement, which the driver takes only as a script. */
function runningScripts(connection: SqlDriverAdapter): SqlDriverAdapter {
  const executeRaw = connection.executeRaw.bind(connection);
  return Object.assign(connection, {
    executeRaw: async (query: SqlQuery) => {
      if (query.args.length > 0) return executeRaw(query);
      await connection.executeScript(query.sql);
      return 0;
    },
  });
}
