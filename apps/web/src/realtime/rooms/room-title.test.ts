import type { Membership } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import { titled, withoutParticipant } from './room-title.ts';

const person = (id: string, name: string) => ({ id, name, guest: false });

const group = (kind: 'room' | 'direct' | 'group'): Membership => ({
  room: {
    ...{ id: 'r', kind, name: 'Ada, Grace, Alan', topic: '', visibility: 'private', memberCount: 3 },
    ...{ createdAt: '2026-06-11T19:00:00.000Z', updatedAt: '2026-06-11T19:00:00.000Z' },
  },
  ...(kind === 'room'
    ? {}
    : { participants: [person('ada', 'Ada'), person('grace', 'Grace'), person('alan', 'Alan')] }),
  ...{
    userId: 'ada',
    role: 'member',
    notifications: 'all',
    feedsMuted: false,
    lastReadSeq: 0,
    epoch: 'e',
    seq: 0,
  },
  ...{ unread: 0, unreadMentions: 0, lastMessage: null, joinedAt: '2026-06-11T19:00:00.000Z' },
});

describe('what a room is called', () => {
  test('a room has its own name, a direct room and a group those of the others', () => {
    expect(titled(group('room')).room.name).toBe('Ada, Grace, Alan');
    expect(titled(group('group')).room.name).toBe('Grace, Alan');
  });

  test('when somebody left it is called after who is still there', () => {
    const left = withoutParticipant(titled(group('group')), 'grace');
    expect(left.room.name).toBe('Alan');
    expect(withoutParticipant(left, 'alan').room.name).toBe('Nobody else');
  });
});
