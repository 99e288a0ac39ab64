// Packages of Debian, for what the tests need and npm does not have.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../environment.mjs';
import { CommandFailed, runCommand } from '../processes/command.mjs';

/** Only root may, and only where there is apt. */
export const canInstallPackages = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/**
 * Whoever asks looks afterwards whether it is there: Ubuntu's `chromium`, for one, is an empty package that wants a snap.
 *
 * @param {import('./setup.mjs').SetupMeans} means
 * @param {string} name
 */
export async function installPackage({ environment, logDir, stopped }, name) {
  // In runlevel 1 a package's service is not started when it is installed.
  const env = { ...environment, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const logFile = join(logDir, `install-${name}.log`);
  try {
    for (const args of [['update'], ['install', '-y', name]]) {
      await runCommand({ command: 'apt-get', args, env, cwd: repositoryRoot, logFile, stopped });
    }
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
  }
}
