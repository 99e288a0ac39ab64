import type { Membership } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import { newsIn } from './room-news.ts';
import { type RoomState, roomFrom } from './room-state.ts';

const membership = (
  notifications: Membership['notifications'],
  kind: 'room' | 'direct' = 'room',
): Membership => ({
  room: {
    ...{ id: 'r', kind, name: 'Tea', topic: '', visibility: 'public', memberCount: 2 },
    ...{ createdAt: '2026-06-11T19:00:00.000Z', updatedAt: '2026-06-11T19:00:00.000Z' },
  },
  ...{ userId: 'ada', role: 'member', lastReadSeq: 0, epoch: 'e', seq: 0, unread: 0, unreadMentions: 0 },
  ...{ notifications, feedsMuted: false, lastMessage: null, joinedAt: '2026-06-11T19:00:00.000Z' },
});

const said = (room: RoomState, body: string): RoomState => ({
  ...room,
  mentions: body.includes('@') ? 1 : 0,
  unread: { count: 1, seq: 1 },
  lastMessage: { author: 'Grace', body, at: 1, editedAt: undefined, feed: undefined },
});

function told(notifications: Membership['notifications'], body: string, kind?: 'direct') {
  const room = roomFrom(membership(notifications, kind));
  return newsIn(room, said(room, body))?.title;
}

describe('what one is called for', () => {
  test('as far as one wants to hear of the room', () => {
    expect(told('all', 'Hello')).toBe('Grace in Tea');
    expect(told('none', 'Hello @Ada')).toBeUndefined();
    expect(told('mentions', 'Hello')).toBeUndefined();
    expect(told('mentions', 'Hello @ada!')).toBe('Grace in Tea');
    expect(told('mentions', 'Hello', 'direct')).toBe('Grace');
  });

  test('in the name of the feed that tells it, not of whoever added the feed', () => {
    const room = roomFrom(membership('all'));
    const feed = { id: 'stock.GOOG', part: 'headline' } as const;
    const { lastMessage } = said(room, 'Up');
    if (lastMessage === undefined) throw new Error('nothing was said');
    const now = { ...said(room, 'Up'), lastMessage: { ...lastMessage, feed } };
    expect(newsIn(room, now)?.title).toBe('Live feed in Tea');
  });

  test('not for what was read, nor for a room that was just loaded', () => {
    const room = roomFrom(membership('all'));
    const unread = said(room, 'Hello');
    expect(newsIn(undefined, unread)).toBeUndefined();
    expect(newsIn(unread, { ...unread, unread: { count: 0, seq: 1 } })).toBeUndefined();
    expect(newsIn(unread, { ...unread, unread: { count: 2, seq: 1 } })).toBeUndefined();
  });
});
