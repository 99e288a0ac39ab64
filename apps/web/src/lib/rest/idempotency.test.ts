import { expect, test } from 'vitest';
import { readKey } from './idempotency.ts';

test.each([
  ['abc', 'abc'],
  ['"a b"', 'a b'],
  ['8e03978e-40d5-43e8-bc93-6894a57f9324', '8e03978e-40d5-43e8-bc93-6894a57f9324'],
  ['"abc"', 'abc'],
  ['"a \\"b\\" \\\\"', 'a "b" \\'],
  ['x'.repeat(512), 'x'.repeat(512)],
])('[A52] %s carries a key', (field, key) => {
  expect(readKey(field)).toBe(key);
});

test.each([
  '',
  'a b',
  '""',
  '"a',
  'a"b"',
  '"a"b"',
  'é',
  'a\tb',
  '"a\\b"',
  'x'.repeat(513),
  `"${'x'.repeat(513)}"`,
])('[A52] %j carries none', (field) => {
  expect(readKey(field)).toBeUndefined();
});
