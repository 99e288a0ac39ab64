import type { ErrorCode } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import { ApiError, messageOf } from './api-error.ts';

const problem = (
  code: ErrorCode,
  values: { detail?: string; errors?: { pointer: string; code: string; message: string }[] } = {},
) =>
  new ApiError({
    kind: 'problem',
    retryAfterMs: undefined,
    problem: {
      type: 'about:blank',
      title: 'Conflicts with what is there',
      status: 409,
      code,
      requestId: 'r',
      ...values,
    },
  });

describe('a request that did not work', () => {
  test('speaks to the person who made it', () => {
    expect(messageOf(problem('unauthenticated'))).toBe('You are signed out. Sign in again to go on.');
    expect(messageOf(new ApiError({ kind: 'network' }))).toMatch(/could not be reached/);
  });

  test('passes on what only the server knows', () => {
    expect(messageOf(problem('conflict', { detail: 'The last owner cannot leave' }))).toBe(
      'The last owner cannot leave',
    );
    expect(messageOf(problem('conflict'))).toBe('Conflicts with what is there.');
  });

  test('says whether it is worth another try', () => {
    expect(problem('unavailable').isRetryable).toBe(true);
    expect(problem('not_found').isRetryable).toBe(false);
    expect(new ApiError({ kind: 'network' }).isRetryable).toBe(true);
    expect(new ApiError({ kind: 'unreadable', status: 502 }).isRetryable).toBe(true);
    expect(new ApiError({ kind: 'unreadable', status: 404 }).isRetryable).toBe(false);
  });

  test('names the fields that are wrong', () => {
    const errors = [{ pointer: '/name', code: 'too_big', message: 'at most 80 characters' }];
    expect([...problem('invalid', { errors }).fields]).toEqual([['name', 'at most 80 characters']]);
  });
});
