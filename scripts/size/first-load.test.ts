import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { firstLoad } from './first-load.ts';

let build: string;

beforeEach(async () => {
  build = await mkdtemp(join(tmpdir(), 'tidewire-size-'));
  await mkdir(join(build, 'server/app/rooms'), { recursive: true });
  await mkdir(join(build, 'static'));
  await write('build-manifest.json', JSON.stringify({ rootMainFiles: ['static/react.js'] }));
  for (const name of ['react', 'shell', 'room', 'later']) await write(`static/${name}.js`, content(name));
});
afterEach(() => rm(build, { recursive: true }));

const content = (name: string) => `// ${name}\n`.repeat(name.length);
const size = (name: string) => gzipSync(content(name)).length;
const write = (path: string, text: string) => writeFile(join(build, path), text);
const manifest = (entryJSFiles: object) =>
  write(
    'server/app/rooms/page_client-reference-manifest.js',
    `globalThis.__RSC_MANIFEST = globalThis.__RSC_MANIFEST || {};\nglobalThis.__RSC_MANIFEST["/rooms/page"] = ${JSON.stringify({ entryJSFiles })};`,
  );

describe('the first load of a page', () => {
  test('is the framework and what its layouts and itself need, each once, and nothing that comes later', async () => {
    await manifest({
      layout: ['static/shell.js'],
      page: ['static/shell.js', 'static/room.js'],
    });
    expect(await firstLoad(build, 'rooms')).toEqual({
      scripts: 3,
      gzipBytes: size('react') + size('shell') + size('room'),
      frameworkGzipBytes: size('react'),
    });
  });

  test('is not guessed where the build says nothing of it', async () => {
    await manifest({});
    await expect(firstLoad(build, 'rooms')).rejects.toThrow('says nothing');
  });
});
