import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ReplayError, usageExitCode } from './replay-error.ts';

/** What the environment says of where to publish; `scripts/run.mjs` fills in what a shell leaves out. */
export type ReplayEnvironment = {
  PUBLIC_URL?: string | undefined;
  TIDEWIRE_KEY?: string | undefined;
  TIDEWIRE_DATA_DIR?: string | undefined;
};

/** @throws {ReplayError} when it is no http(s) URL */
export function resolveUrl(given: string | undefined, env: ReplayEnvironment): string {
  const url = given ?? (env.PUBLIC_URL || 'http://localhost:3000');
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw new ReplayError(`"${url}" is not the address of a Tidewire such as http://localhost:3000`, {
    exitCode: usageExitCode,
  });
}

/** @throws {ReplayError} when there is no key anywhere */
export async function resolveKey(given: string | undefined, env: ReplayEnvironment): Promise<string> {
  const key = given ?? env.TIDEWIRE_KEY;
  if (key !== undefined && key !== '') return checkKey(key);
  const file = join(env.TIDEWIRE_DATA_DIR || 'data', 'service-key');
  try {
    const kept = (await readFile(file, 'utf8')).trim();
    if (kept !== '') return checkKey(kept);
  } catch (error) {
    if (error instanceof ReplayError) throw error;
    if (!isMissing(error)) throw new ReplayError(`cannot read ${file}: ${String(error)}`, { cause: error });
  }
  throw new ReplayError(
    `no service key: give one with --key or TIDEWIRE_KEY; "npm start" writes one to ${file} when it sets Tidewire up.`,
  );
}

/** What cannot stand in an HTTP header is no key; often it is two lines pasted together. */
function checkKey(key: string): string {
  if (/^[\x21-\x7e]+$/.test(key)) return key;
  throw new ReplayError('the service key has characters that no key has; is it complete and on one line?');
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
