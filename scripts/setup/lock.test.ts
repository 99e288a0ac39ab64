import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withSetupLock } from './lock.mjs';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidewire-lock-'));
  file = join(folder, 'setup.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function locked<T>(work: () => Promise<T>, onLook: () => void = () => {}) {
  const owners: number[] = [];
  const done = withSetupLock(
    {
      file,
      stopped: new AbortController().signal,
      announce: (owner) => void owners.push(owner),
      clock: { now: () => 0, sleep: async () => onLook() },
    },
    work,
  );
  return { owners, done };
}

test('the lock is held during the work and gone after it', async () => {
  const { done, owners } = locked(async () => existsSync(file));
  expect(await done).toBe(true);
  expect(existsSync(file)).toBe(false);
  expect(owners).toEqual([]);
});

test('work that fails gives the lock back', async () => {
  await expect(locked(() => Promise.reject(new Error('no disk'))).done).rejects.toThrow('no disk');
  expect(existsSync(file)).toBe(false);
});

test('somebody else who is alive is waited for, and named once', async () => {
  writeFileSync(file, String(process.ppid));
  let looks = 0;
  const { done, owners } = locked(
    async () => 'done',
    () => {
      looks += 1;
      if (looks === 3) rmSync(file);
    },
  );
  expect(await done).toBe('done');
  expect(owners).toEqual([process.ppid]);
  expect(looks).toBe(3);
});

test('the lock of a process that was killed is taken over', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(file, String(pid));
  const { done, owners } = locked(async () => 'done');
  expect(await done).toBe('done');
  expect(owners).toEqual([]);
});
