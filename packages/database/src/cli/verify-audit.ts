/**
 * `npm run audit:verify`: goes through the audit log of the database at DATABASE_URL from its first row. Exit code 1 when a row was
 * changed, removed or put in.
 */
import { openDatabase } from '../open-database.ts';

const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

const database = await openDatabase(process.env.DATABASE_URL ?? 'file:data/tidewire.db');
try {
  const verdict = await database.audit.verify();
  if (verdict.ok) {
    console.log(`OK: ${rows(verdict.checked)} checked, the last has the hash ${verdict.head}`);
  } else {
    const { seq, why, checked } = verdict;
    console.error(`The audit log breaks at row ${seq}: ${why} (${rows(checked)} before it as written)`);
    process.exitCode = 1;
  }
} finally {
  await database.close();
}
