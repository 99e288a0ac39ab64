import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assertNever } from './assert-never.ts';
import {
  type ChannelRef,
  feedChannel,
  PositionSchema,
  parseChannel,
  roomChannel,
  streamChannel,
  timelineChannel,
  userChannel,
} from './channels.ts';

function nameOf(ref: ChannelRef): string {
  switch (ref.type) {
    case 'room':
      return roomChannel(ref.roomId);
    case 'user':
      return userChannel(ref.userId);
    case 'stream':
      return streamChannel(ref.userId);
    case 'timeline':
      return timelineChannel(ref.feedId);
    case 'feed':
      return feedChannel(ref.feedId);
    default:
      return assertNever(ref);
  }
}

const roomId = '0198f3a0-0000-7000-8000-000000000001';

describe('channel names', () => {
  test('a name made for a thing reads back as that thing', () => {
    expect(parseChannel(roomChannel(roomId))).toEqual({ type: 'room', kind: 'log', roomId });
    expect(parseChannel(userChannel('u1'))).toEqual({ type: 'user', kind: 'log', userId: 'u1' });
    expect(parseChannel(timelineChannel('match.wc2026-104'))).toEqual({
      type: 'timeline',
      kind: 'log',
      feedId: 'match.wc2026-104',
    });
    expect(parseChannel(feedChannel('stock.GOOG'))).toEqual({
      type: 'feed',
      kind: 'state',
      feedId: 'stock.GOOG',
    });
  });

  test.each([
    '',
    ':',
    'room',
    'room:',
    'room:1',
    `room:${roomId} `,
    `ROOM:${roomId}`,
    `room:${roomId.toUpperCase()}`,
    'user:../../etc',
    'feed:GOOG',
    'feed:stock.',
    'constructor:x',
    '__proto__:x',
  ])('%j names no channel', (name) => {
    expect(parseChannel(name)).toBeUndefined();
  });

  test('any text either names no channel or is that channel’s one name', () => {
    const name = fc
      .tuple(
        fc.constantFrom('room', 'user', 'stream', 'timeline', 'feed', 'x'),
        fc.string({ unit: 'binary' }),
      )
      .map(([prefix, id]) => `${prefix}:${id}`);
    fc.assert(
      fc.property(fc.oneof(name, fc.string({ unit: 'binary' })), (text) => {
        const ref = parseChannel(text);
        if (ref !== undefined) expect(nameOf(ref)).toBe(text);
      }),
    );
  });

  test('a position needs an epoch and a whole number', () => {
    expect(PositionSchema.safeParse({ epoch: 'k3f', seq: 0 }).success).toBe(true);
    expect(PositionSchema.safeParse({ epoch: '', seq: 0 }).success).toBe(false);
    expect(PositionSchema.safeParse({ epoch: 'k3f', seq: -1 }).success).toBe(false);
    expect(PositionSchema.safeParse({ epoch: 'k3f', seq: 1.5 }).success).toBe(false);
  });
});
