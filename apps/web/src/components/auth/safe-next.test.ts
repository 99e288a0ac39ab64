import { describe, expect, test } from 'vitest';
import { home, safeNext } from './safe-next.ts';

describe('the way back after signing in', () => {
  test('is a page of this origin', () => {
    expect(safeNext('/rooms/0198?from=1#end')).toBe('/rooms/0198?from=1#end');
    expect(safeNext('/markets')).toBe('/markets');
  });

  test.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n//evil.example',
    'https://evil.example/rooms',
    'javascript:alert(1)',
    'rooms',
    '',
    '///evil.example',
    '/.//evil.example',
    '/././/evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
  ])('is never elsewhere: %j', (next) => {
    expect(safeNext(next)).toBe(home);
  });

  test('does not lead in circles or to an answer that is no page', () => {
    for (const path of ['/sign-in', '/sign-in?next=/x', '/sign-up', '/api/auth/sign-out', '/v1/users'])
      expect(safeNext(path)).toBe(home);
  });

  test('is home when none was given, or two', () => {
    expect(safeNext(undefined)).toBe(home);
    expect(safeNext(['/a', '/b'])).toBe(home);
  });
});
