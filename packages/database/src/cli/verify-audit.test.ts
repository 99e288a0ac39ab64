import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../testing.ts';

const cli = fileURLToPath(new URL('./verify-audit.ts', import.meta.url));

/** What the command prints for a database, and with which code it ends. */
const run = (url: string): Promise<{ code: number | null; out: string }> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [cli],
      { env: { ...process.env, DATABASE_URL: url } },
      (_, stdout, stderr) => resolve({ code: child.exitCode, out: stdout + stderr }),
    );
  });

test('[U2] the command says how many rows stand as they were written, or which is the first that does not', {
  timeout: 60_000,
}, async () => {
  await using database = await openTestDatabase();
  await database.addUser({ id: 'ada' });
  for (const name of ['One', 'Two', 'Three']) {
    await database.users.update('ada', { name }, { actorId: 'root', requestId: 'r' });
  }
  const good = await run(database.url);
  expect(good.out).toMatch(/^OK: 3 rows checked, the last has the hash [0-9a-f]{64}\n$/);
  expect(good.code).toBe(0);
  await database.prisma.auditEvent.update({ where: { seq: 2 }, data: { reason: 'planted' } });
  const bad = await run(database.url);
  expect(bad.out).toMatch(/^The audit log breaks at row 2: its hash does not fit \(1 row/);
  expect(bad.code).toBe(1);
});

test('[U2] where there is no database the command says so, and makes none', { timeout: 60_000 }, async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'tidewire-')), 'none.db');
  const none = await run(`file:${path}`);
  expect(none).toEqual({ code: 2, out: `There is no database at ${path}: set DATABASE_URL\n` });
  expect(existsSync(path)).toBe(false);
});

test('[U2] what is no database is told in one line, and is not called tampered with', {
  timeout: 60_000,
}, async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'tidewire-')), 'text.db');
  await writeFile(path, 'this is no database. '.repeat(1_000));
  const broken = await run(`file:${path}`);
  expect(broken.code).toBe(2);
  expect(broken.out).toMatch(/^The audit log could not be read: [^\n]+\n$/);
});
