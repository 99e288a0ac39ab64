import { describe, expect, test } from 'vitest';
import { noticeOf, quietMs } from './connection-notice.ts';

const now = 1_790_000_000_000;
const long = now - quietMs;

describe('the connection notice', () => {
  test('is quiet for the first three seconds of trouble', () => {
    const waiting = { state: 'waiting', attempt: 1, retryAt: now + 500, why: 'network' } as const;
    expect(noticeOf(waiting, now - quietMs + 1, now)).toEqual({ word: 'none' });
    expect(noticeOf(waiting, long, now)).toMatchObject({ word: 'waiting' });
  });

  test('counts down in whole seconds and never below nought', () => {
    const waiting = (retryAt: number) => ({ state: 'waiting', attempt: 3, retryAt, why: 'network' }) as const;
    expect(noticeOf(waiting(now + 4_200), long, now)).toMatchObject({ seconds: 5 });
    expect(noticeOf(waiting(now - 50), long, now)).toMatchObject({ seconds: 0 });
  });

  test('does not say live before the replay is done', () => {
    expect(noticeOf({ state: 'greeting', attempt: 2 }, long, now)).toEqual({ word: 'catching_up' });
  });

  test('says at once that the client has given up, and the way out', () => {
    expect(noticeOf({ state: 'stopped', reason: 'not_signed_in' }, now, now)).toEqual({
      word: 'stopped',
      why: 'You are signed out.',
      wayOut: 'sign_in',
    });
  });

  test('is gone while live', () => {
    expect(noticeOf({ state: 'live', since: now, probing: false }, undefined, now)).toEqual({ word: 'none' });
  });
});
