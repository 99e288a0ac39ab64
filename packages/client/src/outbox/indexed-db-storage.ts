import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { OutboxStorage, StoredMessage } from './storage.ts';

/** `order` is the key that the database counts up, so the order is that of all tabs together. */
type Schema = DBSchema & {
  messages: {
    key: number;
    value: StoredMessage & { order?: number };
    indexes: { byMessageId: string; byUserId: string };
  };
};

/** Keeps the outbox in IndexedDB: it survives reload and crash, and all tabs of the origin share it. */
export function indexedDbStorage(name = 'tidewire-outbox'): OutboxStorage {
  let opening: Promise<IDBPDatabase<Schema>> | undefined;
  const forget = () => {
    opening = undefined;
  };
  const close = () => {
    // If it did not open there is nothing to close, and whoever wanted to use it has been told.
    opening?.then(
      (database) => database.close(),
      () => undefined,
    );
    forget();
  };
  const open = () => {
    opening ??= openDB<Schema>(name, 1, {
      upgrade(database) {
        const messages = database.createObjectStore('messages', { keyPath: 'order', autoIncrement: true });
        messages.createIndex('byMessageId', 'messageId', { unique: true });
        messages.createIndex('byUserId', 'userId');
      },
      // A newer page wants another version: make room; the next use opens what is there then.
      blocking: close,
      terminated: forget,
    });
    // A failure to open is told to whoever waits; the next use tries anew.
    opening.catch(forget);
    return opening;
  };
  return {
    isDurable: true,
    isShared: true,
    async list(userId) {
      const database = await open();
      const rows = await database.getAllFromIndex('messages', 'byUserId', userId);
      return rows.map(({ order: _, ...message }) => message);
    },
    async put(message) {
      const database = await open();
      const transaction = database.transaction('messages', 'readwrite', { durability: 'strict' });
      const old = await transaction.store.index('byMessageId').getKey(message.messageId);
      if (old !== undefined) await transaction.store.delete(old);
      await transaction.store.add(message);
      await transaction.done;
    },
    async park(messageId, failure) {
      const database = await open();
      const transaction = database.transaction('messages', 'readwrite');
      const row = await transaction.store.index('byMessageId').get(messageId);
      if (row !== undefined) await transaction.store.put({ ...row, failure });
      await transaction.done;
    },
    async remove(messageId) {
      const database = await open();
      const transaction = database.transaction('messages', 'readwrite');
      const key = await transaction.store.index('byMessageId').getKey(messageId);
      if (key !== undefined) await transaction.store.delete(key);
      await transaction.done;
    },
    close,
  };
}
