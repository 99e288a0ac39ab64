import { describe, expect, test } from 'vitest';
import { amended, isAmending } from './amended.ts';
import { type LogEventData, LogEventDataSchema } from './events.ts';

const messageId = '01980000-0000-7000-8000-000000000001';
const otherId = '01980000-0000-7000-8000-000000000002';
const author = { id: 'ada', name: 'Ada', guest: false };
const created: LogEventData = { kind: 'message.created', messageId, author, body: 'first' };
const edited: LogEventData = {
  kind: 'message.edited',
  messageId,
  body: 'second',
  editedAt: '2026-01-01T00:00:00.000Z',
};
const deleted: LogEventData = { kind: 'message.deleted', messageId, deletedAt: '2026-01-02T00:00:00.000Z' };

describe('[M2] an earlier event', () => {
  test('of a message that was edited has the words of now and says when', () => {
    expect(amended(created, edited)).toEqual({ ...created, body: 'second', editedAt: edited.editedAt });
  });

  test('of a message that was deleted has no words, whether it was the first or an edit', () => {
    const gone = { ...created, body: '', deletedAt: deleted.deletedAt };
    expect(amended(created, deleted)).toEqual(gone);
    expect(amended(amended(created, edited), deleted)).toEqual(gone);
    expect(amended(edited, deleted)).toEqual({ ...edited, body: '' });
    expect(LogEventDataSchema.parse(gone)).toEqual(gone);
  });

  test('stays deleted, whatever is heard later', () => {
    const gone = amended(created, deleted);
    expect(amended(gone, edited)).toBe(gone);
  });

  test('of another message, or of none, is left as it is', () => {
    const other: LogEventData = { ...created, messageId: otherId };
    const joined: LogEventData = { kind: 'member.joined', user: author, role: 'member' };
    expect([created, edited, deleted, joined].map(isAmending)).toEqual([false, true, true, false]);
    for (const later of [edited, deleted, joined]) {
      expect(amended(other, later)).toBe(other);
      expect(amended(joined, later)).toBe(joined);
    }
    expect(amended(created, joined)).toBe(created);
  });
});
