import { expect, test } from 'vitest';
import { FakeClock } from '../fake-clock.ts';
import { TokenBucket } from './token-bucket.ts';

test('a bucket lets its burst through at once, then its rate, and says how long to wait', () => {
  const clock = new FakeClock();
  const bucket = new TokenBucket(clock, 10, 3);
  expect([bucket.take(), bucket.take(), bucket.take(), bucket.take()]).toEqual([0, 0, 0, 100]);
  clock.advance(60);
  expect(bucket.take()).toBe(40);
  clock.advance(40);
  expect(bucket.take()).toBe(0);
  clock.advance(1e9);
  expect([bucket.take(), bucket.take(), bucket.take(), bucket.take()]).toEqual([0, 0, 0, 100]);
});

test('what was given back can be taken again, and no more than the burst', () => {
  const bucket = new TokenBucket(new FakeClock(), 1, 1);
  bucket.giveBack();
  expect(bucket.take()).toBe(0);
  bucket.giveBack();
  expect([bucket.take(), bucket.take()]).toEqual([0, 1_000]);
});
