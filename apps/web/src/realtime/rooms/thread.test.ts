import { describe, expect, test } from 'vitest';
import { plainStored } from './message.fixture.ts';
import { startLog, withEvents, withOlder } from './room-log.ts';
import { threadOf } from './thread.ts';

const bo = { id: 'bo', name: 'Bo', guest: false };
const stored = (seq: number, replyTo?: string) =>
  plainStored({
    id: `m${seq}`,
    roomId: 'r',
    seq,
    author: bo,
    body: `text ${seq}`,
    createdAt: new Date(seq * 1000).toISOString(),
    ...(replyTo === undefined ? {} : { replyTo }),
  });
const said = (seq: number, replyTo?: string) => ({
  seq,
  ts: seq * 1000,
  data: {
    kind: 'message.created' as const,
    messageId: `m${seq}`,
    author: bo,
    body: `text ${seq}`,
    ...(replyTo === undefined ? {} : { replyTo }),
  },
});
const edited = (seq: number, messageId: string, body: string) => ({
  seq,
  ts: seq * 1000,
  data: { kind: 'message.edited' as const, messageId, body, editedAt: new Date(seq * 1000).toISOString() },
});

const bare = { rootId: 'm1', root: undefined, replies: undefined, pending: [] };
const bodies = (messages: readonly { body: string }[]) => messages.map(({ body }) => body);

describe('a thread', () => {
  test('is the replies that were asked for and those that came since, each once and in order', () => {
    const log = withEvents(startLog({ epoch: 'e', seq: 3 }, 'me'), [said(4, 'm1'), said(5), said(6, 'm1')]);
    const { replies } = threadOf({ ...bare, log, replies: [stored(2, 'm1'), stored(4, 'm1')] });
    expect(replies.map(({ id }) => id)).toEqual(['m2', 'm4', 'm6']);
  });

  test('has the words of now, of replies and root that the page does not hold', () => {
    const log = withEvents(startLog({ epoch: 'e', seq: 3 }, 'me'), [
      edited(4, 'm1', 'new root'),
      edited(5, 'm2', 'new reply'),
    ]);
    const thread = threadOf({ ...bare, log, root: stored(1), replies: [stored(2, 'm1')] });
    expect(thread.root?.body).toBe('new root');
    expect(bodies(thread.replies)).toEqual(['new reply']);
  });

  test('knows its root from the room where that is held', () => {
    const log = withOlder(startLog({ epoch: 'e', seq: 3 }, 'me'), [stored(2, 'm1'), stored(1)], true);
    const thread = threadOf({ ...bare, log });
    expect(thread.root?.id).toBe('m1');
    expect(bodies(thread.replies)).toEqual(['text 2']);
  });

  test('shows its own pending replies, until they are there', () => {
    const pending = ['m4', 'm7', 'm8'].map((id, at) => ({
      id,
      body: id,
      replyTo: at === 2 ? 'another' : 'm1',
      createdAt: 0,
      status: { word: 'sending' } as const,
    }));
    const log = withEvents(startLog({ epoch: 'e', seq: 3 }, 'me'), [said(4, 'm1')]);
    expect(threadOf({ ...bare, log, pending }).pending.map(({ id }) => id)).toEqual(['m7']);
  });
});
