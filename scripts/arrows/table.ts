// The arrows between the rooms of the house: who may import whom. This table is the law that `npm test` checks; the
// architecture document explains it. What is not allowed here is forbidden.

/** Each entry is a name, or a prefix that ends in `*`. Left out means none. */
export type Allowance = {
  /** Other rooms, by name; a room may always import itself. */
  rooms?: readonly string[];
  /** Rooms of which only `import type` is allowed. */
  typesOf?: readonly string[];
  /** Modules of Node, without `node:`. */
  node?: readonly string[];
  /** npm packages. */
  npm?: readonly string[];
  /** npm packages of which only `import type` is allowed. */
  npmTypes?: readonly string[];
};

export type Room = {
  name: string;
  /** Folders and files from the root; the longest match wins. */
  at: readonly string[];
  may: Allowance;
  /** What its tests may import besides. */
  mayInTests?: Allowance;
};

export type Table = {
  rooms: readonly Room[];
  /** Files that are tests or serve only tests. */
  testFiles: RegExp;
  /** What every test may import besides what its room may. */
  inTests: Allowance;
  /** Packages that few rooms may import, whatever else they may. */
  reserved: readonly { packages: readonly string[]; for: readonly string[] }[];
  /** Files that may read `process.env`; tests may. */
  environmentReaders: readonly RegExp[];
};

const packages: readonly Room[] = [
  {
    name: 'packages/websocket',
    at: ['packages/websocket'],
    may: { node: ['zlib', 'crypto'] },
  },
  {
    name: 'packages/protocol',
    at: ['packages/protocol'],
    may: { npm: ['zod'] },
  },
  {
    name: 'packages/database',
    at: ['packages/database'],
    may: {
      rooms: ['packages/protocol'],
      node: ['*'],
      npm: ['@prisma/*', 'better-sqlite3', 'uuid', 'zod'],
    },
  },
  {
    name: 'packages/client',
    at: ['packages/client'],
    may: { rooms: ['packages/protocol'], npm: ['idb', 'uuid'] },
  },
];

/** What every room of the gateway is handed: a clock and a log, as interfaces. */
const means = ['gateway/means'];

const gateway: readonly Room[] = [
  {
    name: 'gateway/means',
    at: ['apps/gateway/src/clock.ts', 'apps/gateway/src/log.ts', 'apps/gateway/src/fake-clock.ts'],
    may: {},
  },
  {
    name: 'gateway/hub',
    at: ['apps/gateway/src/hub'],
    may: { rooms: ['packages/protocol'], typesOf: means },
  },
  {
    name: 'gateway/broker',
    at: ['apps/gateway/src/broker'],
    may: { rooms: ['packages/protocol'], typesOf: means, npm: ['redis'] },
  },
  {
    name: 'gateway/feeds',
    at: ['apps/gateway/src/feeds'],
    may: { rooms: ['packages/protocol'], typesOf: means, node: ['fs', 'path', 'url'], npm: ['zod'] },
  },
  {
    name: 'gateway/session',
    at: ['apps/gateway/src/session'],
    may: {
      rooms: ['packages/protocol', 'packages/database'],
      typesOf: ['gateway/hub', 'gateway/broker', ...means],
      npm: ['jose', 'uuid', 'zod'],
    },
  },
  {
    name: 'gateway/net',
    at: ['apps/gateway/src/net'],
    may: { rooms: ['packages/websocket', 'packages/protocol'], typesOf: means, node: ['*'] },
  },
  {
    name: 'gateway/config',
    at: ['apps/gateway/src/config.ts'],
    may: { rooms: ['packages/protocol'], npm: ['zod'] },
  },
  {
    name: 'gateway/main',
    at: ['apps/gateway/src'],
    may: {
      rooms: ['gateway/*', 'packages/protocol', 'packages/database', 'packages/websocket'],
      node: ['*'],
      npm: ['pino', 'jose', 'uuid', 'zod'],
    },
    mayInTests: { rooms: ['documents/rights'] },
  },
  {
    name: 'gateway/conformance',
    at: ['apps/gateway/conformance'],
    may: { rooms: ['gateway/*', 'packages/websocket', 'packages/database'], node: ['*'], npm: ['ws'] },
  },
];

