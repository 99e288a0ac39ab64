import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { until } from '../testing/settle.ts';
import { indexedDbStorage } from './indexed-db-storage.ts';
import { storageContract } from './storage.contract.ts';
import { memoryStorage } from './storage.ts';

describe('the outbox in memory', () => {
  storageContract(memoryStorage);

  test('is neither durable nor shared', () => {
    expect(memoryStorage()).toMatchObject({ isDurable: false, isShared: false });
  });
});

describe('the outbox in IndexedDB', () => {
  let databases = 0;
  const nextName = () => {
    databases += 1;
    return `outbox-${databases}`;
  };

  storageContract(() => indexedDbStorage(nextName()));

  test('is durable and shared: another tab lists the same, in one order', async () => {
    const name = nextName();
    const [first, second] = [indexedDbStorage(name), indexedDbStorage(name)];
    const common = { userId: 'ada', channel: 'room:r' as const, createdAt: 1 };
    await first.put({ ...common, messageId: 'b', body: 'from the first' });
    await second.put({ ...common, messageId: 'a', body: 'from the second' });
    expect(await first.list('ada')).toEqual(await second.list('ada'));
    expect((await first.list('ada')).map(({ messageId }) => messageId)).toEqual(['b', 'a']);
    expect(first).toMatchObject({ isDurable: true, isShared: true });
    first.close();
    second.close();
  });

  test('makes room for a newer version of itself', async () => {
    const name = nextName();
    const storage = indexedDbStorage(name);
    await storage.list('ada');
    let isOpened = false;
    const request = indexedDB.open(name, 2);
    request.onsuccess = () => {
      isOpened = true;
      request.result.close();
    };
    await until(() => isOpened);
    await expect(storage.list('ada')).rejects.toMatchObject({ name: 'VersionError' });
    storage.close();
  });

  test('that could not be opened is tried again at the next use', async () => {
    const working = globalThis.indexedDB;
    const storage = indexedDbStorage(nextName());
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException('no', 'SecurityError');
      },
    } as unknown as IDBFactory;
    await expect(storage.list('ada')).rejects.toMatchObject({ name: 'SecurityError' });
    globalThis.indexedDB = working;
    expect(await storage.list('ada')).toEqual([]);
    storage.close();
  });
});
