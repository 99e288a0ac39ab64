import type { Cancel, Clock } from '../clock.ts';

/** The machine's own time. Durations come from the monotonic clock, so that a corrected wall clock ends no deadline early. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(delayMs: number, task: () => void): Cancel {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};
