import { describe, expect, test } from 'vitest';
import { asksForLink, dayBefore, inRoom, searchRoomAddress, toggleLink, withOperator } from './operators.ts';

describe('an operator in a search', () => {
  test('is put behind what is written', () => {
    expect(withOperator('', 'from:')).toBe('from:');
    expect(withOperator('goal  ', 'from:')).toBe('goal from:');
  });

  test('for links is added once and taken away again', () => {
    expect(toggleLink('goal')).toBe('goal has:link');
    expect(toggleLink('goal has:link')).toBe('goal');
    expect(toggleLink('HAS:LINK goal')).toBe('goal');
    expect(asksForLink('has:linked')).toBe(false);
  });

  test('names a room so that it can be read again, whatever its name', () => {
    expect(inRoom({ id: 'r1', name: 'Lobby' })).toBe('in:Lobby');
    expect(inRoom({ id: 'r1', name: 'Match day' })).toBe('in:"Match day"');
    expect(inRoom({ id: 'r1', name: 'The "final"' })).toBe('in:r1');
    expect(searchRoomAddress({ id: 'r1', name: 'Match day' })).toBe('/search?q=in%3A%22Match+day%22+');
  });

  test('takes a day of the reader’s calendar', () => {
    expect(dayBefore(new Date(2026, 2, 3, 12).getTime(), 7)).toBe('2026-02-24');
  });
});
