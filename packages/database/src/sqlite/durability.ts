import { DatabaseUnavailableError } from '../errors.ts';
import { patiently } from './patiently.ts';

/** How long opening the file waits for a lock, in all: nobody can ask for it again, and a process that gives up there does not start. */
const openWaitMs = 20_000;

/** One connection to a SQLite file, as far as its pragmas go. */
export type Pragmas = {
  run(script: string): Promise<void>;
  read(name: string): Promise<string>;
};

/**
 * A commit must survive a power cut. In WAL mode SQLite as built into better-sqlite3 falls back to `synchronous=NORMAL` at the first
 * write unless told otherwise, so what counts is what the pragmas say after one.
 */
export async function makeDurable({ run, read }: Pragmas): Promise<void> {
  await patiently(openWaitMs, () => run('PRAGMA journal_mode=WAL'));
  await run('PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON');
  const version = await patiently(openWaitMs, () => read('user_version'));
  await patiently(openWaitMs, () => run(`PRAGMA user_version=${Number(version)}`));
  for (const [name, expected] of [
    ['journal_mode', 'wal'],
    ['synchronous', '2'],
    ['foreign_keys', '1'],
  ] as const) {
    const value = await patiently(openWaitMs, () => read(name));
    if (value !== expected) {
      throw new DatabaseUnavailableError(`SQLite does not keep its promises here: ${name} is ${value}`);
    }
  }
}
