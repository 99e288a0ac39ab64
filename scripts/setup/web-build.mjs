import { join } from 'node:path';
import { repositoryRoot } from '../environment.mjs';
import { runCommand } from '../processes/command.mjs';
import { fingerprint, makeWhenStale } from './fingerprint.mjs';
import { nodeBinary } from './packages.mjs';

/** URLs and secrets are read when the server starts, so no environment variable is among the inputs. */
const inputs = [
  'apps/web',
  'packages',
  'prisma/schema.prisma',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];

/**
 * Builds the web app when anything it is built of has changed.
 *
 * @param {import('./setup.mjs').SetupMeans} means
 */
export async function buildWeb({ environment, logDir, stopped }) {
  const web = join(repositoryRoot, 'apps', 'web');
  return makeWhenStale({
    stamp: join(web, '.next', '.made-of'),
    current: await fingerprint(repositoryRoot, inputs),
    make: () =>
      runCommand({
        command: nodeBinary,
        args: [join(repositoryRoot, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build', web],
        env: { ...environment, NODE_ENV: 'production' },
        cwd: repositoryRoot,
        logFile: join(logDir, 'web-build.log'),
        stopped,
      }),
  });
}
