import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from './test-server.fixture.ts';

let server: TestServer;
let folder: string;
beforeEach(async () => {
  server = await startTestServer();
  folder = await mkdtemp(join(tmpdir(), 'tidewire-replay-'));
});
afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** The real process, as `npm run replay` starts it. */
function start(...args: string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    cwd: folder,
    env: { ...process.env, INIT_CWD: folder, PUBLIC_URL: server.url, TIDEWIRE_KEY: 'tw_key' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]).then(
    ([[exitCode], stdout, stderr]) => ({ exitCode, stdout, stderr }),
  );
  return { child, ended };
}

test('a file is published and the process ends by itself with 0', async () => {
  await writeFile(join(folder, 'a.csv'), 'date,close\n2020-01-01,5\n2020-01-02,6\n');
  const { exitCode, stdout } = await start('a.csv', '--feed', 'stock.A', '--speed', 'max').ended;
  expect(exitCode).toBe(0);
  expect(stdout).toContain('stock.A: 2 rows published');
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s in mid-replay ends with 130 and a summary', async (signal) => {
  await writeFile(join(folder, 'a.csv'), 'date,close\n2020-01-01,5\n2020-01-02,6\n');
  const { promise: published, resolve } = Promise.withResolvers<void>();
  server.answering = ({ path }) => {
    if (path.endsWith('/events')) resolve();
    return undefined;
  };
  // The second row is due in 1,000 s.
  const { child, ended } = start('a.csv', '--feed', 'stock.A', '--speed', '0.001');
  await published;
  child.kill(signal);
  const { exitCode, stdout, stderr } = await ended;
  expect(exitCode).toBe(130);
  expect(stdout).toContain('stock.A: 1 row published');
  expect(stderr).toContain('Stopped.');
});
