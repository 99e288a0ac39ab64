import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder with those above it. Node's own `recursive` never returns where the file system takes no folders
 * (`/proc/x`): it answers the refusal by making the parent, which is there, and tries again. Only this user may enter
 * what is made: everything that Tidewire keeps is in such folders, and a log may quote what a secret is for.
 *
 * @param {string} path absolute
 * @throws the system's error when it cannot be made
 */
export function makeFolder(path) {
  const missing = [];
  for (let at = path; !existsSync(at); at = dirname(at)) missing.unshift(at);
  for (const folder of missing) {
    try {
      mkdirSync(folder, { mode: 0o700 });
    } catch (error) {
      // Another process was faster.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

/**
 * Shuts others out of a folder of ours that an earlier version left open. One that belongs to another user stays as it is.
 *
 * @param {string} path
 */
export function makePrivate(path) {
  if (!existsSync(path)) return;
  const { mode, uid } = statSync(path);
  if ((mode & 0o077) !== 0 && uid === process.getuid?.()) chmodSync(path, 0o700);
}
