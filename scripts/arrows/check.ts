// Holds the sources against the table and says each wrong arrow in words.

import type { SourceFacts } from './source.ts';
import type { Allowance, Room, Table } from './table.ts';
import { type Alias, type PackageDirectories, type Target, whereTo } from './where.ts';

export type Violation = { path: string; line: number; sentence: string };

export type OurPackages = {
  directories: PackageDirectories;
  /** What a package offers: the keys of `exports` in its package.json. */
  entries: ReadonlyMap<string, readonly string[]>;
  aliases: readonly Alias[];
};

type Arrow = { target: Target; specifier: string; isTypeOnly: boolean };

/** @param path from the root, with forward slashes */
export function checkSource(path: string, facts: SourceFacts, table: Table, ours: OurPackages): Violation[] {
  const room = roomOf(path, table.rooms);
  if (room === undefined) {
    return [{ path, line: 1, sentence: 'this file is in no room; give it one in scripts/arrows/table.ts' }];
  }
  const isTest = table.testFiles.test(path);
  const violations: Violation[] = [];
  const report = (line: number, sentence: string) => violations.push({ path, line, sentence });

  for (const { specifier, line, isTypeOnly } of facts.imports) {
    const targets = whereTo(path, specifier, ours.directories, ours.aliases);
    if (targets.length === 0) report(line, `${specifier} is no subpath import of this package`);
    for (const target of targets) {
      const sentence = judge({ target, specifier, isTypeOnly }, path, room, isTest, table, ours);
      if (sentence !== undefined) report(line, sentence);
    }
  }
  for (const line of facts.unreadableImports) {
    report(line, 'import() needs a plain string here, so that this lint can see where it points');
  }
  if (!isTest && !table.environmentReaders.some((reader) => reader.test(path))) {
    for (const line of facts.environmentReads) {
      report(line, `${room.name} may not read process.env; it is handed what it needs`);
    }
  }
  if (path.startsWith('apps/') && (facts.isBarrel || /(^|\/)index\.tsx?$/.test(path))) {
    report(1, 'no barrel files inside apps; import the file that has the name');
  }
  return violations;
}

export function roomOf(path: string, rooms: readonly Room[]): Room | undefined {
  const isIn = (folder: string) => path === folder || path.startsWith(`${folder}/`);
  const candidates = rooms.flatMap((room) => room.at.filter(isIn).map((at) => ({ room, depth: at.length })));
  return candidates.sort((a, b) => b.depth - a.depth)[0]?.room;
}

/** What is wrong with the arrow, or undefined. */
function judge(
  arrow: Arrow,
  path: string,
  room: Room,
  isTest: boolean,
  table: Table,
  ours: OurPackages,
): string | undefined {
  const allowances = isTest ? [room.may, table.inTests, room.mayInTests ?? {}] : [room.may];
  const { target, specifier } = arrow;
  switch (target.kind) {
    case 'node':
      return allows(allowances, 'node', target.name)
        ? undefined
        : `${room.name} may not import node:${target.name}`;
    case 'npm':
      return judgeNpm(target.name, arrow.isTypeOnly, room, allowances, table);
    case 'package': {
      const entries = ours.entries.get(target.directory) ?? [];
      if (!entries.includes(target.entry))
        return `${specifier} is not offered; a package is entered by its index`;
      return judgeRoom(target.directory, arrow, room, allowances, table);
    }
    case 'file': {
      const directory = packageOf(target.path, ours);
      if (directory !== undefined && directory !== packageOf(path, ours)) {
        return `${room.name} may not reach into ${directory} (${specifier}); a package is entered by its index`;
      }
      return judgeRoom(target.path, arrow, room, allowances, table);
    }
  }
}

function judgeNpm(
  name: string,
  isTypeOnly: boolean,
  room: Room,
  allowances: Allowance[],
  table: Table,
): string | undefined {
  const reserved = table.reserved.find((it) => it.packages.some((pattern) => matches(pattern, name)));
  if (reserved !== undefined && !reserved.for.includes(room.name)) {
    return `${room.name} may not import ${name}; only ${reserved.for.join(' and ')} may`;
  }
  const isAllowed = allows(allowances, 'npm', name) || (isTypeOnly && allows(allowances, 'npmTypes', name));
  return isAllowed ? undefined : `${room.name} may not import the package ${name}`;
}

function judgeRoom(
  path: string,
  { specifier, isTypeOnly }: Arrow,
  room: Room,
  allowances: Allowance[],
  table: Table,
): string | undefined {
  const target = roomOf(path, table.rooms);
  if (target === undefined) return `${specifier} points at no room; give it one in scripts/arrows/table.ts`;
  if (target === room || allows(allowances, 'rooms', target.name)) return undefined;
  if (!allows(allowances, 'typesOf', target.name))
    return `${room.name} may not import ${target.name} (${specifier})`;
  if (isTypeOnly) return undefined;
  return `${room.name} may import only types of ${target.name} (${specifier}); write "import type"`;
}

function allows(allowances: readonly Allowance[], kind: keyof Allowance, name: string): boolean {
  return allowances.some((allowance) => allowance[kind]?.some((pattern) => matches(pattern, name)) ?? false);
}

/** A pattern is a name, or what comes before a final `*`. */
function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}

function packageOf(path: string, ours: OurPackages): string | undefined {
  return [...ours.directories.values()].find(
    (directory) => directory.startsWith('packages/') && path.startsWith(`${directory}/`),
  );
}
