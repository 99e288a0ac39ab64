import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { table } from './table.ts';
import { checkTree } from './tree.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tidewire-arrows-'));
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  for (const name of ['websocket', 'protocol', 'database', 'client']) {
    plant(
      `packages/${name}/package.json`,
      JSON.stringify({ name: `@tidewire/${name}`, exports: { '.': './src/index.ts' } }),
    );
  }
  const imports = {
    '#web/*': './src/*',
    '#front-door': { default: './src/lib/door.ts', edge: './src/realtime/a.ts' },
  };
  plant('apps/web/package.json', JSON.stringify({ name: '@tidewire/web', imports }));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function complaints(): string[] {
  return checkTree(root, table).violations.map(({ path, line, sentence }) => `${path}:${line}: ${sentence}`);
}

describe('a wrong arrow is named with its file, its line and both rooms', () => {
  const wrong: [title: string, path: string, source: string, complaint: string][] = [
    [
      'between two rooms of the gateway',
      'apps/gateway/src/hub/hub.ts',
      "\nimport { listen } from '../net/http-server.ts';",
      ':2: gateway/hub may not import gateway/net (../net/http-server.ts)',
    ],
    [
      'from a room to a package of ours',
      'apps/gateway/src/hub/hub.ts',
      "import { append } from '@tidewire/database';",
      ':1: gateway/hub may not import packages/database (@tidewire/database)',
    ],
    [
      'as a type, where not even types may be known',
      'apps/gateway/src/net/connection.ts',
      "import type { Session } from '../session/session.ts';",
      ':1: gateway/net may not import gateway/session (../session/session.ts)',
    ],
    [
      'as a value, where only types may be known',
      'apps/gateway/src/session/session.ts',
      "import { Hub } from '../hub/hub.ts';",
      ':1: gateway/session may import only types of gateway/hub (../hub/hub.ts); write "import type"',
    ],
    [
      'as an inline type, which still loads the module',
      'apps/gateway/src/session/session.ts',
      "import { type Hub } from '../hub/hub.ts';",
      ':1: gateway/session may import only types of gateway/hub (../hub/hub.ts); write "import type"',
    ],
    [
      'in a re-export',
      'apps/web/src/components/room/list.tsx',
      "export { rooms } from '../../lib/rooms.ts';\nexport const a = 1;",
      ':1: web/components may not import web/lib (../../lib/rooms.ts)',
    ],
    [
      'in an import()',
      'apps/web/src/components/room/list.tsx',
      "export const rooms = () => import('../../lib/rooms.ts');",
      ':1: web/components may not import web/lib (../../lib/rooms.ts)',
    ],
    [
      'in an import type',
      'apps/web/src/realtime/feed.ts',
      "export type Rows = import('../lib/rooms.ts').Rows;",
      ':1: web/realtime may not import web/lib (../lib/rooms.ts)',
    ],
    [
      'in the URL of a thread',
      'packages/client/src/index.ts',
      "export const thread = new Worker(new URL('../../../scripts/thread.ts', import.meta.url));",
      ':1: packages/client may not import scripts (../../../scripts/thread.ts)',
    ],
    [
      'through a subpath import',
      'apps/web/src/components/room/list.tsx',
      "import { rooms } from '#web/lib/rooms.ts';",
      ':1: web/components may not import web/lib (#web/lib/rooms.ts)',
    ],
    [
      'through a subpath import under one of its conditions',
      'apps/web/src/components/room/list.tsx',
      "import { open } from '#front-door';",
      ':1: web/components may not import web/lib (#front-door)',
    ],
    [
      'through a subpath import that is not there',
      'apps/web/src/components/room/list.tsx',
      "import { open } from '#back-door';",
      ':1: #back-door is no subpath import of this package',
    ],
    [
      'to a module of Node',
      'packages/protocol/src/index.ts',
      "import { readFileSync } from 'node:fs';",
      ':1: packages/protocol may not import node:fs',
    ],
    [
      'to an npm package',
      'packages/client/src/index.ts',
      "import { useState } from 'react';",
      ':1: packages/client may not import the package react',
    ],
    [
      'to Prisma from anywhere but the database, even where every npm package is allowed',
      'apps/web/src/lib/rooms.ts',
      "import { PrismaClient } from '@prisma/client';",
      ':1: web/lib may not import @prisma/client; only packages/database and prisma may',
    ],
    [
      'past the index of a package, by path',
      'apps/gateway/src/main.ts',
      "import { append } from '../../../packages/database/src/append.ts';",
      ':1: gateway/main may not reach into packages/database (../../../packages/database/src/append.ts); a package is entered by its index',
    ],
    [
      'past the index of a package, by name',
      'apps/gateway/src/main.ts',
      "import { append } from '@tidewire/database/append';",
      ':1: @tidewire/database/append is not offered; a package is entered by its index',
    ],
    [
      'that nobody can read',
      'apps/gateway/src/net/connection.ts',
      'export const load = (name: string) => import(name);',
      ':1: import() needs a plain string here, so that this lint can see where it points',
    ],
  ];

  test.each(wrong)('%s', (_title, path, source, complaint) => {
    plant(path, source);
    expect(complaints()).toEqual([`${path}${complaint}`]);
  });
});

