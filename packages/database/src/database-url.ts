import { fileURLToPath } from 'node:url';
import { UnsupportedDatabaseError } from './errors.ts';

/** A database that this build can speak to. */
export type DatabaseLocation = { kind: 'sqlite'; path: string };

/**
 * The one place where a URL is understood. `file:data/tidewire.db` is relative to the working directory, `file:///var/…` is absolute.
 *
 * @throws {UnsupportedDatabaseError} when nothing here speaks to such a URL
 */
export function parseDatabaseUrl(url: string): DatabaseLocation {
  const scheme = /^[a-z]+(?=:)/.exec(url)?.[0];
  switch (scheme) {
    case 'file':
      return { kind: 'sqlite', path: sqlitePath(url) };
    case 'postgres':
    case 'postgresql':
      throw new UnsupportedDatabaseError(
        'PostgreSQL is not supported yet: use a SQLite file, for example DATABASE_URL=file:data/tidewire.db',
      );
    default:
      throw new UnsupportedDatabaseError(
        `DATABASE_URL must start with file: and name a SQLite file (it starts with ${scheme ? `${scheme}:` : 'no scheme'})`,
      );
  }
}

function sqlitePath(url: string): string {
  const path = url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length);
  if (path === '' || path.includes('?') || path.includes('\u0000')) {
    throw new UnsupportedDatabaseError(`DATABASE_URL "${url}" names no file: write file: and a path`);
  }
  return path;
}
