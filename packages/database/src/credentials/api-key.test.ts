import { describe, expect, test } from 'vitest';
import { hashApiKey, isApiKey, newApiKey } from './api-key.ts';

describe('[U20] an API key', () => {
  test('says what it is, and no two are the same', () => {
    const keys = Array.from({ length: 100 }, newApiKey);
    for (const key of keys) {
      expect(key).toMatch(/^tw_[A-Za-z0-9_-]{46}$/);
      expect(isApiKey(key)).toBe(true);
    }
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('with one character changed, or two swapped, is none', () => {
    const key = newApiKey();
    // The last character carries bits that no byte has.
    for (let at = 3; at < key.length - 1; at += 1) {
      const other = key[at] === 'A' ? 'B' : 'A';
      expect(isApiKey(key.slice(0, at) + other + key.slice(at + 1)), String(at)).toBe(false);
      const [first = '', second = ''] = [key[at], key[at + 1]];
      if (first === second) continue;
      expect(isApiKey(key.slice(0, at) + second + first + key.slice(at + 2)), String(at)).toBe(false);
    }
  });

  test.each(['', 'tw_', `tw_${'A'.repeat(64)}`, `xx_${'A'.repeat(46)}`, `tw_${'!'.repeat(46)}`])(
    '%j is none',
    (text) => {
      expect(isApiKey(text)).toBe(false);
    },
  );

  test('is stored as a hash that does not hold it', () => {
    const key = newApiKey();
    expect(hashApiKey(key)).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(hashApiKey(key)).toBe(hashApiKey(key));
    expect(hashApiKey(key)).not.toContain(key.slice(3, 10));
  });
});
