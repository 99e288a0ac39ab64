import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

/** What a page would load: the sizes of all chunks together, and every file that something of is in them. */
export type Bundle = { bytes: number; gzipBytes: number; sources: string[] };

/** The most that the whole package may weigh in a page. */
export const maxGzipBytes = 12 * 1_024;

const root = new URL('../../../../', import.meta.url);
const bundler = fileURLToPath(new URL('node_modules/.bin/rolldown', root));

/** Bundles and minifies a file of this package as a page's bundler does, with everything it imports. */
export async function bundle(entry: string): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), 'tidewire-bundle-'));
  try {
    const options = ['--format', 'es', '--platform', 'browser', '--minify', '--sourcemap', '--dir', folder];
    const input = fileURLToPath(new URL(`../${entry}`, import.meta.url));
    await promisify(execFile)(process.execPath, [bundler, input, ...options]);
    const total: Bundle = { bytes: 0, gzipBytes: 0, sources: [] };
    for (const name of await readdir(folder)) {
      const content = await readFile(join(folder, name));
      if (name.endsWith('.map')) total.sources.push(...sourcesOf(content.toString()));
      else {
        total.bytes += content.length;
        total.gzipBytes += gzipSync(content).length;
      }
    }
    return total;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const sourcesOf = (map: string): string[] => (JSON.parse(map) as { sources: string[] }).sources;
