import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
/** That room keeps a table of its own, with a test of its own. */
const elsewhere = 'packages/websocket/';

type Row = { id: string; tests: string[] };

function documentedRules(): Row[] {
  const page = readFileSync(`${root}docs/protocol.md`, 'utf8');
  return [...page.matchAll(/^\| *([A-Z]\d+) *\|.*$/gm)].map(([line, id = '']) => ({
    id,
    tests: [...line.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, path = '']) => path).sort(),
  }));
}

function citedRules(): Row[] {
  const cited = new Map<string, Set<string>>();
  const files = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '*.test.ts', '*.contract.ts'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  for (const file of files.split('\n').filter((name) => name !== '' && !name.startsWith(elsewhere))) {
    for (const [, id = ''] of readFileSync(`${root}${file}`, 'utf8').matchAll(/\[([A-Z]\d+)\]/g)) {
      cited.set(id, (cited.get(id) ?? new Set()).add(file));
    }
  }
  return [...cited].map(([id, tests]) => ({ id, tests: [...tests].sort() }));
}

const byId = (rows: Row[]) => rows.toSorted((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));

test('docs/protocol.md names every rule that a test cites, and the tests of each', () => {
  expect(byId(documentedRules())).toEqual(byId(citedRules()));
});

test('no rule has two rows', () => {
  const ids = documentedRules().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
