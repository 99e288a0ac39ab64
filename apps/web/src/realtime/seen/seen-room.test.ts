import type { LogEvent, Membership } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import { plainStored } from '../rooms/message.fixture.ts';
import { withEvents, withOlder } from '../rooms/room-log.ts';
import { type RoomState, roomFrom } from '../rooms/room-state.ts';
import { keptMessages, roomFromSeen, seenOf } from './seen-room.ts';

const bo = { id: 'bo', name: 'Bo', guest: false };
const membership = (seq: number, epoch = 'e1'): Membership => ({
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
  userId: 'me',
  role: 'member',
  notifications: 'all',
  feedsMuted: false,
  lastReadSeq: seq,
  epoch,
  seq,
  unread: 0,
  unreadMentions: 0,
  lastMessage: null,
  joinedAt: '2026-01-01T00:00:00Z',
});

const said = (seq: number): LogEvent => ({
  seq,
  ts: seq,
  data: { kind: 'message.created', messageId: `m${seq}`, author: bo, body: `words ${seq}` },
});
const edited = (seq: number, of: number, body: string): LogEvent => ({
  seq,
  ts: seq,
  data: { kind: 'message.edited', messageId: `m${of}`, body, editedAt: new Date(seq).toISOString() },
});

/** A room opened at `seq`, with the page before it, and what was heard after. */
function roomAt(
  seq: number,
  { older = [], heard = [], epoch = 'e1' }: { older?: number[]; heard?: LogEvent[]; epoch?: string },
) {
  const room = roomFrom(membership(seq, epoch));
  const page = older.map((at) =>
    plainStored({
      id: `m${at}`,
      roomId: 'r',
      seq: at,
      author: bo,
      body: `words ${at}`,
      createdAt: new Date(at).toISOString(),
    }),
  );
  const log = page.length === 0 ? room.log : withOlder(room.log, page, false);
  return { ...room, log: withEvents(log, heard) };
}
const seqs = ({ log }: Pick<RoomState, 'log'> | ReturnType<typeof seenOf>) =>
  log.messages.map(({ seq }) => seq);

describe('what is kept of a room', () => {
  test('is taken up where it was left, and goes on from there', () => {
    const room = roomAt(3, { older: [2, 3], heard: [said(4)] });
    const again = roomFromSeen(structuredClone(seenOf(room)), 'me');
    expect(seqs(again)).toEqual([2, 3, 4]);
    expect(again.log).toMatchObject({ epoch: 'e1', seq: 4, floor: 1, me: 'me' });
    expect(
      withEvents(again.log, [edited(5, 2, 'other words'), said(6)]).messages.map(({ body }) => body),
    ).toEqual(['other words', 'words 3', 'words 4', 'words 6']);
  });

  test('is no more than the newest messages, and the floor says where they begin', () => {
    const heard = Array.from({ length: keptMessages + 5 }, (_, at) => said(at + 1));
    const { log } = seenOf(roomAt(0, { heard }));
    expect(log.messages).toHaveLength(keptMessages);
    expect(log.floor).toBe(5);
  });

  test('is joined on to what was kept before, with what changed in it since', () => {
    const before = seenOf(roomAt(3, { older: [1, 2, 3] }));
    const now = seenOf(roomAt(3, { heard: [edited(4, 2, 'mended'), said(5)] }), before);
    expect(seqs(now)).toEqual([1, 2, 3, 5]);
    expect(now.log.messages[1]?.body).toBe('mended');
    expect(now.log.floor).toBe(0);
  });

  test('has no hole: across one, the longer of the two is kept, at its own position', () => {
    const before = seenOf(roomAt(3, { older: [1, 2, 3] }));
    expect(seenOf(roomAt(9, { heard: [said(10)] }), before).log).toEqual(before.log);
    expect(seqs(seenOf(roomAt(9, { older: [7, 8, 9], heard: [said(10)] }), before))).toEqual([7, 8, 9, 10]);
  });

  test('of another history is forgotten', () => {
    const before = seenOf(roomAt(3, { older: [1, 2, 3] }));
    expect(seqs(seenOf(roomAt(0, { heard: [said(1)], epoch: 'e2' }), before))).toEqual([1]);
  });
});
