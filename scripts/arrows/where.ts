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

/** One subpath import of a package.json (`"imports"`): within `apps/web`, `#web/*` is `apps/web/src/*`. */
export type Alias = { within: string; pattern: string; target: string };

/**
 * Every place an import may point at: an alias with conditions has several.
 *
 * @param importer path of the importing file from the root, with forward slashes
 */
export function whereTo(
  importer: string,
  specifier: string,
  packages: PackageDirectories,
  aliases: readonly Alias[],
): Target[] {
  if (specifier.startsWith('node:'))
    return [{ kind: 'node', name: firstSegment(specifier.slice('node:'.length)) }];
  if (/^\.\.?(\/|$)/.test(specifier)) {
    return [{ kind: 'file', path: posix.join(posix.dirname(importer), specifier) }];
  }
  if (specifier.startsWith('#')) return aliases.flatMap((alias) => followAlias(importer, specifier, alias));
  const name = packageName(specifier);
  const directory = packages.get(name);
  if (directory === undefined) return [{ kind: 'npm', name }];
  return [{ kind: 'package', directory, entry: `.${specifier.slice(name.length)}` }];
}

function followAlias(importer: string, specifier: string, { within, pattern, target }: Alias): Target[] {
  if (!importer.startsWith(`${within}/`)) return [];
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return specifier === pattern ? [{ kind: 'file', path: target }] : [];
  if (!specifier.startsWith(before) || !specifier.endsWith(after)) return [];
  const middle = specifier.slice(before.length, specifier.length - after.length);
  return [{ kind: 'file', path: posix.join(target.replace('*', () => middle)) }];
}

function packageName(specifier: string): string {
  const [scope = '', name = ''] = specifier.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

function firstSegment(path: string): string {
  return path.split('/')[0] ?? path;
}
