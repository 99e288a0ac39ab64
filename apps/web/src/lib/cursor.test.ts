import { expect, test } from 'vitest';
import { z } from 'zod';
import { createCursors } from './cursor.ts';

const cursors = createCursors('a secret');
const binding = { list: '/v1/rooms', callerId: 'ann' };
const Position = z.object({ id: z.string() });
const cursor = cursors.encode(binding, { id: '7' });

test('[A16] a cursor opens the list it was given for', () => {
  expect(cursors.decode(binding, cursor, Position)).toEqual({ id: '7' });
});

test('[A16] a cursor opens nothing for another list, another person or another installation', () => {
  expect(cursors.decode({ ...binding, list: '/v1/users' }, cursor, Position)).toBeUndefined();
  expect(cursors.decode({ ...binding, callerId: 'bob' }, cursor, Position)).toBeUndefined();
  expect(createCursors('another secret').decode(binding, cursor, Position)).toBeUndefined();
});

test('[A16] a cursor that was changed anywhere opens nothing', () => {
  for (let at = 0; at < cursor.length; at += 1) {
    const changed = cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1);
    // The last character may hold bits that no byte has.
    if (Buffer.from(changed, 'base64url').equals(Buffer.from(cursor, 'base64url'))) continue;
    expect(cursors.decode(binding, changed, Position)).toBeUndefined();
  }
});

test.each(['', 'A', 'not a cursor', '💥'])('[A16] %j is no cursor', (text) => {
  expect(cursors.decode(binding, text, Position)).toBeUndefined();
});

test('[A16] a position of another shape, signed by an older release, opens nothing', () => {
  expect(cursors.decode(binding, cursors.encode(binding, 7), Position)).toBeUndefined();
});
