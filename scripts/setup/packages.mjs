// Whether node_modules is what the lockfile says, and `npm ci` when it is not.

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../environment.mjs';
import { runCommand } from '../processes/command.mjs';
import { Refusal } from '../refusal.mjs';

/** The Node that the project pins and runs on. */
export const nodeBinary = join(
  repositoryRoot,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/**
 * @typedef {Record<string, { version?: string, integrity?: string, link?: boolean, optional?: boolean, peer?: boolean }>} LockedPackages
 */

/**
 * @param {import('./setup.mjs').SetupMeans} means
 * @returns {Promise<'changed' | 'unchanged'>}
 */
export async function installPackages({ environment, logDir, stopped }) {
  if (await isInstalled(repositoryRoot)) return 'unchanged';
  await runCommand({
    command: process.platform === 'win32' ? 'npm.cmd' : 'npm',
    args: ['ci', '--loglevel=error', '--no-audit', '--no-fund'],
    env: withMachineNode(environment),
    cwd: repositoryRoot,
    logFile: join(logDir, 'install.log'),
    stopped,
  });
  if ((await versionOf(nodeBinary)) === undefined) {
    throw new Refusal(
      'npm installed the packages but not Node itself, because install scripts are switched off; ' +
        'run "npm rebuild node --ignore-scripts=false" and start again.',
    );
  }
  return 'changed';
}

/**
 * npm writes into node_modules/.package-lock.json what it has put there, as the last thing it does. So this sees an
 * install that was made by hand, and one that was broken off, without a stamp of our own.
 *
 * @param {string} root
 */
export async function isInstalled(root) {
  const wanted = lockedPackages(join(root, 'package-lock.json'));
  const present = lockedPackages(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined)
    throw new Refusal('package-lock.json is missing; check the repository out again.');
  return present !== undefined && matches(wanted, present) && (await versionOf(nodeBinary)) !== undefined;
}

/**
 * @param {LockedPackages} wanted
 * @param {LockedPackages} present
 */
export function matches(wanted, present) {
  const names = Object.keys(wanted).filter((name) => name !== '');
  const isEveryOneThere = names.every((name) => {
    const want = wanted[name];
    const have = present[name];
    // Binaries for other platforms are in the lockfile and rightly not on this machine.
    if (have === undefined) return want?.optional === true;
    return have.version === want?.version && have.integrity === want?.integrity && have.link === want?.link;
  });
  return isEveryOneThere && Object.keys(present).every((name) => wanted[name] !== undefined);
}

/**
 * @param {string} file
 * @returns {LockedPackages | undefined} undefined when there is no such file or it was left half written
 */
function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** @param {string} binary */
async function versionOf(binary) {
  try {
    return (await promisify(execFile)(binary, ['--version'])).stdout.trim();
  } catch {
    return undefined; // absent, or not built for this machine: both mean "install it"
  }
}

/**
 * `npm ci` begins by removing node_modules, and with it the Node that we may be running on; npm has to run on the
 * machine's own.
 *
 * @param {Record<string, string>} environment
 */
function withMachineNode(environment) {
  const path = (environment.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes(`${sep}node_modules${sep}`))
    .join(delimiter);
  return { ...environment, PATH: path };
}
