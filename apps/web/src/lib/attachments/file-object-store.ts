/** Bytes of files in a folder: `<folder>/<id>/<part>`. */
import { createReadStream } from 'node:fs';
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { ObjectKey, ObjectStore } from './object-store.ts';

const isKey = (key: string): boolean => /^[0-9a-f-]{36}\/(?:content|thumbnail)$/.test(key);
const isId = (id: string): boolean => /^[0-9a-f-]{36}$/.test(id);

/** `folder` is made when the first file comes. It must be on the same disk as the files that are put. */
export function createFileObjectStore(folder: string): ObjectStore {
  const pathOf = (key: ObjectKey): string => {
    if (!isKey(key)) throw new TypeError('this is no key of an object');
    return join(folder, key);
  };

  return {
    put: async (key, path) => {
      const target = pathOf(key);
      await mkdir(dirname(target), { recursive: true });
      await synced(path);
      await rename(path, target);
      await synced(dirname(target));
    },

    open: async (key) => {
      const path = pathOf(key);
      const found = await stat(path).catch(ignoreMissing);
      if (found === undefined) return undefined;
      return {
        size: found.size,
        stream: (range) => {
          const part = range && { start: range.first, end: range.last };
          return Readable.toWeb(createReadStream(path, part)) as ReadableStream<Uint8Array>;
        },
      };
    },

    delete: async (id) => {
      if (!isId(id)) throw new TypeError('this is no id of an object');
      await rm(join(folder, id), { recursive: true, force: true });
    },

    list: async function* () {
      const entries = await opendir(folder).catch(ignoreMissing);
      if (entries === undefined) return;
      for await (const { name } of entries) if (isId(name)) yield name;
    },
  };
}

async function synced(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** @throws whatever else went wrong */
export function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
