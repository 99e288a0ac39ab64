import { describe, expect, test } from 'vitest';
import { roomBeside } from './room-beside.ts';

const rooms = [
  { id: 'a', unread: 0 },
  { id: 'b', unread: 2 },
  { id: 'c', unread: 0 },
  { id: 'd', unread: 1 },
];

describe('the room beside', () => {
  test('is the next or the one before, round the end of the list', () => {
    expect(roomBeside(rooms, 'a', 1, false)).toBe('b');
    expect(roomBeside(rooms, 'd', 1, false)).toBe('a');
    expect(roomBeside(rooms, 'a', -1, false)).toBe('d');
  });

  test('is the first or the last when no room is open', () => {
    expect(roomBeside(rooms, undefined, 1, false)).toBe('a');
    expect(roomBeside(rooms, undefined, -1, false)).toBe('d');
  });

  test('is the next unread one, and none when only the open one is', () => {
    expect(roomBeside(rooms, 'b', 1, true)).toBe('d');
    expect(roomBeside(rooms, 'd', 1, true)).toBe('b');
    expect(roomBeside([{ id: 'a', unread: 3 }], 'a', 1, true)).toBeUndefined();
    expect(roomBeside([], undefined, 1, false)).toBeUndefined();
  });
});
