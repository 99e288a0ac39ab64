import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { isAlive, isRunning, ownIdentity } from './running.mjs';

test('this process is running', () => {
  expect(ownIdentity().start).toMatch(/^[\w.]+$/);
  expect(isRunning(ownIdentity())).toBe(true);
});

test('a number that now belongs to a process with another start is not the one that wrote it down', () => {
  expect(isRunning({ pid: process.pid, start: 'earlier' })).toBe(false);
});

test('where nobody knew the start, the number must do', () => {
  expect(isRunning({ pid: process.pid, start: 'unknown' })).toBe(true);
});

test('one that has ended is not running', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  expect(isRunning({ pid, start: 'unknown' })).toBe(false);
});

test.runIf(process.platform === 'linux')(
  'one that was killed and whose parent has not looked yet is not running',
  async () => {
    // The shell becomes a program that never asks after its child.
    const parent = spawn('sh', ['-c', 'sleep 1000 & echo $!; exec sleep 1000'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [said] = await once(parent.stdout, 'data');
    const pid = Number(String(said));
    expect(isRunning({ pid, start: 'unknown' })).toBe(true);
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => isRunning({ pid, start: 'unknown' }), { timeout: 30_000 }).toBe(false);
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
  },
  60_000,
);
