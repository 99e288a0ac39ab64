import { describe, expect, test } from 'vitest';
import { plainMessage, plainStored } from '#web/realtime/rooms/message.fixture.ts';
import type { RoomLog, RoomMessage } from '#web/realtime/rooms/room-log.ts';
import { startLog, withOlder } from '#web/realtime/rooms/room-log.ts';
import { buildRows, buildThreadRows, type TimelineRow } from './timeline-rows.ts';

const ada = { id: 'ada', name: 'Ada', guest: false };
const bo = { id: 'bo', name: 'Bo', guest: false };
const noon = new Date(2026, 5, 11, 12).getTime();
const minute = 60_000;
const day = 24 * 60 * minute;

const message = (seq: number, author: typeof ada, at: number): RoomMessage =>
  plainMessage({ id: `m${seq}`, seq, author, body: `text ${seq}`, createdAt: at });
const logOf = (messages: RoomMessage[], floor = 0): RoomLog => ({
  me: 'me',
  epoch: 'e',
  floor,
  seq: messages.length,
  messages,
  joints: new Set(),
  changes: [],
});
const shape = (rows: TimelineRow[]) =>
  rows.map((row) => (row.type === 'message' ? `${row.key}${row.isHead ? '*' : ''}` : row.type));
const build = (messages: RoomMessage[], unreadAfter?: number, floor = 0) =>
  buildRows({ log: logOf(messages, floor), pending: [], me: ada, unreadAfter });

describe('timeline rows', () => {
  test('group a run of one author and begin a new one after five minutes', () => {
    const rows = build([
      message(1, ada, noon),
      message(2, ada, noon + minute),
      message(3, bo, noon + 2 * minute),
      message(4, bo, noon + 8 * minute),
    ]);
    expect(shape(rows)).toEqual(['day', 'm1*', 'm2', 'm3*', 'm4*']);
  });

  test('separate days by the reader’s calendar', () => {
    expect(shape(build([message(1, ada, noon), message(2, ada, noon + day)]))).toEqual([
      'day',
      'm1*',
      'day',
      'm2*',
    ]);
  });

  test('draw no day above the first message while there may be older ones of the same day', () => {
    expect(shape(build([message(7, ada, noon)], undefined, 6))).toEqual(['m7*']);
  });

  test('draw the unread line once, before the first message by somebody else after the read position', () => {
    const messages = [1, 2, 3, 4].map((seq) => message(seq, seq === 2 ? ada : bo, noon));
    expect(shape(build(messages, 1))).toEqual(['day', 'm1*', 'm2*', 'unread', 'm3*', 'm4']);
    expect(shape(build(messages, 4))).not.toContain('unread');
  });

  test('put the unread line under the day it belongs to', () => {
    expect(shape(build([message(1, bo, noon), message(2, bo, noon + day)], 1))).toEqual([
      'day',
      'm1*',
      'day',
      'unread',
      'm2*',
    ]);
  });

  test('draw no unread line while its place is not loaded', () => {
    expect(shape(build([message(7, bo, noon)], 3, 6))).not.toContain('unread');
  });

  test('say what a reply answers, once for a run of replies, and as far as it is held', () => {
    const reply = (seq: number, replyTo: string) => ({ ...message(seq, bo, noon), replyTo });
    const root = message(1, ada, noon);
    const rows = build([root, reply(2, 'm1'), reply(3, 'm1'), message(4, bo, noon), reply(5, 'm0')]);
    expect(shape(rows)).toEqual(['day', 'm1*', 'm2*', 'm3', 'm4*', 'm5*']);
    const answers = rows.map((row) => (row.type === 'message' ? row.answers : undefined));
    expect(answers).toEqual([
      undefined,
      undefined,
      { rootId: 'm1', said: root },
      undefined,
      undefined,
      { rootId: 'm0', said: undefined },
    ]);
  });

  test('are of a thread its first message, then the replies, the first of them always with a name', () => {
    const root = message(1, bo, noon);
    const replies = [2, 3].map((seq) => ({ ...message(seq, bo, noon), replyTo: 'm1' }));
    const status = { word: 'sending' } as const;
    const pending = [{ id: 'p', body: 'p', replyTo: 'm1', createdAt: noon, status }];
    expect(shape(buildThreadRows({ root, replies, pending }, ada))).toEqual(['m1*', 'm2*', 'm3', 'p*']);
  });

  test('show what is pending at the end, and not twice once it is confirmed', () => {
    const pending = [
      { id: 'm2', body: 'text 2', createdAt: noon, replyTo: undefined, status: { word: 'sending' } as const },
      {
        id: 'p1',
        body: 'later',
        createdAt: noon - minute,
        replyTo: undefined,
        status: { word: 'queued' } as const,
      },
    ];
    const log = logOf([message(1, ada, noon), message(2, ada, noon)]);
    const rows = buildRows({ log, pending, me: ada, unreadAfter: undefined });
    expect(shape(rows)).toEqual(['day', 'm1*', 'm2', 'p1']);
    expect(rows[3]).toMatchObject({ pending: { word: 'queued' }, author: ada });
  });

  test('keep the key of a message when it is confirmed', () => {
    const pending = [
      { id: 'm1', body: 'text 1', createdAt: noon, replyTo: undefined, status: { word: 'sending' } as const },
    ];
    const before = buildRows({ log: logOf([]), pending, me: ada, unreadAfter: undefined });
    const after = build([message(1, ada, noon)]);
    expect(before.map((row) => row.key)).toEqual(after.map((row) => row.key));
  });

  test('stay exactly as they are when an older page is put before them', () => {
    const stored = (seq: number) =>
      plainStored({
        id: `m${seq}`,
        roomId: 'r',
        seq,
        author: bo,
        body: `text ${seq}`,
        createdAt: new Date(noon + seq * 1000).toISOString(),
      });
    let log = withOlder(startLog({ epoch: 'e', seq: 9 }, 'me'), [9, 8, 7].map(stored), false);
    const rowsOf = () => buildRows({ log, pending: [], me: ada, unreadAfter: undefined });
    const before = rowsOf();
    log = withOlder(log, [6, 5, 4].map(stored), false);
    expect(rowsOf().slice(-before.length)).toEqual(before);
    log = withOlder(log, [3, 2, 1].map(stored), true);
    expect(rowsOf().slice(-before.length)).toEqual(before);
  });
});
