/**
 * The files of a SQLite database belong to one user. SQLite makes them with whatever the umask leaves, and gives what it makes beside the
 * database (`-wal`, `-shm`, `-journal`) the mode of the database itself.
 */
import { randomBytes } from 'node:crypto';
import { chmod, link, rm, stat, writeFile } from 'node:fs/promises';
import { hasCode } from './has-code.ts';

const madeBesides = ['', '-wal', '-shm', '-journal'];

/**
 * Makes an empty file at `path` that only this user may read, unless there is one. It is made under another name: closing a file that SQLite
 * has open in the same process would drop SQLite's locks on it (sqlite.org/howtocorrupt.html, 2.2).
 */
export async function createPrivateFile(path: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, '', { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft);
  }
}

/** Shuts others out of the files of the database at `path` that an earlier version left open. Another user's file stays as it is. */
export async function makeFilesPrivate(path: string): Promise<void> {
  for (const suffix of madeBesides) await makePrivate(path + suffix);
}

async function makePrivate(path: string): Promise<void> {
  try {
    const { mode, uid } = await stat(path);
    if ((mode & 0o077) !== 0 && uid === process.getuid?.()) await chmod(path, 0o600);
  } catch (error) {
    // Not there, or SQLite has just removed it.
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}
