import type { FoundMessage } from '@tidewire/protocol';
import { expect, test } from 'vitest';
import { groupsOf } from './search-groups.ts';

const hit = (id: string, roomId: string): FoundMessage => ({
  message: {
    id,
    roomId,
    seq: 1,
    author: { id: 'u1', name: 'Ada', guest: false },
    body: 'goal',
    createdAt: '2026-07-01T12:00:00.000Z',
    version: 1,
    reactions: [],
    replyCount: 0,
  },
  room: { id: roomId, name: roomId },
  snippet: { text: 'goal', ranges: [] },
});

test('results that follow each other in one room stand under its name, and none changes its place', () => {
  const groups = groupsOf([hit('a', 'r1'), hit('b', 'r1'), hit('c', 'r2'), hit('d', 'r1')]);
  expect(groups.map(({ room, hits }) => [room.id, hits.map(({ message }) => message.id)])).toEqual([
    ['r1', ['a', 'b']],
    ['r2', ['c']],
    ['r1', ['d']],
  ]);
  expect(groupsOf([])).toEqual([]);
});
