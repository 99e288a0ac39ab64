import { expect, test } from 'vitest';
import { fileSize } from './file-size.ts';

test.each([
  [1, '1 B'],
  [1_023, '1023 B'],
  [1_536, '1.5 KB'],
  [1_023_000, '999 KB'],
  [1_024_000, '0.977 MB'],
  [26_214_400, '25 MB'],
])('%i bytes are %s', (bytes, words) => {
  expect(fileSize(bytes)).toBe(words);
});
