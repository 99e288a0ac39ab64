import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { MigrationList, SchemasContainer } from '@prisma/schema-engine-wasm/schema_engine_bg';

const prismaDirectory = fileURLToPath(new URL('../../../../prisma/', import.meta.url));
export const migrationsDirectory = `${prismaDirectory}migrations`;
const schemaPath = `${prismaDirectory}schema.prisma`;
const lockfileName = 'migration_lock.toml';

export type Migration = { name: string; script: string };

/** The project's migrations, oldest first: their names begin with the time they were made. */
export async function readMigrations(): Promise<Migration[]> {
  const entries = await readdir(migrationsDirectory, { withFileTypes: true });
  const names = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
  return Promise.all(
    names.map(async (name) => ({
      name,
      script: await readFile(`${migrationsDirectory}/${name}/migration.sql`, 'utf8'),
    })),
  );
}

/** The shape in which the schema engine takes migrations. */
export async function migrationList(migrations: readonly Migration[]): Promise<MigrationList> {
  return {
    baseDir: migrationsDirectory,
    lockfile: {
      path: lockfileName,
      content: await readFile(`${migrationsDirectory}/${lockfileName}`, 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
    })),
  };
}

export async function readSchema(): Promise<SchemasContainer> {
  return { files: [{ path: schemaPath, content: await readFile(schemaPath, 'utf8') }] };
}
