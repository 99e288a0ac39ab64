import { describe, expect, test } from 'vitest';
import { hueOf, initialsOf } from './initials.ts';

describe('initials', () => {
  test('are of the first and the last word', () => {
    expect(initialsOf('Ada Lovelace')).toBe('AL');
    expect(initialsOf('  Juan  Carlos de la Vega ')).toBe('JV');
  });

  test('keep a whole grapheme, not half of one', () => {
    expect(initialsOf('👩‍🚀 space')).toBe('👩‍🚀S');
    expect(initialsOf('李小龙')).toBe('李');
    expect(initialsOf('<b>Olga (she)')).toBe('BS');
    expect(initialsOf('--- ***')).toBe('?');
  });

  test('say something even for a name of nothing', () => {
    expect(initialsOf('   ')).toBe('?');
  });

  test('stand on a hue that belongs to the id', () => {
    expect(hueOf('u1')).toBe(hueOf('u1'));
    expect(hueOf('u1')).not.toBe(hueOf('u2'));
    for (const id of ['', 'a', 'zzzz']) expect(hueOf(id)).toBeGreaterThanOrEqual(0);
  });
});
