/**
 * `npm run audit:verify`: goes through the audit log of the database at DATABASE_URL from its first row. Exit code 1 when a row was
 * changed, removed or put in; 2 when the log could not be read.
 */
import { existsSync } from 'node:fs';
import { openDatabase } from '../open-database.ts';

const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

async function verify(url: string): Promise<void> {
  const database = await openDatabase(url);
  try {
    const verdict = await database.audit.verify();
    if (verdict.ok) {
      console.log(`OK: ${rows(verdict.checked)} checked, the last has the hash ${verdict.head}`);
      return;
    }
    const { seq, why, checked } = verdict;
    console.error(`The audit log breaks at row ${seq}: ${why} (${rows(checked)} before it as written)`);
    process.exitCode = 1;
  } finally {
    await database.close();
  }
}

function giveUp(why: string): void {
  console.error(why);
  process.exitCode = 2;
}

const url = process.env.DATABASE_URL ?? 'file:data/tidewire.db';
const path = /^file:([^?]+)/.exec(url)?.[1];
if (path !== undefined && !existsSync(path)) {
  // Opening it would make one.
  giveUp(`There is no database at ${path}: set DATABASE_URL`);
} else {
  await verify(url).catch((error: Error) => giveUp(`The audit log could not be read: ${error.message}`));
}
