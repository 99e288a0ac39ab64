import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fingerprint, makeWhenStale } from './fingerprint.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tidewire-fingerprint-'));
  plant('web/page.tsx', 'one');
  plant('web/room/list.tsx', 'two');
  plant('lock.json', '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const now = () => fingerprint(root, ['web', 'lock.json', 'absent']);

describe('the fingerprint changes', () => {
  const changes: [string, () => void][] = [
    ['a byte of a file', () => plant('web/room/list.tsx', 'twO')],
    ['a new file', () => plant('web/new.css', '')],
    ['a file gone', () => rmSync(join(root, 'web/page.tsx'))],
    ['a name', () => renameSync(join(root, 'web/page.tsx'), join(root, 'web/pages.tsx'))],
    [
      'text moved from one file to the next',
      () => {
        plant('web/page.tsx', 'on');
        plant('web/room/list.tsx', 'etwo');
      },
    ],
    ['an input that was absent', () => plant('absent', '')],
  ];
  test.each(changes)('with %s', async (_title, change) => {
    const before = await now();
    change();
    expect(await now()).not.toBe(before);
  });
});

test('the fingerprint stays with the tests, with what was built, and with another place on the disk', async () => {
  const before = await now();
  plant('web/page.test.tsx', 'test');
  plant('web/.next/server.js', 'built');
  plant('web/next-env.d.ts', 'built');
  plant('web/tsconfig.tsbuildinfo', 'built');
  plant('web/generated/client.ts', 'generated');
  plant('web/node_modules/x/index.js', 'installed');
  expect(await now()).toBe(before);

  const moved = `${root}-moved`;
  renameSync(root, moved);
  root = moved;
  expect(await now()).toBe(before);
});

describe('a thing is made when it is stale', () => {
  const make = (current: string, made: string[], fails = false) =>
    makeWhenStale({
      stamp: join(root, 'out', '.made-of'),
      current,
      make: async () => {
        made.push(current);
        if (fails) throw new Error('broken off');
      },
    });

  test('and only then', async () => {
    const made: string[] = [];
    expect(await make('a', made)).toBe('changed');
    expect(await make('a', made)).toBe('unchanged');
    expect(await make('b', made)).toBe('changed');
    expect(made).toEqual(['a', 'b']);
  });

  test('also when it was removed with its stamp', async () => {
    const made: string[] = [];
    await make('a', made);
    rmSync(join(root, 'out'), { recursive: true });
    expect(await make('a', made)).toBe('changed');
  });

  test('and a making that was broken off does not count, even back at the old inputs', async () => {
    const made: string[] = [];
    await make('a', made);
    await expect(make('b', made, true)).rejects.toThrow('broken off');
    expect(await make('a', made)).toBe('changed');
  });
});
