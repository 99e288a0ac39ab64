// The nginx that the tests put in front of the gateway, with the configuration of deploy/.

import { spawnSync } from 'node:child_process';
import { canInstallPackages, installPackage } from './debian-package.mjs';

const hasNginx = () => spawnSync('nginx', ['-v']).error === undefined;

/**
 * As root on Debian the package; elsewhere it is the machine's owner's to install, and the tests that need it are skipped without.
 *
 * @param {import('./setup.mjs').SetupMeans} means
 * @returns {Promise<'changed' | 'unchanged'>}
 */
export async function installNginx(means) {
  if (hasNginx() || !canInstallPackages()) return 'unchanged';
  await installPackage(means, 'nginx');
  return hasNginx() ? 'changed' : 'unchanged';
}
