import { join } from 'node:path';
import { repositoryRoot } from '../environment.mjs';
import { runCommand } from '../processes/command.mjs';
import { fingerprint, makeWhenStale } from './fingerprint.mjs';
import { nodeBinary } from './packages.mjs';

const generated = join(repositoryRoot, 'packages', 'database', 'src', 'generated');

/**
 * Generates the Prisma client when the schema or Prisma itself has changed.
 *
 * @param {import('./setup.mjs').SetupMeans} means
 */
export async function generateDatabaseClient({ environment, logDir, stopped }) {
  const prisma = join('node_modules', 'prisma');
  return makeWhenStale({
    stamp: join(generated, '.made-of'),
    current: await fingerprint(repositoryRoot, [
      join('prisma', 'schema.prisma'),
      'prisma.config.ts',
      join(prisma, 'package.json'),
    ]),
    make: () =>
      runCommand({
        command: nodeBinary,
        args: [join(repositoryRoot, prisma, 'build', 'index.js'), 'generate'],
        // Generating needs no schema engine, but Prisma wants to be shown a file; else it downloads one.
        env: { ...environment, PRISMA_SCHEMA_ENGINE_BINARY: nodeBinary, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
        cwd: repositoryRoot,
        logFile: join(logDir, 'database-client.log'),
        stopped,
      }),
  });
}
