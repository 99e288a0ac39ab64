import { expect, test } from 'vitest';
import { createRateLimiter } from './rate-limit.ts';

const limiter = (options: { maxKeys?: number } = {}) => {
  const clock = { now: 0 };
  return { clock, ...createRateLimiter({ perSecond: 2, burst: 3, now: () => clock.now, ...options }) };
};

test('[A17] a full bucket gives its burst, then says how long to wait for the next token', () => {
  const { take, clock } = limiter();
  expect([take('ann'), take('ann'), take('ann')]).toEqual(Array(3).fill({ taken: true }));
  expect(take('ann')).toEqual({ taken: false, retryAfterMs: 500 });
  clock.now = 200;
  expect(take('ann')).toEqual({ taken: false, retryAfterMs: 300 });
  clock.now = 500;
  expect(take('ann')).toEqual({ taken: true });
});

test('[A17] a bucket never holds more than its burst', () => {
  const { take, clock } = limiter();
  clock.now = 3_600_000;
  const taken = Array.from({ length: 5 }, () => take('ann').taken);
  expect(taken).toEqual([true, true, true, false, false]);
});

test('[A17] people do not share a bucket', () => {
  const { take } = limiter();
  for (let count = 0; count < 4; count += 1) take('ann');
  expect(take('bob')).toEqual({ taken: true });
});

test('[A17] only so many keys are remembered, and the one unused for longest is forgotten', () => {
  const { take } = limiter({ maxKeys: 2 });
  for (let count = 0; count < 4; count += 1) take('ann');
  for (let count = 0; count < 4; count += 1) take('bob');
  take('ann');
  take('cem');
  expect(take('ann').taken).toBe(false);
  expect(take('bob').taken).toBe(true);
});

test('[A17] a clock that goes back does not give tokens away or take them', () => {
  const { take, clock } = limiter();
  clock.now = 10_000;
  take('ann');
  clock.now = 0;
  expect([take('ann').taken, take('ann').taken, take('ann').taken]).toEqual([true, true, false]);
});

test('[A17] what is in a bucket is told without taking from it', () => {
  const { take, look, clock } = limiter();
  expect(look('ann')).toEqual({ tokens: 3, fullInMs: 0 });
  take('ann');
  expect([look('ann'), look('ann')]).toEqual(Array(2).fill({ tokens: 2, fullInMs: 500 }));
  clock.now = 250;
  expect(look('ann')).toEqual({ tokens: 2.5, fullInMs: 250 });
});
