// The tree that is checked: which files, which packages.

import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkSource, type OurPackages, type Violation } from './check.ts';
import { readSource } from './source.ts';
import type { Table } from './table.ts';

/** Every wrong arrow under `root`, in the order of the files. */
export function checkTree(root: string, table: Table): { files: number; violations: Violation[] } {
  const ours = readPackages(root);
  const files = sourceFiles(root);
  const violations = files.flatMap((path) => {
    const facts = readSource(path, readFileSync(join(root, path), 'utf8'));
    return checkSource(path, facts, table, ours);
  });
  return { files: files.length, violations };
}

/** What git knows or would take in: neither what is built nor what is installed. */
function sourceFiles(root: string): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed
    .split('\0')
    .filter((path) => /\.(ts|tsx|mts|mjs|js|jsx)$/.test(path) && existsSync(join(root, path)))
    .sort();
}

function readPackages(root: string): OurPackages {
  const directories = new Map<string, string>();
  const entries = new Map<string, readonly string[]>();
  for (const file of globSync(['packages/*/package.json', 'apps/*/package.json', '*/package.json'], {
    cwd: root,
  })) {
    const { name, exports } = JSON.parse(readFileSync(join(root, file), 'utf8'));
    const directory = dirname(file).replaceAll('\\', '/');
    directories.set(name, directory);
    entries.set(directory, Object.keys(exports ?? {}));
  }
  return { directories, entries };
}
