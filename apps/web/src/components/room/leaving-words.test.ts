import { lobbyRoomId } from '@tidewire/protocol';
import { expect, test } from 'vitest';
import { leavingInWords } from './leaving-words.ts';

const at = new Date(0).toISOString();
const words = (
  role: 'owner' | 'member',
  memberCount: number,
  { id = '01990000-0000-7000-8000-0000000000aa', visibility = 'public' as 'public' | 'private' } = {},
) =>
  leavingInWords({
    role,
    room: {
      id,
      name: 'Harbour',
      kind: 'room',
      topic: '',
      visibility,
      memberCount,
      createdAt: at,
      updatedAt: at,
    },
  });

test('the last one to leave is told that the room goes', () => {
  expect(words('owner', 1)).toContain('will be deleted');
  expect(words('owner', 1, { visibility: 'private' })).toContain('will be deleted');
  expect(words('member', 2)).not.toContain('deleted');
  expect(words('member', 1, { id: lobbyRoomId })).not.toContain('deleted');
});

test('an owner is told who keeps it then, and everybody how to come back', () => {
  expect(words('owner', 3)).toMatch(/passes to the moderator or member.*join again/);
  expect(words('member', 3)).toBe('You can join again from the directory.');
  expect(words('owner', 3, { visibility: 'private' })).toMatch(/passes to.*somebody who keeps it/);
});
