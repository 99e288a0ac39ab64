import type { FeedClock } from './feed-clock.ts';

/**
 * Runs `step` again and again with one timer and never two at a time. A step answers with the moment (Unix ms) of the next one; a
 * moment in the past means at once, so a late timer never piles up work. A step that throws ends the loop and is told to `onFailed`.
 */
export function startStepLoop(options: {
  clock: FeedClock;
  step: () => Promise<number> | number;
  onFailed: (error: unknown) => void;
}): { stop(): Promise<void> } {
  const { clock, step, onFailed } = options;
  let stopped = false;
  let current: Promise<void> = Promise.resolve();
  const schedule = (at: number): unknown =>
    clock.setTimeout(
      () => {
        current = run();
      },
      Math.max(0, at - clock.now()),
    );
  const run = async (): Promise<void> => {
    try {
      const next = await step();
      if (!stopped) timer = schedule(next);
    } catch (error) {
      if (!stopped) onFailed(error);
    }
  };
  let timer = schedule(clock.now());
  return {
    async stop() {
      stopped = true;
      clock.clearTimeout(timer);
      await current;
    },
  };
}
