import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSearch } from './parse-query.ts';

describe('[Q3] a search', () => {
  test.each([
    ['hello', { words: ['hello'] }],
    ['  hello   world ', { words: ['hello', 'world'] }],
    ['"hello world" again', { words: ['hello world', 'again'] }],
    ['say"hello world"', { words: ['say', 'hello world'] }],
    ['"open end', { words: ['open end'] }],
    ['from:ada in:"The lobby" goal', { words: ['goal'], from: 'ada', in: 'The lobby' }],
    ['FROM:ada', { words: [], from: 'ada' }],
    [
      'before:2026-07-01 after:2026-06-11',
      { words: [], before: '2026-07-01T00:00:00.000Z', after: '2026-06-11T00:00:00.000Z' },
    ],
    ['has:link', { words: [], hasLink: true }],
    ['has:file HAS:image', { words: [], hasFile: true, hasImage: true }],
    ['https://example.com 12:30 foo:bar', { words: ['https://example.com', '12:30', 'foo:bar'] }],
    ['"from:ada"', { words: ['from:ada'] }],
    ['constructor:x __proto__:y', { words: ['constructor:x', '__proto__:y'] }],
    ['漢字 OR NEAR(a) *', { words: ['漢字', 'OR', 'NEAR(a)', '*'] }],
  ])('%s', (text, parsed) => {
    expect(parseSearch(text)).toEqual(parsed);
  });

  test.each([
    '""',
    'from:',
    'from:a from:b',
    'before:tomorrow',
    'after:2026-02-30',
    'has:wings',
    'a b c d e f g h i j k',
  ])('%s says what is wrong with it', (text) => {
    expect(parseSearch(text)).toEqual({ problem: expect.stringMatching(/^[A-Z]/) });
  });

  test('of any text is read or refused', () => {
    assert(
      property(string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const parsed = parseSearch(text);
        if ('words' in parsed) for (const word of parsed.words) expect(text).toContain(word);
      }),
    );
  });
});
