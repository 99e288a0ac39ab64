import { createDatabase, type DatabaseOptions } from './create-database.ts';
import type { Database } from './database.ts';
import { openConnection } from './open-connection.ts';

/**
 * Opens the database at `url` in this thread; rejects when it cannot be opened.
 *
 * @throws {UnsupportedDatabaseError} when nothing here speaks to such a URL
 * @throws {DatabaseUnavailableError} when the file cannot be opened or written
 */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  const database = createDatabase(openConnection(url), options);
  try {
    await database.ping();
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}
