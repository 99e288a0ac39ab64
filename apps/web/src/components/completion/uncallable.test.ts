import { describe, expect, test } from 'vitest';
import { uncallableIn } from './uncallable.ts';

const callable = { people: new Map([['ada', { id: 'u1', name: 'Ada' }]]), isKnown: true };
const told = (text: string, { caret, isGuest = false }: { caret?: number; isGuest?: boolean } = {}) =>
  uncallableIn(text, callable, { caret, isGuest });

describe('before it is sent', () => {
  test('a name that nobody in the room has is told', () => {
    expect(told('@ada and @bob, look')).toBe('@bob is nobody in this room and will not hear of it.');
    expect(told('@bob @carl')).toBe('@bob, @carl are not in this room and will not hear of it.');
    expect(told('@ada @here')).toBeUndefined();
  });

  test('a name that is being written, and one in code, are left alone', () => {
    expect(told('@bo', { caret: 3 })).toBeUndefined();
    expect(told('`@bob`')).toBeUndefined();
  });

  test('a guest hears that they cannot call everybody', () => {
    expect(told('@here!', { isGuest: true })).toMatch(/^Guests cannot/);
  });

  test('nothing is said as long as nobody knows who is there', () => {
    expect(
      uncallableIn('@bob', { ...callable, isKnown: false }, { caret: undefined, isGuest: false }),
    ).toBeUndefined();
  });
});