describe('the environment is read in one place', () => {
  test.each([
    ['process.env', 'export const port = process.env.WEB_PORT;'],
    ['process["env"]', 'export const port = process["env"]["WEB_PORT"];'],
    ['globalThis.process.env', 'export const port = globalThis.process.env.WEB_PORT;'],
    ['a destructured process', 'export const { env } = process;'],
    ['an import of env', "import { env } from 'node:process';\nexport const port = env.WEB_PORT;"],
  ])('%s elsewhere is a wrong arrow', (_title, source) => {
    plant('apps/gateway/src/net/http-server.ts', source);
    expect(complaints()).toEqual([
      'apps/gateway/src/net/http-server.ts:1: gateway/net may not read process.env; it is handed what it needs',
    ]);
  });

  test('config.ts may, and so may a test', () => {
    plant('apps/gateway/src/config.ts', 'export const port = process.env.GATEWAY_PORT;');
    plant('apps/gateway/src/net/http-server.test.ts', 'export const port = process.env.GATEWAY_PORT;');
    expect(complaints()).toEqual([]);
  });
});

test('a file that cannot be parsed is named, and the others are checked', () => {
  plant('apps/gateway/src/hub/broken.ts', 'const = 1;');
  plant('apps/gateway/src/hub/hub.ts', "import '../net/a.ts';");
  expect(complaints()).toEqual([
    expect.stringMatching(/^apps\/gateway\/src\/hub\/broken\.ts:1: this file cannot be parsed: ./),
    'apps/gateway/src/hub/hub.ts:1: gateway/hub may not import gateway/net (../net/a.ts)',
  ]);
});

describe('every file has a room, and apps have no barrels', () => {
  test('a file outside of all rooms is named', () => {
    plant('tools/thing.ts', 'export const a = 1;');
    expect(complaints()).toEqual([
      'tools/thing.ts:1: this file is in no room; give it one in scripts/arrows/table.ts',
    ]);
  });

  test.each([
    ['apps/web/src/components/room/index.ts', 'export const a = 1;'],
    ['apps/web/src/components/room/all.ts', "export * from './list.tsx';"],
  ])('%s is a barrel', (path, source) => {
    plant(path, source);
    expect(complaints()).toEqual([
      `${path}:1: no barrel files inside apps; import the file that has the name`,
    ]);
  });
});

describe('what is right passes', () => {
  test.each([
    ['apps/gateway/src/session/session.ts', "import type { Hub } from '../hub/hub.ts';"],
    ['apps/gateway/src/hub/hub.ts', "import type { Event } from '@tidewire/protocol';"],
    [
      'apps/gateway/src/hub/hub.test.ts',
      "import { test } from 'vitest';\nimport { readFileSync } from 'node:fs';",
    ],
    [
      'packages/websocket/src/index.ts',
      "import { deflateRaw } from 'node:zlib';\nexport { a } from './a.ts';",
    ],
    ['packages/database/src/index.ts', "import { PrismaClient } from '@prisma/client';"],
    ['e2e/stack.ts', "export const program = new URL('../apps/gateway/src/main.ts', import.meta.url);"],
    ['apps/web/src/app/page.tsx', "import { List } from '#web/components/room/list.tsx';"],
  ])('%s: %s', (path, source) => {
    plant(path, source);
    expect(complaints()).toEqual([]);
  });

  test('what git ignores is not looked at', () => {
    plant('.gitignore', 'generated/');
    plant('packages/database/src/generated/client.ts', "import { a } from '../../../../apps/web/src/a.ts';");
    expect(complaints()).toEqual([]);
  });

  test('every room of the table has a name of its own', () => {
    const names = table.rooms.map((room) => room.name);
    expect(new Set(names).size).toBe(names.length);
  });
});
