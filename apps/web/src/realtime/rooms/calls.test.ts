import type { LogEvent } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { calls, countCalls, mayCallAnew } from './calls.ts';
import { startLog, withEvents } from './room-log.ts';

const me = { id: 'me', handle: 'ada' };
const grace = { id: 'grace', name: 'Grace', guest: false };
const said = (seq: number, body: string, author = grace): LogEvent => ({
  seq,
  ts: seq,
  data: { kind: 'message.created', messageId: `m${seq}`, author, body },
});
const edited = (seq: number, of: number, body: string): LogEvent => ({
  seq,
  ts: seq,
  data: { kind: 'message.edited', messageId: `m${of}`, body, editedAt: '2026-07-01T12:00:00.000Z' },
});
const logOf = (...events: LogEvent[]) => withEvents(startLog({ epoch: 'e', seq: 0 }, me.id), events);

describe('what calls the reader', () => {
  test('is their name, or everybody’s, by somebody else', () => {
    expect(calls({ author: grace, body: 'Hi @Ada' }, me)).toBe(true);
    expect(calls({ author: grace, body: '@here' }, me)).toBe(true);
    expect(calls({ author: grace, body: '@grace' }, me)).toBe(false);
    expect(calls({ author: { ...grace, id: 'me' }, body: '@ada @here' }, me)).toBe(false);
    expect(calls({ author: { ...grace, guest: true }, body: '@here' }, me)).toBe(false);
  });

  test('[E3] counts after the read position only', () => {
    const { messages } = logOf(said(1, '@ada'), said(2, 'no'), said(3, '@ada again'));
    expect(countCalls(messages, 0, me)).toBe(2);
    expect(countCalls(messages, 1, me)).toBe(1);
    expect(countCalls(messages, 3, me)).toBe(0);
  });

  test('[E4] may begin with an edit by somebody else: then the server is asked', () => {
    const own = said(2, 'mine', { ...grace, id: 'me' });
    const log = logOf(said(1, 'hello'), own);
    expect(mayCallAnew(log, [edited(3, 1, '@ada')], me)).toBe(true);
    expect(mayCallAnew(log, [edited(3, 9, '@here')], me)).toBe(true);
    expect(mayCallAnew(log, [edited(3, 2, '@ada')], me)).toBe(false);
    expect(mayCallAnew(log, [edited(3, 1, 'no')], me)).toBe(false);
    expect(mayCallAnew(log, [said(4, '@ada')], me)).toBe(false);
  });
});
