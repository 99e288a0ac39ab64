/**
 * The scripts that a page of the built web app needs before it comes alive: what its HTML names. It reads what the build wrote about itself,
 * and knows nothing of what those scripts load later.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';

/** Bytes, each script compressed by itself, as it is sent. */
export type FirstLoad = { scripts: number; gzipBytes: number; frameworkGzipBytes: number };

/**
 * @param build the folder that `next build` wrote
 * @param route as its folder under `app` is called
 */
export async function firstLoad(build: string, route: string): Promise<FirstLoad> {
  const { rootMainFiles } = JSON.parse(await readFile(join(build, 'build-manifest.json'), 'utf8')) as {
    rootMainFiles: string[];
  };
  const written = await readFile(
    join(build, 'server/app', route, 'page_client-reference-manifest.js'),
    'utf8',
  );
  const files = new Set([...rootMainFiles, ...scriptsOf(written)]);
  const sizes = await Promise.all(
    [...files].map(async (file) => [file, await gzipBytes(join(build, file))] as const),
  );
  const sum = (some: typeof sizes) => some.reduce((total, [, bytes]) => total + bytes, 0);
  return {
    scripts: files.size,
    gzipBytes: sum(sizes),
    frameworkGzipBytes: sum(sizes.filter(([file]) => rootMainFiles.includes(file))),
  };
}

type Manifest = { entryJSFiles?: Record<string, string[]> };

/** Of every layout, error and page of a route: the manifest is a script that puts itself onto the global object. */
function scriptsOf(written: string): string[] {
  const context = createContext({}) as { __RSC_MANIFEST?: Record<string, Manifest> };
  runInContext(written, context);
  const files = Object.values(context.__RSC_MANIFEST ?? {}).flatMap(({ entryJSFiles = {} }) =>
    Object.values(entryJSFiles).flat(),
  );
  if (files.length === 0) throw new Error('The build says nothing of the scripts of this route.');
  return files;
}

const gzipBytes = async (path: string): Promise<number> => gzipSync(await readFile(path)).length;
