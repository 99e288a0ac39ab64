import { expect, test } from 'vitest';
import { deedInWords } from './history-words.ts';

const names = new Map([
  ['ada', 'Ada'],
  ['grace', 'Grace $& Co'],
]);
const deed = (
  action: 'member.muted' | 'member.role_changed' | 'user.created',
  subject: string,
  details = {},
) => deedInWords({ actorId: 'ada', action, subject, details }, names);

test('a deed is told in words, with the names of who is there', () => {
  expect(deed('member.muted', 'user:grace')).toBe('Ada muted Grace $& Co');
  expect(deed('member.muted', 'user:gone')).toBe('Ada muted somebody who is not here');
  expect(deed('member.role_changed', 'user:grace', { role: 'moderator' })).toBe(
    'Ada changed the role of Grace $& Co to moderator',
  );
  expect(deed('user.created', 'user:grace')).toBe('Ada user.created');
});
