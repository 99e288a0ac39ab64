import { mkdir, writeFile } from 'node:fs/promises';
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import {
  type Migration,
  migrationList,
  migrationsDirectory,
  readMigrations,
  readSchema,
} from './migration-files.ts';
import { withSchemaEngine } from './schema-engine.ts';
import { ShadowAdapterFactory } from './shadow-adapter.ts';

/** The search index is SQLite's own and stands in its migration only: these are its tables, which no schema of Prisma's can say. */
const searchIndex = ['', '_data', '_idx', '_docsize', '_config'].map((part) => `MessageSearch${part}`);
const filters = { externalTables: searchIndex, externalEnums: [] };

/** The SQL that leads from what the migrations give to what schema.prisma says; `undefined` when they agree. */
export async function pendingScript(): Promise<string | undefined> {
  const migrations = await readMigrations();
  return withSchemaEngine(new ShadowAdapterFactory(), (engine) => diffToSchema(engine, migrations));
}

async function diffToSchema(
  engine: SchemaEngine,
  migrations: readonly Migration[],
): Promise<string | undefined> {
  const { exitCode, stdout } = await engine.diff({
    from:
      migrations.length === 0
        ? { tag: 'empty' }
        : { tag: 'migrations', ...(await migrationList(migrations)) },
    to: { tag: 'schemaDatamodel', ...(await readSchema()) },
    script: true,
    exitCode: true,
    filters,
  });
  // As with `prisma migrate diff --exit-code`: 2 says that they differ.
  if (exitCode === 0) return undefined;
  if (stdout === null) throw new Error('the schema engine says that the schema differs, but not how');
  return stdout;
}

/**
 * Writes a new migration that brings the database to schema.prisma; gives its name, or `undefined` when there is nothing to bring.
 * `now` becomes the beginning of its name.
 */
export async function createMigration(name: string, now: Date): Promise<string | undefined> {
  const script = await pendingScript();
  if (script === undefined) return undefined;
  const time = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const fullName = `${time}_${name}`;
  await mkdir(`${migrationsDirectory}/${fullName}`, { recursive: true });
  await writeFile(`${migrationsDirectory}/${fullName}/migration.sql`, script);
  return fullName;
}
