import { describe, expect, test } from 'vitest';
import { FakeClock } from '../testing/fake-clock.ts';
import { watchForClockJump } from './clock-jump.ts';

function watch() {
  const clock = new FakeClock();
  let jumps = 0;
  const stop = watchForClockJump(clock, () => {
    jumps += 1;
  });
  return { clock, stop, jumps: () => jumps };
}

describe('a clock that jumps', () => {
  test('is noticed within five seconds of waking', async () => {
    const { clock, stop, jumps } = watch();
    await clock.advance(60_000);
    expect(jumps()).toBe(0);
    await clock.advance(1_000);
    clock.sleep(11_000);
    await clock.advance(4_000);
    expect(jumps()).toBe(1);
    await clock.advance(60_000);
    expect(jumps()).toBe(1);
    stop();
  });

  test('by less than ten seconds is nothing: timers are late now and then', async () => {
    const { clock, stop, jumps } = watch();
    clock.sleep(9_000);
    await clock.advance(5_000);
    expect(jumps()).toBe(0);
    stop();
  });

  test('is not watched any more after the end', async () => {
    const { clock, stop, jumps } = watch();
    clock.sleep(60_000);
    stop();
    await clock.advance(60_000);
    expect(jumps()).toBe(0);
    expect(clock.pending).toBe(0);
  });
});
