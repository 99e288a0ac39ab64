import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';

const HERE = import.meta.dirname;

/** `id → test files` as RULES.md says. */
function listed(): Map<string, string[]> {
  const rows = readFileSync(join(HERE, '../RULES.md'), 'utf8').matchAll(
    /^\| ([A-Z]\d+) +\|.*\|([^|\n]*)\|$/gm,
  );
  return new Map(
    Array.from(rows, ([, id = '', files = '']) => [
      id,
      Array.from(files.matchAll(/`([^`]+)`/g), ([, file = '']) => file),
    ]),
  );
}

/** `id → test files` as the titles of the tests say. */
function cited(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of globSync('**/*.test.ts', { cwd: HERE })) {
    if (file === basename(import.meta.filename)) continue;
    const ids = readFileSync(join(HERE, file), 'utf8').matchAll(/\[([HFCUD]\d+)\]/g);
    for (const id of new Set(Array.from(ids, ([, id = '']) => id)))
      found.set(id, [...(found.get(id) ?? []), file]);
  }
  return found;
}

test('every rule of RULES.md is cited by the tests it names, and every rule cited is in RULES.md', () => {
  const sorted = (rules: Map<string, string[]>): unknown =>
    Object.fromEntries([...rules].sort().map(([id, files]) => [id, [...files].sort()]));
  expect(listed().size).toBeGreaterThan(70);
  expect(sorted(cited())).toEqual(sorted(listed()));
});
