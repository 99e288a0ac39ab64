import { describe, expect, test } from 'vitest';
import { emojiChoices, namesOf } from './emoji-names.ts';

const names = namesOf(
  [
    { hexcode: '2', emoji: '😄', order: 2 },
    { hexcode: '1', emoji: '😀', order: 1 },
    { hexcode: '3', emoji: '👍️', order: 3 },
    { hexcode: '4', emoji: '🇦' },
    { hexcode: '5', emoji: '😶', order: 5 },
  ],
  { 1: 'grinning', 2: ['smile', 'happy_smile'], 3: ['+1', 'yes'], 4: 'a', 6: 'x' },
);
const found = (query: string) => emojiChoices(names, query, 8).map(({ text, hint }) => [text, hint]);

describe('the emoji that are offered', () => {
  test('stand in their order, those without a name or a place of their own left out', () => {
    expect(names).toEqual([
      ['😀', 'grinning'],
      ['😄', 'smile', 'happy_smile'],
      ['👍️', '+1', 'yes'],
    ]);
  });

  test('are found by how a name begins, then by what it holds', () => {
    expect(found('smi')).toEqual([['😄', ':smile:']]);
    expect(found('inn')).toEqual([['😀', ':grinning:']]);
    expect(found('+1')).toEqual([['👍️', ':+1:']]);
    expect(found('zzz')).toEqual([]);
  });
});