const web: readonly Room[] = [
  {
    name: 'web/components',
    at: ['apps/web/src/components'],
    may: { rooms: ['web/realtime', 'packages/protocol'], typesOf: ['docs/api'], npm: ['*'] },
  },
  {
    name: 'web/realtime',
    at: ['apps/web/src/realtime'],
    may: {
      rooms: ['packages/client', 'packages/protocol'],
      // The types of the REST API, made from its document.
      typesOf: ['docs/api'],
      npm: ['react', 'zustand', '@tanstack/*', 'better-auth'],
    },
  },
  { name: 'web/service-worker', at: ['apps/web/public'], may: {} },
  {
    name: 'web/lib',
    at: ['apps/web/src/lib'],
    may: { rooms: ['packages/protocol', 'packages/database', 'media'], node: ['*'], npm: ['*'] },
    mayInTests: { rooms: ['web/testing', 'web/app'] },
  },
  {
    name: 'web/testing',
    at: ['apps/web/src/testing'],
    may: {
      rooms: ['web/app', 'web/lib', 'packages/protocol', 'packages/database', 'docs/api', 'documents/rights'],
      node: ['*'],
      npm: ['*'],
    },
  },
  {
    name: 'web/app',
    at: ['apps/web/src', 'apps/web/next.config.ts', 'apps/web/postcss.config.mjs'],
    may: {
      rooms: [
        'web/components',
        'web/realtime',
        'web/lib',
        'packages/protocol',
        'packages/database',
        'docs/api',
      ],
      node: ['*'],
      npm: ['*'],
    },
    mayInTests: { rooms: ['web/testing', 'documents/rights'] },
  },
];

const around: readonly Room[] = [
  {
    name: 'prisma',
    at: ['prisma', 'prisma.config.ts'],
    may: {
      rooms: ['packages/database', 'packages/protocol'],
      node: ['*'],
      npm: ['@better-auth/utils', 'prisma'],
    },
  },
  {
    name: 'e2e',
    at: ['e2e'],
    may: {
      rooms: ['scripts', 'packages/protocol', 'packages/client'],
      node: ['*'],
      npm: ['@playwright/test', '@axe-core/playwright', 'ws'],
    },
  },
  {
    name: 'bench',
    at: ['bench'],
    // The browser of the journeys, and what they know of a room's page.
    may: { rooms: ['packages/*', 'gateway/*', 'e2e'], node: ['*'], npm: ['*'] },
  },
  {
    name: 'verify',
    at: ['verify'],
    // It stands where people stand: the gateway is a process to it, never code.
    may: {
      rooms: ['packages/client', 'packages/protocol', 'packages/database'],
      node: ['*'],
      npm: ['jose', 'uuid'],
    },
  },
  {
    name: 'cli',
    at: ['apps/cli'],
    // It stands where operators stand: Tidewire is an address to it, never code.
    may: { rooms: ['packages/client', 'packages/protocol'], node: ['*'], npm: ['uuid', 'zod'] },
    mayInTests: { rooms: ['web/testing', 'gateway/main', 'gateway/config'] },
  },
  {
    name: 'media',
    at: ['apps/media'],
    // It opens what strangers made: it is given files and nothing else. Its words are what others import of it.
    may: { node: ['path'], npm: ['file-type', 'sharp', 'zod'] },
  },
  {
    name: 'docs/api',
    at: ['docs/api'],
    may: {},
  },
  {
    name: 'documents/rights',
    at: ['documents/rights.fixture.ts'],
    // The page of rights as a table, for the tests of either door.
    may: {},
  },
  {
    name: 'documents',
    at: ['documents'],
    // It reads what the routes declare, and runs none of them but in its tests.
    may: {
      rooms: ['web/lib', 'web/testing', 'packages/protocol', 'docs/api'],
      node: ['*'],
      npm: ['zod', 'oxc-parser', 'openapi-typescript'],
    },
    mayInTests: {
      rooms: ['web/testing', 'packages/database'],
      npm: ['ajv', 'ajv-formats', '@asyncapi/parser'],
    },
  },
  {
    name: 'scripts/replay',
    at: ['scripts/replay'],
    // A match file is read with the schema of the gateway's own match files.
    may: { rooms: ['packages/protocol', 'gateway/feeds'], node: ['*'], npm: ['zod'] },
  },
  {
    name: 'scripts',
    at: ['scripts', 'vitest.config.ts'],
    may: { node: ['*'], npm: ['oxc-parser', 'vitest', '@playwright/test'] },
  },
];

export const table: Table = {
  rooms: [...packages, ...gateway, ...web, ...around],
  testFiles: /\.(test|contract|fixture)\.tsx?$|\/src\/testing\//,
  inTests: {
    rooms: ['gateway/means'],
    node: ['*'],
    npm: ['vitest', 'fast-check', 'ws', 'fake-indexeddb'],
  },
  reserved: [
    { packages: ['@prisma/*', 'prisma'], for: ['packages/database', 'prisma'] },
    { packages: ['better-sqlite3'], for: ['packages/database'] },
    { packages: ['sharp', 'file-type'], for: ['media'] },
  ],
  environmentReaders: [
    /^apps\/gateway\/src\/config\.ts$/,
    /^apps\/cli\/src\/main\.ts$/,
    /^apps\/web\/src\/lib\/environment\.ts$/,
    /^apps\/web\/next\.config\.ts$/,
    /^packages\/database\/src\/cli\//,
    /^prisma\/seed\.ts$/,
    /^prisma\.config\.ts$/,
    /^e2e\//,
    /^scripts\//,
    /^bench\//,
  ],
};
