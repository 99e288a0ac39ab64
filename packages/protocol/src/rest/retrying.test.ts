import { expect, test } from 'vitest';
import { fetchFailure, parseJson, retryAfterMs } from './retrying.ts';

const now = Date.parse('2026-11-21T10:00:00Z');

test.each([
  ['3', 3_000],
  ['0', 0],
  ['Sat, 21 Nov 2026 10:00:05 GMT', 5_000],
  ['Sat, 21 Nov 2026 09:00:00 GMT', 0],
  ['soon', undefined],
  ['1e9999', undefined],
  [null, undefined],
])('Retry-After: %s asks for %s ms', (field, ms) => {
  expect(retryAfterMs(field, now)).toBe(ms);
});

test('why there is no answer is said by the innermost reason', () => {
  const refused = new Error('connect ECONNREFUSED');
  const failed = (cause: unknown) => fetchFailure(new TypeError('fetch failed', { cause }), 1_000);
  expect(failed(refused)).toBe('connect ECONNREFUSED');
  expect(failed(new AggregateError([refused, new Error('other')]))).toBe('connect ECONNREFUSED');
  expect(failed(undefined)).toBe('fetch failed');
  expect(fetchFailure(new DOMException('late', 'TimeoutError'), 30_000)).toBe('no answer within 30 s');
  expect(fetchFailure('odd', 1)).toBe('odd');
});

test('what is not JSON is nothing', () => {
  expect(parseJson('{"a":1}')).toEqual({ a: 1 });
  expect(parseJson('<html>')).toBeUndefined();
});
