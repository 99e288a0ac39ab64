import { expect, test } from 'vitest';
import { Seats } from './seats.ts';

test('[G20] each key has so many places, and a place given back twice is given back once', () => {
  const seats = new Seats(2);
  const first = seats.take('a');
  seats.take('a');
  expect(seats.take('a')).toBeUndefined();
  expect(seats.take('b')).toBeDefined();
  first?.();
  first?.();
  expect(seats.take('a')).toBeDefined();
  expect(seats.take('a')).toBeUndefined();
});

test('[G20] keys without holders are forgotten', () => {
  const seats = new Seats(2);
  for (let i = 0; i < 1_000; i += 1) seats.take(`key ${i}`)?.();
  expect(seats.keyCount).toBe(0);
});
