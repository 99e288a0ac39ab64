import { describe, expect, test } from 'vitest';
import { snippetOf } from './snippet.ts';

const marked = (body: string, ...words: string[]) => {
  const { text, ranges } = snippetOf(body, words);
  return ranges.map(({ start, end }) => text.slice(start, end));
};

describe('[Q4] a snippet', () => {
  test('says where each word stands, whatever its case, and joins what overlaps', () => {
    expect(marked('Goal! A GOAL for the goalkeeper', 'goal')).toEqual(['Goal', 'GOAL', 'goal']);
    expect(marked('abcdef', 'abcd', 'cde')).toEqual(['abcde']);
    expect(marked('東京タワーと東京駅', '東京')).toEqual(['東京', '東京']);
    expect(snippetOf('no such thing', ['x'])).toEqual({ text: 'no such thing', ranges: [] });
  });

  test('takes words to the letter: nothing in them is a pattern or markup', () => {
    expect(marked('a.c abc <b>(', 'a.c')).toEqual(['a.c']);
    expect(snippetOf('<b>hi</b>', ['hi'])).toEqual({ text: '<b>hi</b>', ranges: [{ start: 3, end: 5 }] });
  });

  test('keeps places right where lower case is longer', () => {
    expect(marked('İİİ goal', 'goal')).toEqual(['goal']);
  });

  test('is a part of a long message, around the first word, and breaks no character', () => {
    const { text, ranges } = snippetOf(`${'😀'.repeat(500)}goal${'😀'.repeat(500)}`, ['goal']);
    expect(text.length).toBeLessThanOrEqual(201);
    expect(text.isWellFormed()).toBe(true);
    expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual(['goal']);
  });
});
