import type { FollowedThread, LogEvent } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import { plainStored } from '../rooms/message.fixture.ts';
import { FollowedThreads } from './followed-threads.ts';

const bo = { id: 'bo', name: 'Bo', guest: false };
const me = { id: 'me', name: 'Me', guest: false };
const thread = (values: Partial<FollowedThread> = {}): FollowedThread => ({
  root: plainStored({
    id: 'root',
    roomId: 'r',
    seq: 1,
    author: bo,
    body: 'x',
    createdAt: '2026-01-01T00:00:00Z',
  }),
  lastReadSeq: 5,
  lastReplySeq: 6,
  unread: 1,
  ...values,
});
const reply = (seq: number, author = bo, replyTo = 'root'): LogEvent => ({
  seq,
  ts: seq,
  data: { kind: 'message.created', messageId: `m${seq}`, author, body: 'y', replyTo },
});
const settle = () => new Promise((done) => setImmediate(done));

async function makeThreads(...first: FollowedThread[]) {
  const marks: [string, number][] = [];
  const answers: FollowedThread[][] = [first];
  let asked = 0;
  const threads = new FollowedThreads(
    {
      threads: async () => {
        asked += 1;
        return answers.shift() ?? first;
      },
      markThread: async (rootId, seq) => {
        marks.push([rootId, seq]);
        return thread();
      },
    },
    'me',
  );
  await threads.refresh();
  return {
    threads,
    marks,
    answers,
    asked: () => asked,
    unread: () => threads.store.getState().threads.get('root')?.unread,
  };
}

const nobody = () => undefined;

describe('followed threads', () => {
  test('count what others say in them, once, and nothing more once one has answered', async () => {
    const { threads, unread } = await makeThreads(thread());
    threads.heard([reply(6), reply(7), reply(8)], nobody);
    threads.heard([reply(8)], nobody);
    expect(unread()).toBe(3);
    threads.heard([reply(9, me)], nobody);
    expect(unread()).toBe(0);
  });

  test('are read forwards only, here and elsewhere', async () => {
    const { threads, marks, unread } = await makeThreads(thread());
    await threads.markRead('root', 6);
    expect(unread()).toBe(0);
    await threads.markRead('root', 6);
    await threads.markRead('nobody’s', 6);
    expect(marks).toEqual([['root', 6]]);
    threads.heard([reply(7)], nobody);
    threads.read('root', 7);
    expect(unread()).toBe(0);
    threads.read('root', 2);
    expect(threads.store.getState().threads.get('root')?.lastReadSeq).toBe(7);
  });

  test('ask how many are left when something between was read', async () => {
    const { threads, answers, unread } = await makeThreads(thread({ lastReplySeq: 9, unread: 3 }));
    answers.push([thread({ lastReadSeq: 7, lastReplySeq: 9, unread: 1 })]);
    threads.read('root', 7);
    await settle();
    expect(unread()).toBe(1);
  });

  test('are asked for again only when a reply may have made one theirs', async () => {
    const { threads, answers, asked } = await makeThreads();
    threads.heard([reply(7, bo, 'root')], () => 'bo');
    expect(asked()).toBe(1);
    answers.push([thread({ lastReplySeq: 8 })]);
    threads.heard([reply(8, bo, 'root')], () => 'me');
    await settle();
    expect(asked()).toBe(2);
    expect(threads.store.getState().threads.has('root')).toBe(true);
    threads.heard([reply(9, me, 'another')], () => 'bo');
    await settle();
    expect(asked()).toBe(3);
  });

  test('keep what was heard while an older answer was on its way', async () => {
    const { threads, answers, unread } = await makeThreads(thread());
    answers.push([thread()]);
    const refreshed = threads.refresh();
    threads.heard([reply(7)], nobody);
    await refreshed;
    expect(unread()).toBe(2);
  });
});
