import { describe, expect, test } from 'vitest';
import { parseDatabaseUrl } from './database-url.ts';
import { UnsupportedDatabaseError } from './errors.ts';
import { migrate } from './migrations/migrate.ts';
import { openDatabase } from './open-database.ts';
import { openPrisma } from './open-prisma.ts';

describe('a database URL', () => {
  test.each([
    ['file:data/tidewire.db', 'data/tidewire.db'],
    ['file:/var/lib/tidewire.db', '/var/lib/tidewire.db'],
    ['file:///var/lib/tide%20wire.db', '/var/lib/tide wire.db'],
  ])('%s names the file %s', (url, path) => {
    expect(parseDatabaseUrl(url)).toEqual({ kind: 'sqlite', path });
  });

  test.each([
    ['postgres://localhost/tidewire', /PostgreSQL is not supported yet/],
    ['postgresql://localhost/tidewire', /PostgreSQL is not supported yet/],
    ['mysql://localhost/tidewire', /starts with mysql:/],
    ['data/tidewire.db', /no scheme/],
    ['file:', /names no file/],
    ['file:data/x.db?mode=ro', /names no file/],
  ])('%s is refused at every door, in a sentence that says what to write instead', async (url, sentence) => {
    expect(() => openPrisma(url)).toThrow(sentence);
    expect(() => openPrisma(url)).toThrow(/file:/);
    await expect(openDatabase(url)).rejects.toBeInstanceOf(UnsupportedDatabaseError);
    await expect(migrate(url)).rejects.toBeInstanceOf(UnsupportedDatabaseError);
  });
});
