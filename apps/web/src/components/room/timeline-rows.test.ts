import { describe, expect, test } from 'vitest';
import type { RoomMessage } from '#web/realtime/rooms/room-log.ts';
import { buildRows, type TimelineRow } from './timeline-rows.ts';

const ada = { id: 'ada', name: 'Ada', guest: false };
const bo = { id: 'bo', name: 'Bo', guest: false };
const noon = new Date(2026, 5, 11, 12).getTime();
const minute = 60_000;

const message = (seq: number, author: typeof ada, at: number): RoomMessage => ({
  id: `m${seq}`,
  seq,
  author,
  body: `text ${seq}`,
  createdAt: at,
});
const shape = (rows: TimelineRow[]) =>
  rows.map((row) => (row.type === 'message' ? `${row.key}${row.isHead ? '*' : ''}` : row.type));

describe('timeline rows', () => {
  test('group a run of one author and begin a new one after five minutes', () => {
    const messages = [
      message(1, ada, noon),
      message(2, ada, noon + minute),
      message(3, bo, noon + 2 * minute),
      message(4, bo, noon + 8 * minute),
    ];
    expect(shape(buildRows({ messages, pending: [], me: ada, unreadAfter: undefined }))).toEqual([
      'top',
      'day',
      'm1*',
      'm2',
      'm3*',
      'm4*',
    ]);
  });

  test('separate days by the reader’s calendar', () => {
    const messages = [message(1, ada, noon), message(2, ada, noon + 24 * 60 * minute)];
    expect(shape(buildRows({ messages, pending: [], me: ada, unreadAfter: undefined }))).toEqual([
      'top',
      'day',
      'm1*',
      'day',
      'm2*',
    ]);
  });

  test('draw the unread line once, before the first message by somebody else after the read position', () => {
    const messages = [
      message(1, bo, noon),
      message(2, ada, noon),
      message(3, bo, noon),
      message(4, bo, noon),
    ];
    expect(shape(buildRows({ messages, pending: [], me: ada, unreadAfter: 1 }))).toEqual([
      'top',
      'day',
      'm1*',
      'm2*',
      'unread',
      'm3*',
      'm4',
    ]);
    expect(shape(buildRows({ messages, pending: [], me: ada, unreadAfter: 4 }))).not.toContain('unread');
  });

  test('put the unread line under the day it belongs to', () => {
    const messages = [message(1, bo, noon), message(2, bo, noon + 24 * 60 * minute)];
    expect(shape(buildRows({ messages, pending: [], me: ada, unreadAfter: 1 }))).toEqual([
      'top',
      'day',
      'm1*',
      'day',
      'unread',
      'm2*',
    ]);
  });

  test('show what is pending at the end, and not twice once it is confirmed', () => {
    const pending = [
      { id: 'm2', body: 'text 2', createdAt: noon, status: { word: 'sending' } as const },
      { id: 'p1', body: 'later', createdAt: noon - minute, status: { word: 'queued' } as const },
    ];
    const rows = buildRows({
      messages: [message(1, ada, noon), message(2, ada, noon)],
      pending,
      me: ada,
      unreadAfter: undefined,
    });
    expect(shape(rows)).toEqual(['top', 'day', 'm1*', 'm2', 'p1']);
    expect(rows[4]).toMatchObject({ pending: { word: 'queued' }, author: ada });
  });

  test('keep the key of a message when it is confirmed', () => {
    const pending = [{ id: 'm1', body: 'text 1', createdAt: noon, status: { word: 'sending' } as const }];
    const before = buildRows({ messages: [], pending, me: ada, unreadAfter: undefined });
    const after = buildRows({ messages: [message(1, ada, noon)], pending, me: ada, unreadAfter: undefined });
    expect(before.map((row) => row.key)).toEqual(after.map((row) => row.key));
  });
});
