import type { Membership } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import { plainMessage } from './message.fixture.ts';
import type { RoomLog, RoomMessage } from './room-log.ts';
import { afterRead, unreadOf, withCounted } from './unread.ts';

const me = 'me';
const message = (seq: number, by: string): RoomMessage =>
  plainMessage({
    id: `m${seq}`,
    seq,
    author: { id: by, name: by, guest: false },
    body: 'text',
    createdAt: 0,
  });
const log = (floor: number, messages: RoomMessage[]): RoomLog => ({
  me: 'me',
  epoch: 'e',
  floor,
  seq: messages[messages.length - 1]?.seq ?? floor,
  messages,
  joints: new Set(),
  changes: [],
});
const membership = (values: { seq: number; unread: number; lastReadSeq: number }): Membership => ({
  unreadMentions: 0,
  room: {
    id: 'r',
    name: 'Room',
    kind: 'room',
    topic: '',
    visibility: 'public',
    memberCount: 2,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
  },
  userId: me,
  role: 'member',
  notifications: 'all',
  feedsMuted: false,
  epoch: 'e',
  lastMessage: null,
  joinedAt: '2026-01-01T00:00:00Z',
  ...values,
});

describe('unread', () => {
  test('grows by messages of other people, not by one’s own', () => {
    const unread = withCounted({ count: 1, seq: 4 }, [message(5, 'bo'), message(6, me)], 6, me);
    expect(unread).toEqual({ count: 2, seq: 6 });
  });

  test('[F19] counts of what feeds say headlines alone, also to whoever added the feed, and none to who mutes feeds', () => {
    const of = (seq: number, author: string, part: 'card' | 'news' | 'headline') => ({
      ...message(seq, author),
      feed: { id: 'stock.A', part },
    });
    const said = [of(5, 'bo', 'card'), of(6, 'bo', 'news'), of(7, 'bo', 'headline'), of(8, me, 'headline')];
    const counted = (feedsMuted: boolean) => withCounted({ count: 0, seq: 4 }, said, 8, me, feedsMuted).count;
    expect([counted(false), counted(true)]).toEqual([2, 0]);
    expect(afterRead({ count: 2, seq: 8 }, log(4, said), 7, me, false)).toEqual({ count: 1, seq: 8 });
    expect(afterRead({ count: 2, seq: 8 }, log(4, said), 7, me, true)).toEqual({ count: 0, seq: 8 });
  });

  test('never counts the same message twice', () => {
    const once = withCounted({ count: 0, seq: 4 }, [message(5, 'bo')], 5, me);
    expect(withCounted(once, [message(5, 'bo')], 5, me)).toBe(once);
  });

  test('moves on for events that are not messages', () => {
    expect(withCounted({ count: 3, seq: 4 }, [], 5, me)).toEqual({ count: 3, seq: 5 });
  });

  test('adds to the server’s count only what the server could not know', () => {
    const held = log(3, [message(4, 'bo'), message(5, 'bo'), message(6, 'bo')]);
    expect(unreadOf(membership({ seq: 5, unread: 2, lastReadSeq: 3 }), held, me)).toEqual({
      count: 3,
      seq: 6,
    });
  });

  test('is nothing once all is read', () => {
    expect(afterRead({ count: 7, seq: 9 }, log(9, []), 9, me)).toEqual({ count: 0, seq: 9 });
  });

  test('is counted from what is held when only a part is read', () => {
    const held = log(2, [message(3, 'bo'), message(4, me), message(5, 'bo'), message(6, 'bo')]);
    expect(afterRead({ count: 3, seq: 6 }, held, 5, me)).toEqual({ count: 1, seq: 6 });
  });

  test('asks the server when the page does not hold what lies between', () => {
    expect(afterRead({ count: 30, seq: 60 }, log(50, []), 40, me)).toBeUndefined();
  });
});
