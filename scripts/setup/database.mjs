import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repositoryRoot, sqliteFile } from '../environment.mjs';
import { makeFolder, makePrivate } from '../folder.mjs';
import { runCommand } from '../processes/command.mjs';
import { Refusal } from '../refusal.mjs';
import { nodeBinary } from './packages.mjs';

/**
 * Refuses a SQLite file that cannot be written, before anything slow has begun. SQLite also writes beside its file
 * (the write-ahead log), so the folder is tried too. Of another database the migration will tell.
 *
 * @param {string} databaseUrl
 * @throws {Refusal}
 */
export function refuseUnwritableDatabase(databaseUrl) {
  const file = sqliteFile(databaseUrl);
  if (file === undefined) return;
  const trial = join(dirname(file), `.tidewire-${randomBytes(6).toString('hex')}`);
  try {
    makeFolder(dirname(file));
    writeFileSync(trial, '', { flag: 'wx' });
    rmSync(trial);
    if (existsSync(file)) closeSync(openSync(file, 'r+'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : String(error);
    throw new Refusal(
      `The database ${file} cannot be written (${code}); choose another place with DATABASE_URL.`,
      {
        cause: error,
      },
    );
  }
}

/**
 * Shuts others out of the project's own data folder, which earlier versions left open. A folder that somebody names in
 * DATABASE_URL may hold other things than ours, `/tmp` for one: it is theirs.
 */
export function makeDefaultDataFolderPrivate() {
  makePrivate(join(repositoryRoot, 'data'));
}

/**
 * @param {import('./setup.mjs').SetupMeans} means
 * @returns {Promise<'changed'>}
 */
export async function migrateDatabase(means) {
  return runDatabaseScript('packages/database/src/cli/migrate.ts', 'migrate.log', means);
}

/**
 * @param {import('./setup.mjs').SetupMeans} means
 * @returns {Promise<'changed'>}
 */
export async function seedDatabase(means) {
  return runDatabaseScript('prisma/seed.ts', 'seed.log', means);
}

/**
 * @param {string} script
 * @param {string} log
 * @param {import('./setup.mjs').SetupMeans} means
 * @returns {Promise<'changed'>}
 */
async function runDatabaseScript(script, log, { environment, logDir, stopped }) {
  await runCommand({
    command: nodeBinary,
    args: [join(repositoryRoot, script)],
    env: environment,
    cwd: repositoryRoot,
    logFile: join(logDir, log),
    stopped,
  });
  return 'changed';
}
