import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ByteRange, ObjectKey, ObjectStore } from './object-store.ts';

/** What every place for bytes promises. `open` gives an empty one, with a folder that it may use. */
export function describeObjectStore(name: string, open: (folder: string) => Promise<ObjectStore>): void {
  describe(`[D10] an object store ${name}`, () => {
    let folder = '';
    let store: ObjectStore;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'objects-'));
      store = await open(join(folder, 'objects'));
    });
    afterEach(() => rm(folder, { recursive: true }));

    const put = async (key: ObjectKey, text: string): Promise<string> => {
      const path = join(folder, v7());
      await writeFile(path, text);
      await store.put(key, path);
      return path;
    };
    const read = async (key: ObjectKey, range?: ByteRange): Promise<string | undefined> => {
      const found = await store.open(key);
      return found && new Response(found.stream(range)).text();
    };

    const listed = async (): Promise<string[]> => {
      const ids: string[] = [];
      for await (const id of store.list()) ids.push(id);
      return ids.sort();
    };

    test('gives back what was put, whole or in part, and takes the file over', async () => {
      const id = v7();
      const path = await put(`${id}/content`, 'hello world');
      expect(await read(`${id}/content`)).toBe('hello world');
      expect(await read(`${id}/content`, { first: 6, last: 8 })).toBe('wor');
      expect(await read(`${id}/content`, { first: 10, last: 10 })).toBe('d');
      expect((await store.open(`${id}/content`))?.size).toBe(11);
      await expect(rm(path)).rejects.toMatchObject({ code: 'ENOENT' });
    });

    test('keeps parts apart, and the last of what was put under one key', async () => {
      const id = v7();
      await put(`${id}/content`, 'one');
      await put(`${id}/content`, 'other');
      await put(`${id}/thumbnail`, 'small');
      expect(await read(`${id}/content`)).toBe('other');
      expect(await read(`${id}/thumbnail`)).toBe('small');
    });

    test('knows nothing of what was never put or was deleted, and deletes as often as asked', async () => {
      const id = v7();
      expect(await store.open(`${id}/content`)).toBeUndefined();
      await put(`${id}/content`, 'one');
      await put(`${id}/thumbnail`, 'small');
      await store.delete(id);
      await store.delete(id);
      expect(await store.open(`${id}/content`)).toBeUndefined();
      expect(await store.open(`${id}/thumbnail`)).toBeUndefined();
    });

    test('lists every id once', async () => {
      expect(await listed()).toEqual([]);
      const ids = [v7(), v7(), v7()];
      for (const id of ids) await put(`${id}/content`, id);
      await put(`${ids[0]}/thumbnail`, 'small');
      expect(await listed()).toEqual(ids.sort());
    });

    test.each(['../secret', 'a/content', `${v7()}/../x`, `${v7()}/other`])(
      'takes %s for no key',
      async (key) => {
        await expect(store.open(key as ObjectKey)).rejects.toThrow(TypeError);
      },
    );

    test.each(['', '..', '.', 'a/b'])('deletes nothing at %j', async (id) => {
      await expect(store.delete(id)).rejects.toThrow(TypeError);
    });
  });
}
