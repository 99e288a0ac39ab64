import { expect, test } from 'vitest';
import { mayRestrict } from './may-restrict.ts';

test('moderators restrict members, owners moderators too, and nobody an owner', () => {
  const roles = ['owner', 'moderator', 'member', undefined] as const;
  const seen = (['owner', 'moderator', 'member'] as const).map((own) =>
    roles.map((theirs) => (mayRestrict(own, theirs) ? 'y' : '-')).join(''),
  );
  expect(seen).toEqual(['-yyy', '--yy', '----']);
});
