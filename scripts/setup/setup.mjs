// All that must be there before a process can start, made when it is missing or stale. Every entry point comes
// through here, each asking for as much as it needs.

import { migrateDatabase, seedDatabase } from './database.mjs';
import { generateDatabaseClient } from './database-client.mjs';
import { withSetupLock } from './lock.mjs';
import { installPackages } from './packages.mjs';
import { buildWeb } from './web-build.mjs';

/**
 * @typedef {object} SetupMeans
 * @property {Record<string, string>} environment
 * @property {string} logDir
 * @property {AbortSignal} stopped
 *
 * @typedef {object} Extent packages and the database client are always made
 * @property {boolean} database migrated and seeded
 * @property {boolean} webBuild
 */

/**
 * @param {import('../terminal/steps.mjs').Steps} steps
 * @param {SetupMeans} means
 * @param {Extent} extent
 */
export async function setUp(steps, means, extent) {
  const announce = (/** @type {number} */ owner) =>
    steps.screen.print(`Another command is setting up this folder (process ${owner}); waiting for it.`);
  await withSetupLock({ stopped: means.stopped, announce }, async () => {
    await steps.run(
      { doing: 'Installing packages', done: 'Packages installed', hint: 'about a minute the first time' },
      () => installPackages(means),
    );
    await steps.run({ doing: 'Generating the database client', done: 'Database client generated' }, () =>
      generateDatabaseClient(means),
    );
    await allOrFirstFailure(means, [
      extent.database && ((means) => prepareDatabase(steps, means)),
      extent.webBuild && ((means) => buildWebApp(steps, means)),
    ]);
  });
}

/**
 * @param {import('../terminal/steps.mjs').Steps} steps
 * @param {SetupMeans} means
 */
async function prepareDatabase(steps, means) {
  await steps.run({ doing: 'Migrating the database', done: 'Database migrated' }, () =>
    migrateDatabase(means),
  );
  await steps.run({ doing: 'Seeding', done: 'Demo data in place' }, () => seedDatabase(means));
}

/**
 * @param {import('../terminal/steps.mjs').Steps} steps
 * @param {SetupMeans} means
 */
async function buildWebApp(steps, means) {
  await steps.run({ doing: 'Building the web app', done: 'Web app built' }, () => buildWeb(means));
}

/**
 * Side by side; the first failure stops the others and is what is thrown.
 *
 * @param {SetupMeans} means
 * @param {(false | ((means: SetupMeans) => Promise<void>))[]} works
 */
async function allOrFirstFailure(means, works) {
  const over = new AbortController();
  const pass = () => over.abort(means.stopped.reason);
  means.stopped.addEventListener('abort', pass, { once: true });
  const fail = (/** @type {unknown} */ error) => over.abort(error);
  const begun = works.map((work) =>
    work === false ? undefined : work({ ...means, stopped: over.signal }).catch(fail),
  );
  await Promise.all(begun);
  means.stopped.removeEventListener('abort', pass);
  over.signal.throwIfAborted();
}
