import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder with those above it. Node's own `recursive` never returns where the file system takes no folders
 * (`/proc/x`): it answers the refusal by making the parent, which is there, and tries again.
 *
 * @param {string} path absolute
 * @throws the system's error when it cannot be made
 */
export function makeFolder(path) {
  const missing = [];
  for (let at = path; !existsSync(at); at = dirname(at)) missing.unshift(at);
  for (const folder of missing) {
    try {
      mkdirSync(folder);
    } catch (error) {
      // Another process was faster.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}
