// One gateway per SQLite file: two of them, each with its broker in memory, would share the messages and not hear each
// other. Whoever runs a gateway keeps an entry beside the file while it runs, an empty file that has its process in the
// name. It is kept by `npm start` and not by the gateway itself, so a gateway that crashes finds its place again.
//
// An entry is made first and the others are looked at then, so of two at the same moment at least one sees the other.
// Names of the dead are never used again, so sweeping them away cannot take the place of somebody alive.

import { existsSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { sqliteFile } from '../environment.mjs';
import { Refusal } from '../refusal.mjs';
import { machineClock } from './clock.mjs';
import { isRunning, ownIdentity } from './running.mjs';

const betweenLooksMs = 50;

/** Looks at one who came at the same moment and will give way, before it is taken for one who has the database. */
const mostLooks = 10;

/**
 * @param {object} wanted
 * @param {string} wanted.databaseUrl its folder exists
 * @param {AbortSignal} wanted.stopped
 * @param {import('./running.mjs').Identity} [wanted.self]
 * @param {import('./clock.mjs').Clock} [wanted.clock]
 * @returns {Promise<() => void>} gives the database back
 * @throws {Refusal} when another living process has it
 */
export async function holdDatabase({ databaseUrl, stopped, self = ownIdentity(), clock = machineClock }) {
  const named = sqliteFile(databaseUrl);
  if (named === undefined) return () => {}; // a database with a server of its own is nobody's alone
  const file = existsSync(named) ? realpathSync(named) : named;
  const own = `${basename(file)}-gateway-${self.pid}-${self.start}`;
  const release = () => rmSync(join(dirname(file), own), { force: true });
  writeFileSync(join(dirname(file), own), '', { mode: 0o600 });
  try {
    for (let looks = 1; ; looks += 1) {
      const other = firstOther(file, own);
      if (other === undefined) return release;
      if (other.entry < own || looks === mostLooks) throw new Refusal(sentence(named, other.pid));
      await clock.sleep(betweenLooksMs, stopped);
    }
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * Of those alive the one whose entry sorts first; it is the one who does not give way. Entries of the dead are removed.
 *
 * @param {string} file
 * @param {string} own
 */
function firstOther(file, own) {
  const prefix = `${basename(file)}-gateway-`;
  for (const entry of readdirSync(dirname(file)).toSorted()) {
    const [, pid, start] = /^(\d+)-([\w.]+)$/.exec(entry.slice(prefix.length)) ?? [];
    if (!entry.startsWith(prefix) || entry === own || pid === undefined || start === undefined) continue;
    if (isRunning({ pid: Number(pid), start })) return { entry, pid: Number(pid) };
    rmSync(join(dirname(file), entry), { force: true });
  }
  return undefined;
}

/**
 * @param {string} file
 * @param {number} pid
 */
function sentence(file, pid) {
  return (
    `The database ${file} already has a gateway, run by process ${pid}; stop that one ("kill ${pid}"), ` +
    'or give this one a database of its own with DATABASE_URL.'
  );
}
