import { fileURLToPath } from 'node:url';
import { UnsupportedDatabaseError } from '../errors.ts';

/** The file behind a `file:` URL: `file:data/tidewire.db` is relative to the working directory, `file:///var/…` is absolute. */
export function sqlitePath(url: string): string {
  const path = url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length);
  if (path === '' || path.includes('?') || path.includes('\u0000')) {
    throw new UnsupportedDatabaseError(`"${url}" names no file: write file: and a path`);
  }
  return path;
}
