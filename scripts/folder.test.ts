import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFolder } from './folder.mjs';

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
