/**
 * Brings a database to the schema this code was written for, as `prisma migrate deploy` would. Knows when there is nothing to do without
 * waking the engine.
 */
import { createHash } from 'node:crypto';
import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { parseDatabaseUrl } from '../database-url.ts';
import { blockingWaitMs, patiently } from '../sqlite/patiently.ts';
import { SqliteAdapterFactory } from '../sqlite/sqlite-adapter.ts';
import { type Migration, migrationList, readMigrations } from './migration-files.ts';
import { createPrivateFile, makeFilesPrivate } from './private-files.ts';
import { withSchemaEngine } from './schema-engine.ts';

/** How long to wait for another process that migrates the same database. */
const lockWaitMs = 30_000;

/**
 * Applies the migrations that the SQLite database at `url` has not seen, creating file and folder when missing, for this user only. Gives
 * the names of those applied now: none when it was up to date. Safe to run from several processes at once.
 */
export async function migrate(url: string): Promise<string[]> {
  const { path } = parseDatabaseUrl(url);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await access(dirname(path), constants.W_OK);
  await refuseDirectory(path);
  for (const file of [path, lockOf(path)]) {
    await createPrivateFile(file);
    await makeFilesPrivate(file);
  }
  const migrations = await readMigrations();
  if (await isUpToDate(path, migrations)) return [];
  return withMigrationLock(path, async () => {
    if (await isUpToDate(path, migrations)) return [];
    const migrationsList = await migrationList(migrations);
    const { appliedMigrationNames } = await withSchemaEngine(new SqliteAdapterFactory(path), (engine) =>
      engine.applyMigrations({ migrationsList, filters: { externalTables: [], externalEnums: [] } }),
    );
    return appliedMigrationNames;
  });
}

/** True when exactly these migrations were applied, whole and unchanged. Anything else is for the engine to judge. */
function isUpToDate(path: string, migrations: readonly Migration[]): Promise<boolean> {
  return withConnection(path, async (connection) => {
    const table = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '_prisma_migrations'";
    if ((await select(connection, table)).length === 0) return false;
    const rows = await select(
      connection,
      `SELECT migration_name, checksum, finished_at IS NOT NULL FROM _prisma_migrations
       WHERE rolled_back_at IS NULL ORDER BY migration_name`,
    );
    const applied = rows.map(([name, checksum, isFinished]) => [name, checksum, Number(isFinished)]);
    return isDeepStrictEqual(
      applied,
      migrations.map(({ name, script }) => [name, checksumOf(script), 1]),
    );
  });
}

async function select(connection: SqlDriverAdapter, sql: string): Promise<unknown[][]> {
  const query = { sql, args: [], argTypes: [] };
  const { rows } = await patiently(lockWaitMs, () => connection.queryRaw(query));
  return rows;
}

/** SQLite says no more than that it cannot open one. */
async function refuseDirectory(path: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found?.isDirectory()) throw Object.assign(new Error(`${path} is a directory`), { code: 'EISDIR' });
}

const checksumOf = (script: string): string => createHash('sha256').update(script).digest('hex');

/**
 * One migrating process at a time. The lock is SQLite's own on a file beside the database, so that it ends with its process however that
 * ends; the database itself stays readable meanwhile.
 */
function withMigrationLock<T>(path: string, run: () => Promise<T>): Promise<T> {
  return withConnection(lockOf(path), async (lock) => {
    await patiently(lockWaitMs, async () => lock.executeScript('BEGIN EXCLUSIVE'));
    return run();
  });
}

const lockOf = (path: string): string => `${path}-migrate.lock`;

async function withConnection<T>(
  path: string,
  use: (connection: SqlDriverAdapter) => Promise<T>,
): Promise<T> {
  const connection = await new PrismaBetterSqlite3({ url: path, timeout: blockingWaitMs }).connect();
  try {
    return await use(connection);
  } finally {
    await connection.dispose();
  }
}
