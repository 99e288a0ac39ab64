// A Chromium for the browser journeys: the one that is named, Playwright's own, or the system's; else it is installed.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../environment.mjs';
import { runCommand } from '../processes/command.mjs';
import { Refusal } from '../refusal.mjs';
import { canInstallPackages, installPackage } from './debian-package.mjs';
import { nodeBinary } from './packages.mjs';

const systemPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** @typedef {{ kind: 'playwright' } | { kind: 'system', path: string }} Chromium */

/**
 * @param {string | undefined} named CHROMIUM_PATH
 * @returns {Promise<Chromium | undefined>}
 */
export async function findChromium(named) {
  if (named) {
    if (!existsSync(named)) throw new Refusal(`CHROMIUM_PATH is ${named}, and no file is there.`);
    return { kind: 'system', path: named };
  }
  const { chromium } = await import('@playwright/test');
  if (existsSync(chromium.executablePath())) return { kind: 'playwright' };
  const path = systemPaths.find((candidate) => existsSync(candidate));
  return path === undefined ? undefined : { kind: 'system', path };
}

/**
 * As root on Debian the package, which brings the libraries and fonts with it; elsewhere Playwright's download.
 *
 * @param {import('./setup.mjs').SetupMeans} means
 * @returns {Promise<'changed' | 'unchanged'>}
 */
export async function installChromium(means) {
  if ((await findChromium(means.environment.CHROMIUM_PATH)) !== undefined) return 'unchanged';
  if (canInstallPackages()) {
    await installPackage(means, 'chromium');
    if ((await findChromium(undefined)) !== undefined) return 'changed';
  }
  const { environment, logDir, stopped } = means;
  await runCommand({
    command: nodeBinary,
    args: [join(repositoryRoot, 'node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium'],
    env: environment,
    cwd: repositoryRoot,
    logFile: join(logDir, 'install-chromium.log'),
    stopped,
  });
  return 'changed';
}
