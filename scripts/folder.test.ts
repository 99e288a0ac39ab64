import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFolder, makePrivate } from './folder.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tidewire-folder-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a folder is made with those above it, and making it again changes nothing', () => {
  makeFolder(join(root, 'a', 'b'));
  writeFileSync(join(root, 'a', 'b', 'file'), '');
  makeFolder(join(root, 'a', 'b'));
  expect(existsSync(join(root, 'a', 'b', 'file'))).toBe(true);
});

test('only this user may enter what is made, and what was there is left as it is', () => {
  chmodSync(root, 0o755);
  makeFolder(join(root, 'a', 'b'));
  const modes = ['.', 'a', 'a/b'].map((path) => statSync(join(root, path)).mode & 0o777);
  expect(modes).toEqual([0o755, 0o700, 0o700]);
});

test('a folder that was open to others is shut, and one that is not there is none', () => {
  chmodSync(root, 0o755);
  makePrivate(root);
  expect(statSync(root).mode & 0o777).toBe(0o700);
  makePrivate(join(root, 'gone'));
  expect(existsSync(join(root, 'gone'))).toBe(false);
});

test('below a file there is none', () => {
  writeFileSync(join(root, 'file'), '');
  expect(() => makeFolder(join(root, 'file', 'a', 'b'))).toThrowError(
    expect.objectContaining({ code: 'ENOTDIR' }),
  );
});

test('a file system that takes no folders says so instead of being asked for ever', () => {
  const unwritable = process.platform === 'linux' ? '/proc/tidewire/a' : '/dev/null/tidewire/a';
  expect(() => makeFolder(unwritable)).toThrowError(expect.objectContaining({ code: expect.any(String) }));
});
