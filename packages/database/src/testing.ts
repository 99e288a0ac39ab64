/**
 * Databases for tests: real SQLite files, migrated, each with a folder of its own that goes with it.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, type DatabaseOptions } from './create-database.ts';
import type { Database } from './database.ts';
import type { PrismaClient } from './generated/client.ts';
import { migrate } from './migrations/migrate.ts';
import { type Connection, openConnection } from './open-connection.ts';

export type TestDatabase = Database & {
  /** For a second opening of the same file: by a worker or another process. */
  readonly url: string;
  readonly connection: Connection;
  readonly prisma: PrismaClient;
  /** A person with an account, as the sign-in library would have made it. */
  addUser(user: { id: string; name?: string; guest?: boolean }): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

export type TestFile = { readonly url: string; [Symbol.asyncDispose](): Promise<void> };

/** `await using database = await openTestDatabase();` */
export async function openTestDatabase(options: DatabaseOptions = {}): Promise<TestDatabase> {
  const file = await createTestFile();
  const connection = openConnection(file.url);
  const { prisma } = connection;
  const database = createDatabase(connection, options);
  return {
    ...database,
    url: file.url,
    connection,
    prisma,
    addUser: (user) => addUser(prisma, user),
    [Symbol.asyncDispose]: async () => {
      await database.close();
      await file[Symbol.asyncDispose]();
    },
  };
}

/**
 * A migrated, empty database that nobody has opened yet. `inMemory`: where the machine has a file system in its memory, for tests that write
 * much and ask nothing of the disk.
 */
export async function createTestFile({ inMemory = false } = {}): Promise<TestFile> {
  template ??= makeTemplate();
  const folder = await makeFolder(inMemory && existsSync(memory) ? memory : tmpdir());
  const path = join(folder, 'test.db');
  await writeFile(path, await template);
  return { url: `file:${path}`, [Symbol.asyncDispose]: () => removeFolder(folder) };
}

export async function addUser(
  prisma: PrismaClient,
  { id, name = id, guest = false }: { id: string; name?: string; guest?: boolean },
): Promise<void> {
  await prisma.user.create({ data: { id, name, email: `${id}@example.com`, isAnonymous: guest } });
}

/** Migrating takes a while, copying its outcome does not. */
let template: Promise<Buffer> | undefined;

async function makeTemplate(): Promise<Buffer> {
  const folder = await makeFolder();
  try {
    const path = join(folder, 'template.db');
    await migrate(`file:${path}`);
    return await readFile(path);
  } finally {
    await removeFolder(folder);
  }
}

const memory = '/dev/shm';
const makeFolder = (at = tmpdir()) => mkdtemp(join(at, 'tidewire-test-'));
const removeFolder = (folder: string) => rm(folder, { recursive: true });
