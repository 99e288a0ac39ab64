import { describe, expect, test } from 'vitest';
import { settle } from '../testing/settle.ts';
import { KeptMessages } from './kept-messages.ts';
import { memoryStorage, type StoredMessage } from './storage.ts';

const message: StoredMessage = {
  messageId: '01990000-0000-7000-8000-000000000001',
  userId: 'ada',
  channel: 'room:01990000-0000-7000-8000-0000000000aa',
  body: 'hello',
  createdAt: 1,
};

describe('the storage as one tab uses it', () => {
  test('lists once, however often that is asked before it is its turn', async () => {
    const kept = new KeptMessages(memoryStorage(), (fault) => expect.unreachable(String(fault)));
    const listed: number[] = [];
    kept.put(message, () => undefined);
    for (let n = 0; n < 5; n += 1) kept.list('ada', (messages) => listed.push(messages.length));
    await settle();
    expect(listed).toEqual([1]);
    kept.list('ada', (messages) => listed.push(messages.length));
    await settle();
    expect(listed).toEqual([1, 1]);
  });

  test('says of a message that it is changing until the last change is done', async () => {
    const kept = new KeptMessages(memoryStorage(), (fault) => expect.unreachable(String(fault)));
    const { messageId } = message;
    const whileDone: boolean[] = [];
    kept.put(message, () => whileDone.push(kept.isChanging(messageId)));
    kept.remove(messageId, () => whileDone.push(kept.isChanging(messageId)));
    expect(kept.isChanging(messageId)).toBe(true);
    await settle();
    expect(whileDone).toEqual([true, false]);
  });

  test('reports what fails, and goes on', async () => {
    const faults: unknown[] = [];
    const broken = new Error('the disk is gone');
    const list = () => Promise.reject(broken);
    const kept = new KeptMessages({ ...memoryStorage(), list }, (fault) => faults.push(fault));
    let isDone = false;
    kept.list('ada', () => expect.unreachable());
    kept.put(message, () => {
      isDone = true;
    });
    await settle();
    expect(faults).toEqual([broken]);
    expect(isDone).toBe(true);
  });
});
