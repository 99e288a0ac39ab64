/**
 * A process that holds the database at its argument until it is killed, and says which process has it when it is refused. It waits for a line
 * of input first, so that a test can have several begin at the same moment.
 */
import { once } from 'node:events';
import { holdDatabase } from './database-lock.mjs';

process.stdin.resume();
console.log('up');
await once(process.stdin, 'data');
try {
  await holdDatabase({ databaseUrl: process.argv[2] ?? '', stopped: new AbortController().signal });
  console.log('held');
} catch (error) {
  console.log(error instanceof Error && error.name === 'Refusal' ? error.message : error);
  process.exit(1);
}
