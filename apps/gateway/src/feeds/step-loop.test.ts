import { describe, expect, test } from 'vitest';
import { FakeClock } from '../fake-clock.ts';
import { startStepLoop } from './step-loop.ts';

const neverFails = (error: unknown): void => {
  throw error;
};

describe('startStepLoop', () => {
  test('waits as long as each step says', async () => {
    const clock = new FakeClock();
    const ranAt: number[] = [];
    const waits = [100, 250, 1_000];
    const loop = startStepLoop({
      clock,
      onFailed: neverFails,
      step: () => {
        ranAt.push(clock.elapsed());
        return waits[ranAt.length - 1] ?? 5_000;
      },
    });
    await clock.advanceAsync(0);
    for (let passed = 0; passed < 1_500; passed += 50) await clock.advanceAsync(50);
    expect(ranAt).toEqual([0, 100, 350, 1_350]);
    await loop.stop();
    expect(clock.pendingTasks).toBe(0);
  });

  test('a step that takes long is never run twice at once', async () => {
    const clock = new FakeClock();
    const { promise, resolve } = Promise.withResolvers<number>();
    let steps = 0;
    const loop = startStepLoop({
      clock,
      onFailed: neverFails,
      step: () => {
        steps += 1;
        return promise;
      },
    });
    await clock.advanceAsync(10_000);
    expect(steps).toBe(1);
    resolve(0);
    await clock.advanceAsync(0);
    await clock.advanceAsync(1);
    expect(steps).toBeGreaterThan(1);
    await loop.stop();
  });

  test('a step that throws ends the loop and is told once', async () => {
    const clock = new FakeClock();
    const failures: unknown[] = [];
    const loop = startStepLoop({
      clock,
      onFailed: (error) => failures.push(error),
      step: () => Promise.reject(new Error('no data')),
    });
    await clock.advanceAsync(1_000);
    expect(failures).toEqual([new Error('no data')]);
    expect(clock.pendingTasks).toBe(0);
    await loop.stop();
  });

  test('stop waits for the step under way, and no other follows', async () => {
    const clock = new FakeClock();
    const { promise, resolve } = Promise.withResolvers<number>();
    const loop = startStepLoop({ clock, onFailed: neverFails, step: () => promise });
    await clock.advanceAsync(1);
    let stopped = false;
    const stopping = loop.stop().then(() => {
      stopped = true;
    });
    await clock.advanceAsync(1_000);
    expect(stopped).toBe(false);
    resolve(0);
    await stopping;
    expect(clock.pendingTasks).toBe(0);
  });
});
