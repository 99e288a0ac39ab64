import { expect, test } from 'vitest';
import { isKnown, readTags } from './preconditions.ts';

test.each([
  ['*', ['*']],
  [' * ', ['*']],
  ['"a"', ['"a"']],
  ['"a", W/"b" ,"c,d"', ['"a"', 'W/"b"', '"c,d"']],
  ['""', ['""']],
])('[A50] %s is read as tags', (field, tags) => {
  expect(readTags(field)).toEqual(tags);
});

test.each(['', 'a', '"a', '"a" "b"', '*, "a"', 'w/"a"', '"a",', '"a b"', `${'"a",'.repeat(5_000)}x`])(
  '[A50] %j is no list of tags',
  (field) => {
    expect(readTags(field)).toBeUndefined();
  },
);

test('[A50] what is known already is found by weak comparison', () => {
  expect(isKnown('"a", W/"b.c"', '"b.c"')).toBe(true);
  expect(isKnown('*', '"b"')).toBe(true);
  expect(isKnown('"b"', '"b.c"')).toBe(false);
  expect(isKnown(null, '"b"')).toBe(false);
  expect(isKnown('nonsense', '"b"')).toBe(false);
});
