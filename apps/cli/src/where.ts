import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError, usage } from './cli-error.ts';
import type { Terminal } from './terminal.ts';

/** Where Tidewire is: `--url`, TIDEWIRE_URL, PUBLIC_URL, or this machine. Without a slash at its end. */
export function resolveUrl(given: string | undefined, { env }: Terminal): string {
  const url = given ?? (env.TIDEWIRE_URL || env.PUBLIC_URL || 'http://localhost:3000');
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url.replace(/\/+$/, '');
  throw usage(`"${url}" is not the address of a Tidewire such as http://localhost:3000`);
}

/** TIDEWIRE_KEY, or what `npm start` wrote. A key is no argument: other users of a machine can read those. */
export async function resolveKey({ env, resolvePath }: Terminal): Promise<string> {
  const file = resolvePath(join(env.TIDEWIRE_DATA_DIR || 'data', 'service-key'));
  const key = env.TIDEWIRE_KEY?.trim() || (await readKept(file));
  if (key === '') {
    throw usage(`There is no key: put one into TIDEWIRE_KEY; "npm start" writes one to ${file}`);
  }
  if (/^[\x21-\x7e]+$/.test(key)) return key;
  throw usage('The key has characters that no key has; is it complete and on one line?');
}

async function readKept(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw new CliError('usage', `${file} cannot be read: ${String(error)}`, error);
  }
}
