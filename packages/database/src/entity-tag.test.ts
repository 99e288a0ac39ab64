import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, entityTag, matchesTag } from './entity-tag.ts';

const room = { id: 'r', name: 'Tea', memberCount: 1 };
const own = { userId: 'ada', role: 'member', notifications: 'all', lastReadSeq: 3 };
const membership = { ...own, room, epoch: 'e', seq: 9, unread: 6, lastMessage: null };

test('[A50] a tag is a quoted string that depends on every member and on the order of none', () => {
  expect(entityTag('room', room)).toMatch(/^"[\w-]{22}\.[\w-]{22}"$/);
  expect(entityTag('room', { memberCount: 1, name: 'Tea', id: 'r' })).toBe(entityTag('room', room));
  const changed = [{ id: 's' }, { name: 'Te' }, { memberCount: 2 }].map((change) =>
    entityTag('room', { ...room, ...change }),
  );
  expect(new Set([entityTag('room', room), ...changed]).size).toBe(4);
});

test('[A51] what moves by itself changes the tag, but not who may change the thing', () => {
  const seen = entityTag('membership', membership);
  const busy = entityTag('membership', {
    ...membership,
    seq: 10,
    unread: 7,
    room: { ...room, memberCount: 2 },
  });
  expect(busy).not.toBe(seen);
  expect(matchesTag([seen], [busy])).toBe(true);
  for (const change of [{ role: 'owner' }, { notifications: 'none' }, { lastReadSeq: 4 }]) {
    expect(matchesTag([seen], [entityTag('membership', { ...membership, ...change })])).toBe(false);
  }
});

test('[A50] a weak, a foreign and a cut tag match nothing; * matches all', () => {
  const current = entityTag('room', room);
  for (const tag of [`W/${current}`, '"x"', '""', '"."', current.replace(/^"./, '"')]) {
    expect(matchesTag([tag], [current]), tag).toBe(false);
  }
  expect(matchesTag(['"x"', current], [current])).toBe(true);
  expect(matchesTag(['*'], [current])).toBe(true);
  expect(matchesTag([], [current])).toBe(false);
});

test('canonical JSON says the same thing in one way', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      expect(canonical(reversed)).toBe(canonical(value));
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
