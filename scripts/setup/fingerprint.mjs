// Whether something made is still made of what lies there now: a hash over its inputs, kept beside the thing itself, so
// that removing the thing removes the claim that it is fresh.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { makeFolder } from '../folder.mjs';

const ignoredFolders = new Set(['node_modules', '.next', '.turbo', 'generated', 'test-results', 'coverage']);

/** What is not an input though it lies among them: tests, and what Next and the compiler leave there. */
const ignoredFiles = /\.test\.tsx?$|^next-env\.d\.ts$|\.tsbuildinfo$/;

/**
 * A hash over the names and bytes of files. Tests and what is built are left out.
 *
 * @param {string} root paths are hashed relative to here, so a moved clone stays fresh
 * @param {string[]} inputs files and folders; one that does not exist counts as absent
 */
export async function fingerprint(root, inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of await filesUnder(join(root, input))) {
      const bytes = await readFile(file);
      hash.update(`${relative(root, file)}\0${bytes.length}\0`).update(bytes);
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {Promise<string[]>} in an order that does not depend on the machine
 */
async function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const files = [];
  const entries = await readdir(path, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory() && !ignoredFolders.has(entry.name))
      files.push(...(await filesUnder(join(path, entry.name))));
    if (entry.isFile() && !ignoredFiles.test(entry.name)) files.push(join(path, entry.name));
  }
  return files;
}

/**
 * Makes a thing unless its stamp says that it was made of the same inputs.
 *
 * @param {object} thing
 * @param {string} thing.stamp file that holds the fingerprint it was made of
 * @param {string} thing.current fingerprint of the inputs now
 * @param {() => Promise<void>} thing.make
 * @returns {Promise<'changed' | 'unchanged'>}
 */
export async function makeWhenStale({ stamp, current, make }) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === current) return 'unchanged';
  rmSync(stamp, { force: true }); // a making that is broken off must not look finished
  await make();
  makeFolder(dirname(stamp));
  writeFileSync(stamp, current);
  return 'changed';
}
