import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refuseUnwritableDatabase } from './database.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidewire-database-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a new place is made, and no file is left in it', () => {
  refuseUnwritableDatabase(`file:${join(folder, 'a', 'b', 'tw.db')}`);
  expect(readdirSync(join(folder, 'a', 'b'))).toEqual([]);
});

test('a database that is there is not touched', () => {
  const file = join(folder, 'tw.db');
  writeFileSync(file, 'pages');
  refuseUnwritableDatabase(`file:${file}?timeout=5`);
  expect(readdirSync(folder)).toEqual(['tw.db']);
});

test('a place below a file is refused in one sentence', () => {
  writeFileSync(join(folder, 'file'), '');
  const database = join(folder, 'file', 'tw.db');
  expect(() => refuseUnwritableDatabase(`file:${database}`)).toThrowError(
    expect.objectContaining({
      name: 'Refusal',
      message: expect.stringMatching(
        new RegExp(
          `^The database ${database} cannot be written \\(E\\w+\\); choose another place with DATABASE_URL\\.$`,
        ),
      ),
    }),
  );
});

test('a folder in the place of the file is refused', () => {
  expect(() => refuseUnwritableDatabase(`file:${folder}`)).toThrowError(
    expect.objectContaining({ name: 'Refusal', message: expect.stringContaining('EISDIR') }),
  );
});

test('of a database elsewhere nothing is asked', () => {
  refuseUnwritableDatabase('postgres://nowhere.invalid/tw');
});
