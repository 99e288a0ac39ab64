// One set-up at a time in one folder: `npm run web` and `npm run gateway` in two terminals would else both run
// `npm ci`, each removing what the other has just put there.

import { createHash } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../environment.mjs';
import { machineClock } from '../processes/clock.mjs';
import { isAlive } from '../processes/running.mjs';

const betweenLooksMs = 200;

/** Outside the repository, because `npm ci` empties node_modules and everything else there belongs to git. */
const lockOfThisFolder = join(
  tmpdir(),
  `tidewire-setup-${createHash('sha256').update(repositoryRoot).digest('hex').slice(0, 16)}.lock`,
);

/**
 * @template T
 * @param {object} means
 * @param {AbortSignal} means.stopped
 * @param {(owner: number) => void} means.announce called once when somebody else is at it
 * @param {string} [means.file]
 * @param {import('../processes/clock.mjs').Clock} [means.clock]
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withSetupLock(
  { stopped, announce, file = lockOfThisFolder, clock = machineClock },
  work,
) {
  let isAnnounced = false;
  for (let owner = take(file); owner !== undefined; owner = take(file)) {
    if (!isAnnounced) announce(owner);
    isAnnounced = true;
    await clock.sleep(betweenLooksMs, stopped);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * @param {string} file
 * @returns {number | undefined} undefined when the lock is now ours, else the living process that has it
 */
function take(file) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, file);
    return undefined;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const owner = readOwner(file);
    if (owner !== undefined && owner !== process.pid && isAlive(owner)) return owner;
    rmSync(file, { force: true }); // its owner was killed and could not remove it
    return take(file);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** @param {string} file */
function readOwner(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
