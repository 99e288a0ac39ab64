import { expect, test } from 'vitest';
import type { OutboxStorage, StoredMessage } from './storage.ts';

const message = (n: number, userId = 'ada'): StoredMessage => ({
  messageId: `01990000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`,
  userId,
  channel: 'room:01990000-0000-7000-8000-0000000000aa',
  body: `message ${n}`,
  createdAt: n,
});
const failure = { reason: 'forbidden', message: 'no', retryable: false } as const;

/** What every storage of the outbox must do. `open` gives one that is empty. */
export function storageContract(open: () => OutboxStorage): void {
  const withStorage = async (use: (storage: OutboxStorage) => Promise<void>) => {
    const storage = open();
    await use(storage);
    storage.close();
  };

  test('lists what was put, in that order', () =>
    withStorage(async (storage) => {
      for (const n of [3, 1, 2]) await storage.put(message(n));
      expect(await storage.list('ada')).toEqual([message(3), message(1), message(2)]);
    }));

  test('keeps each person’s messages apart', () =>
    withStorage(async (storage) => {
      await storage.put(message(1, 'ada'));
      await storage.put(message(2, 'bob'));
      expect(await storage.list('ada')).toEqual([message(1, 'ada')]);
      expect(await storage.list('bob')).toEqual([message(2, 'bob')]);
      expect(await storage.list('eve')).toEqual([]);
    }));

  test('replaces a message that is put again, and moves it behind the others', () =>
    withStorage(async (storage) => {
      await storage.put({ ...message(1), failure });
      await storage.put(message(2));
      await storage.put(message(1));
      expect(await storage.list('ada')).toEqual([message(2), message(1)]);
    }));

  test('parks a message in its place, with the reason', () =>
    withStorage(async (storage) => {
      await storage.put(message(1));
      await storage.put(message(2));
      await storage.park(message(1).messageId, failure);
      expect(await storage.list('ada')).toEqual([{ ...message(1), failure }, message(2)]);
    }));

  test('removes a message, and does nothing about one that is not there', () =>
    withStorage(async (storage) => {
      await storage.put(message(1));
      await storage.remove(message(1).messageId);
      await storage.remove(message(1).messageId);
      await storage.park(message(1).messageId, failure);
      expect(await storage.list('ada')).toEqual([]);
    }));

  test('works again after it was closed', () =>
    withStorage(async (storage) => {
      await storage.put(message(1));
      storage.close();
      storage.close();
      expect(await storage.list('ada')).toEqual([message(1)]);
    }));
}
