import type { PrismaClient } from '@tidewire/database';
import type { DatabaseFailures } from './database-failures.ts';

/**
 * better-auth says `select: undefined` and `{ field: undefined }` where it means to say nothing, and our client refuses `undefined`
 * (`strictUndefinedChecks`). Those two are dropped. In a `where` it stays an error, for there it would match every row. What the database
 * itself refuses is noted in `failures`.
 */
export const tolerateUndefined = (prisma: PrismaClient, failures: DatabaseFailures): PrismaClient =>
  prisma.$extends({
    query: {
      $allModels: {
        $allOperations: ({ args, query }) => failures.watch(() => query(spokenArguments(args))),
      },
    },
  }) as unknown as PrismaClient;

function spokenArguments<A>(given: A): A {
  const spoken = { ...given } as Record<string, unknown>;
  if (spoken.select === undefined) delete spoken.select;
  if (isPlainObject(spoken.data)) {
    spoken.data = Object.fromEntries(Object.entries(spoken.data).filter(([, value]) => value !== undefined));
  }
  return spoken as A;
}

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
