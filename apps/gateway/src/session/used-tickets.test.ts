import { expect, test } from 'vitest';
import { FakeClock } from '../fake-clock.ts';
import { UsedTickets } from './used-tickets.ts';

test('[G3] a ticket is remembered until it has expired', () => {
  const clock = new FakeClock();
  const used = new UsedTickets(clock, 10);
  expect(used.use('a', clock.now() + 1_000)).toBe('first');
  clock.advance(1_000);
  expect(used.use('a', clock.now() + 1_000)).toBe('again');
});

test('[G3] at the bound no ticket is forgotten early: the next one is refused until an old one has expired', () => {
  const clock = new FakeClock();
  const used = new UsedTickets(clock, 2);
  used.use('long', clock.now() + 60_000);
  used.use('short', clock.now() + 1_000);
  expect(used.use('c', clock.now() + 60_000)).toBe('full');
  expect(used.use('long', clock.now() + 60_000)).toBe('again');
  clock.advance(1_001);
  expect(used.use('c', clock.now() + 60_000)).toBe('first');
  expect(used.use('d', clock.now() + 60_000)).toBe('full');
});
