import { expect, test } from 'vitest';
import { invalidUtf8, validUtf8 } from './utf8-sequences.ts';

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

test.each(validUtf8)('$name: all of it is UTF-8 to the platform too', ({ sequences }) => {
  expect(sequences.map(isUtf8)).toEqual(sequences.map(() => true));
});

test.each(invalidUtf8)('$name: none of it is UTF-8 to the platform either', ({ sequences }) => {
  expect(sequences.map(isUtf8)).toEqual(sequences.map(() => false));
});
