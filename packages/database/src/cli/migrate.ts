/**
 * Brings the database at DATABASE_URL up to date; at once done when it is. One clear sentence and exit code 1 when it cannot.
 */

import { explainFailure } from '../migrations/explain-failure.ts';
import { migrate } from '../migrations/migrate.ts';

const url = process.env.DATABASE_URL ?? 'file:data/tidewire.db';
try {
  const applied = await migrate(url);
  for (const name of applied) console.log(`Applied migration ${name}`);
} catch (error) {
  console.error(explainFailure(url, error));
  process.exitCode = 1;
}
