import { describe, expect, test } from 'vitest';
import { FakeClock } from '../testing/fake-clock.ts';
import { TimerBoard } from './timer-board.ts';

describe('the timer board', () => {
  test('runs exactly the timers that are named, and forgets the others', async () => {
    const clock = new FakeClock();
    const rung: string[] = [];
    const board = new TimerBoard(clock, (name) => rung.push(name));
    board.follow({ retry: clock.now() + 100, pong: clock.now() + 50 });
    expect(clock.pending).toBe(2);
    board.follow({ retry: clock.now() + 100 });
    expect(clock.pending).toBe(1);
    await clock.advance(100);
    expect(rung).toEqual(['retry']);
    board.follow({});
    expect(clock.pending).toBe(0);
  });

  test('moves a timer when it is due at another time', async () => {
    const clock = new FakeClock();
    const rung: string[] = [];
    const board = new TimerBoard(clock, (name) => rung.push(name));
    board.follow({ silence: clock.now() + 100 });
    board.follow({ silence: clock.now() + 200 });
    expect(clock.pending).toBe(1);
    await clock.advance(199);
    expect(rung).toEqual([]);
    await clock.advance(1);
    expect(rung).toEqual(['silence']);
  });

  test('rings at once what was due already', async () => {
    const clock = new FakeClock();
    const rung: string[] = [];
    new TimerBoard(clock, (name) => rung.push(name)).follow({ deadline: clock.now() - 5_000 });
    await clock.advance(0);
    expect(rung).toEqual(['deadline']);
  });
});
