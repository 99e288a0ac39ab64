import { describe, expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

describe('a message on one line', () => {
  test('has no markdown signs', () => {
    expect(plainText('**bold** and `code` and ~~gone~~')).toBe('bold and code and gone');
    expect(plainText('see [the docs](https://example.com)')).toBe('see the docs');
    expect(plainText('> quoted\n- item')).toBe('quoted item');
    expect(plainText('```js\nlet a = 1;\n```')).toBe('let a = 1;');
  });

  test('keeps signs that are only text', () => {
    expect(plainText('2 * 3 * 4 is 24')).toBe('2 * 3 * 4 is 24');
    expect(plainText('snake_case_name')).toBe('snake_case_name');
  });
});
