/**
 * Puts the demo data into the database at DATABASE_URL, once; the service key and the demo sign-ins go into TIDEWIRE_DATA_DIR.
 */
import { openConnection } from '@tidewire/database';
import { seed } from './seed/seed.ts';

const url = process.env.DATABASE_URL ?? 'file:data/tidewire.db';
const dataDir = process.env.TIDEWIRE_DATA_DIR ?? 'data';
const connection = openConnection(url);
try {
  const result = await seed(connection, { dataDir, now: Date.now() });
  const said = {
    seeded: `Demo people, rooms and feeds are in place; their sign-ins are in ${dataDir}/demo-accounts.json.`,
    'seeded before': 'Seeded before: nothing to do.',
    'in use': 'People already use this database: no demo data was added.',
  };
  console.log(said[result]);
} catch (error) {
  console.error('The database could not be seeded:', error);
  process.exitCode = 1;
} finally {
  await connection.close();
}
