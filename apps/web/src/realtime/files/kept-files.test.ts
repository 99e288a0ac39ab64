import { describe, expect, test } from 'vitest';
import { createKeptFiles, type FileStorage, type KeptFile, mostKeptFiles } from './kept-files.ts';

function memory(): FileStorage & { begun: string[] } {
  const records = new Map<string, KeptFile>();
  const begun: string[] = [];
  return {
    begun,
    begin: async ({ id }) => {
      begun.push(id);
    },
    change: async (_, changes) => {
      for (const { key, next } of changes) {
        const now = next(records.get(key));
        if (now === undefined) records.delete(key);
        else records.set(key, now);
      }
      return true;
    },
    read: async () => ({ person: { id: 'me' }, records: [...records.values()] }),
    forget: async () => records.clear(),
    close: () => undefined,
  };
}

const chosen = (key: string, draftOf = 'lobby', at = 0): KeptFile => ({
  ...{ key, draftOf, at, id: undefined },
  file: new File([key], `${key}.txt`),
});

const keysOf = async (files: Promise<readonly KeptFile[]>) => (await files).map(({ key }) => key);

describe('files that wait to be sent', () => {
  const keep = (storage = memory()) => {
    const reported: unknown[] = [];
    const open = async () => storage;
    return { storage, reported, files: createKeptFiles('me', open, (error) => reported.push(error)) };
  };

  test('are there again, those of one draft, the first chosen first', async () => {
    const { files, storage } = keep();
    await files.put(chosen('b', 'lobby', 2));
    await files.put(chosen('a', 'lobby', 1));
    await files.put(chosen('c', 'elsewhere'));
    const again = createKeptFiles(
      'me',
      async () => storage,
      () => undefined,
    );
    expect(await keysOf(again.list('lobby'))).toEqual(['a', 'b']);
    expect(storage.begun).toEqual(['me', 'me']);
  });

  test('remember under which id they are being uploaded', async () => {
    const { files } = keep();
    await files.put(chosen('a'));
    await files.announced('a', 'id-1');
    await files.announced('gone', 'id-2');
    expect(await files.list('lobby')).toMatchObject([{ key: 'a', id: 'id-1' }]);
  });

  test('are gone once they were sent, also when that comes at once', async () => {
    const { files } = keep();
    const all = [files.put(chosen('a')), files.put(chosen('b')), files.drop(['a'])];
    await Promise.all(all);
    expect(await keysOf(files.list('lobby'))).toEqual(['b']);
  });

  test('are no more than the bound', async () => {
    const { files } = keep();
    for (let at = 0; at <= mostKeptFiles; at += 1) await files.put(chosen(`f${at}`, 'lobby', at));
    expect(await files.list('lobby')).toHaveLength(mostKeptFiles);
  });

  test('are not kept where a browser keeps nothing, which is told and breaks nothing', async () => {
    const broken: FileStorage = {
      ...memory(),
      begin: async () => {
        throw new Error('forbidden');
      },
    };
    const reported: unknown[] = [];
    const files = createKeptFiles(
      'me',
      async () => broken,
      (error) => reported.push(error),
    );
    await files.put(chosen('a'));
    expect(await files.list('lobby')).toEqual([]);
    expect(reported).toHaveLength(2);
  });
});
