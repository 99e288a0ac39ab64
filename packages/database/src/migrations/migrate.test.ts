import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPrisma } from '../open-prisma.ts';
import { pendingScript } from './create-migration.ts';
import { explainFailure } from './explain-failure.ts';
import { migrate } from './migrate.ts';
import { readMigrations } from './migration-files.ts';

describe('migrating', { timeout: 60_000 }, () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tidewire-migrate-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const appliedNames = async (url: string) => {
    const prisma = openPrisma(url);
    try {
      const rows = await prisma.$queryRaw<{ name: string; steps: bigint }[]>`
        SELECT migration_name AS name, applied_steps_count AS steps
        FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY name`;
      return rows.map(({ name }) => name);
    } finally {
      await prisma.$disconnect();
    }
  };

  test('the migrations give exactly what schema.prisma says', async () => {
    expect(await pendingScript()).toBeUndefined();
  });

  test('creates folder and file, applies everything once, and then has nothing to do', async () => {
    const url = `file:${join(folder, 'new', 'deeper', 'tidewire.db')}`;
    const names = (await readMigrations()).map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(await migrate(url)).toEqual(names);
    expect(await migrate(url)).toEqual([]);
    expect(await appliedNames(url)).toEqual(names);
  });

  describe('what people say to each other is for this user only:', () => {
    const modesIn = async (path: string) => {
      const names = await readdir(path);
      const entries = names.map(async (name) => [name, (await stat(join(path, name))).mode & 0o777]);
      return Object.fromEntries(await Promise.all(entries));
    };

    test('the folder and every file that SQLite makes in it', async () => {
      const path = join(folder, 'new', 'deeper', 'tidewire.db');
      await migrate(`file:${path}`);
      const prisma = openPrisma(`file:${path}`);
      await prisma.user.count();
      expect(await modesIn(join(folder, 'new', 'deeper'))).toEqual({
        'tidewire.db': 0o600,
        'tidewire.db-wal': 0o600,
        'tidewire.db-shm': 0o600,
        'tidewire.db-migrate.lock': 0o600,
      });
      await prisma.$disconnect();
      expect(await modesIn(folder)).toEqual({ new: 0o700 });
      expect(await modesIn(join(folder, 'new'))).toEqual({ deeper: 0o700 });
    });

    test('files that an earlier version left open to others, also while they are in use', async () => {
      const path = join(folder, 'tidewire.db');
      await migrate(`file:${path}`);
      const prisma = openPrisma(`file:${path}`);
      await prisma.user.create({ data: { id: 'ada', name: 'Ada', email: 'ada@example.com' } });
      const names = await readdir(folder);
      expect(names).toContain('tidewire.db-wal');
      for (const name of names) await chmod(join(folder, name), 0o644);
      expect(await migrate(`file:${path}`)).toEqual([]);
      expect(await modesIn(folder)).toEqual(Object.fromEntries(names.map((name) => [name, 0o600])));
      expect(await prisma.user.count()).toBe(1);
      await prisma.$disconnect();
    });

    test('a folder that was there before stays as it is: it may hold other things', async () => {
      await chmod(folder, 0o755);
      await migrate(`file:${join(folder, 'tidewire.db')}`);
      expect((await stat(folder)).mode & 0o777).toBe(0o755);
    });
  });

  test('two at once apply each migration once', async () => {
    const url = `file:${join(folder, 'tidewire.db')}`;
    const names = (await readMigrations()).map(({ name }) => name);
    const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
    expect(applied.flat().toSorted()).toEqual(names);
    expect(await appliedNames(url)).toEqual(names);
  });

  test('goes on where an earlier version stopped, and keeps what is in the database', async () => {
    const url = `file:${join(folder, 'tidewire.db')}`;
    await migrate(url);
    const prisma = openPrisma(url);
    await prisma.user.create({ data: { id: 'ada', name: 'Ada', email: 'ada@example.com' } });
    await prisma.$executeRaw`DROP TABLE "SeedRun"`;
    await prisma.$executeRaw`DELETE FROM _prisma_migrations WHERE migration_name LIKE '%seed_runs'`;
    await prisma.$disconnect();
    expect(await migrate(url)).toEqual([expect.stringMatching(/_seed_runs$/)]);
    const again = openPrisma(url);
    expect([await again.user.count(), await again.seedRun.count()]).toEqual([1, 0]);
    await again.$disconnect();
  });

  test('a migration that failed half-way before is not passed over in silence', async () => {
    const url = `file:${join(folder, 'tidewire.db')}`;
    await migrate(url);
    const prisma = openPrisma(url);
    await prisma.$executeRaw`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%seed_runs'`;
    await prisma.$disconnect();
    const failure = await migrate(url).catch((error: unknown) => error);
    expect(explainFailure(url, failure)).toMatch(/a migration failed half-way/);
  });

  describe('says in one sentence why it cannot:', () => {
    const sentenceFor = async (path: string) => {
      const url = `file:${path}`;
      const failure = await migrate(url).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Error);
      const sentence = explainFailure(url, failure);
      expect(sentence).toMatch(/^Cannot prepare the database file:.+: .+\.$/);
      expect(sentence).not.toContain('\n');
      return sentence;
    };

    test('the path is a directory', async () => {
      await mkdir(join(folder, 'here'));
      expect(await sentenceFor(join(folder, 'here'))).toMatch(/is a directory/);
    });

    test('the file is something else', async () => {
      const path = join(folder, 'notes.txt');
      await writeFile(path, 'These are my notes, and they are longer than a header.\n'.repeat(50));
      expect(await sentenceFor(path)).toMatch(/not a SQLite database/);
      expect((await stat(path)).size).toBe(55 * 50);
    });

    test('a part of the path is a file', async () => {
      await writeFile(join(folder, 'file'), '');
      expect(await sentenceFor(join(folder, 'file', 'tidewire.db'))).toMatch(/is a file, not a directory/);
    });

    test.each([
      ['SQLITE_FULL', 'database or disk is full', /the disk is full/],
      ['ENOSPC', 'no space left on device, mkdir', /the disk is full/],
      ['SQLITE_READONLY', 'attempt to write a readonly database', /read-only/],
      ['EROFS', 'read-only file system, mkdir', /read-only/],
      ['EACCES', 'permission denied, mkdir', /may not open/],
      ['SQLITE_BUSY', 'database is locked', /keeps it locked/],
      ['SQLITE_CORRUPT', 'database disk image is malformed', /damaged/],
    ])('%s', (code, words, sentence) => {
      expect(explainFailure('file:x', Object.assign(new Error(words), { code }))).toMatch(sentence);
    });
  });
});
