// The two secrets of an installation, generated once into a file that only its owner can read.

import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './folder.mjs';
import { Refusal } from './refusal.mjs';

const secretBytes = 32;

/**
 * The secrets of this data folder; the first caller makes them.
 *
 * @param {string} dataDir
 * @returns {{ AUTH_SECRET: string, INTERNAL_SECRET: string }}
 * @throws {Refusal} when the folder cannot be written or the file is not ours
 */
export function keepSecrets(dataDir) {
  const file = join(dataDir, 'secrets.json');
  return readSecrets(file) ?? createSecrets(dataDir, file);
}

/** @param {string} file */
function readSecrets(file) {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw new Refusal(`The secrets in ${file} cannot be read (${codeOf(error)}).`, { cause: error });
  }
  const secrets = parseObject(text);
  if (typeof secrets?.AUTH_SECRET !== 'string' || typeof secrets.INTERNAL_SECRET !== 'string') {
    throw new Refusal(
      `${file} does not hold AUTH_SECRET and INTERNAL_SECRET; mend it, or remove it and everyone signs in again.`,
    );
  }
  return { AUTH_SECRET: secrets.AUTH_SECRET, INTERNAL_SECRET: secrets.INTERNAL_SECRET };
}

/**
 * Two processes may start at the same moment in a new folder. The file appears whole, by a link that only the first
 * of them can make, and the other reads what the first wrote.
 *
 * @param {string} dataDir
 * @param {string} file
 */
function createSecrets(dataDir, file) {
  const secrets = { AUTH_SECRET: newSecret(), INTERNAL_SECRET: newSecret() };
  try {
    makeFolder(dataDir);
    writeOnce(file, `${JSON.stringify(secrets, null, 2)}\n`);
    return secrets;
  } catch (error) {
    const winner = codeOf(error) === 'EEXIST' ? readSecrets(file) : undefined;
    if (winner !== undefined) return winner;
    throw new Refusal(
      `The folder ${dataDir} cannot be written (${codeOf(error)}); choose another with TIDEWIRE_DATA_DIR or DATABASE_URL.`,
      { cause: error },
    );
  }
}

/**
 * @param {string} file
 * @param {string} text
 * @throws EEXIST when somebody else was first
 */
function writeOnce(file, text) {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } finally {
    rmSync(draft);
  }
}

function newSecret() {
  return randomBytes(secretBytes).toString('base64url');
}

/**
 * @param {string} text
 * @returns {Record<string, unknown> | undefined}
 */
function parseObject(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
