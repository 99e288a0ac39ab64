// The tree that is checked: which files, which packages.

import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { checkSource, type OurPackages, type Violation } from './check.ts';
import { readSource } from './source.ts';
import type { Table } from './table.ts';
import type { Alias } from './where.ts';

/** Every wrong arrow under `root`, in the order of the files. */
export function checkTree(root: string, table: Table): { files: number; violations: Violation[] } {
  const ours = readPackages(root);
  const files = sourceFiles(root);
  const violations = files.flatMap((path) => {
    try {
      const facts = readSource(path, readFileSync(join(root, path), 'utf8'));
      return checkSource(path, facts, table, ours);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return [{ path, line: 1, sentence: `this file cannot be parsed: ${error.message}` }];
    }
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
  const aliases: Alias[] = [];
  for (const file of globSync(['packages/*/package.json', 'apps/*/package.json', '*/package.json'], {
    cwd: root,
  })) {
    const manifest = JSON.parse(readFileSync(join(root, file), 'utf8'));
    const directory = dirname(file).replaceAll('\\', '/');
    directories.set(manifest.name, directory);
    entries.set(directory, Object.keys(manifest.exports ?? {}));
    for (const [pattern, target] of Object.entries(manifest.imports ?? {})) {
      aliases.push(
        ...leaves(target).map((path) => ({
          within: directory,
          pattern,
          target: posix.join(directory, path),
        })),
      );
    }
  }
  return { directories, entries, aliases };
}

/** The paths of a subpath import, whatever conditions they stand under. */
function leaves(target: unknown): string[] {
  if (typeof target === 'string') return [target];
  return typeof target === 'object' && target !== null ? Object.values(target).flatMap(leaves) : [];
}
