// Where an import points: at Node, at an npm package, or at a file of ours. Pure path arithmetic; reads no file.

import { posix } from 'node:path';

export type Target =
  | { kind: 'node'; name: string }
  | { kind: 'npm'; name: string }
  | { kind: 'file'; path: string }
  /** One of our packages by its name; `entry` is what stands in its `exports`: `.` or `./wire`. */
  | { kind: 'package'; directory: string; entry: string };

/** Our packages by the name they are imported with: `@tidewire/protocol` → `packages/protocol`. */
export type PackageDirectories = ReadonlyMap<string, string>;

/** Path aliases of a part of the tree: in `apps/web/` the prefix `@/` is `apps/web/src/`. */
export type Alias = { within: string; prefix: string; target: string };

/** @param importer path of the importing file from the root, with forward slashes */
export function whereTo(
  importer: string,
  specifier: string,
  packages: PackageDirectories,
  aliases: readonly Alias[],
): Target {
  if (specifier.startsWith('node:'))
    return { kind: 'node', name: firstSegment(specifier.slice('node:'.length)) };
  if (specifier.startsWith('./') || specifier.startsWith('../') || specifier === '.' || specifier === '..') {
    return { kind: 'file', path: posix.join(posix.dirname(importer), specifier) };
  }
  for (const { within, prefix, target } of aliases) {
    if (importer.startsWith(within) && specifier.startsWith(prefix)) {
      return { kind: 'file', path: posix.join(target, specifier.slice(prefix.length)) };
    }
  }
  const name = packageName(specifier);
  const directory = packages.get(name);
  if (directory === undefined) return { kind: 'npm', name };
  return { kind: 'package', directory, entry: `.${specifier.slice(name.length)}` };
}

function packageName(specifier: string): string {
  const [scope = '', name = ''] = specifier.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

function firstSegment(path: string): string {
  return path.split('/')[0] ?? path;
}
