import type { Clock } from '../clock.ts';

/**
 * Runs `step` again and again with one timer and never two at a time. A step answers with the wait (ms) before the next one; the wait
 * begins when the step is done, so a late timer or a slow step never piles up work. A step that throws ends the loop and is told to
 * `onFailed`. `stop` resolves when a step under way is done.
 */
export function startStepLoop(options: {
  clock: Clock;
  step: () => Promise<number> | number;
  onFailed: (error: unknown) => void;
}): { stop(): Promise<void> } {
  const { clock, step, onFailed } = options;
  let stopped = false;
  let current: Promise<void> = Promise.resolve();
  const schedule = (delayMs: number) =>
    clock.after(delayMs, () => {
      current = run();
    });
  const run = async (): Promise<void> => {
    try {
      const delayMs = await step();
      if (!stopped) cancel = schedule(delayMs);
    } catch (error) {
      if (!stopped) onFailed(error);
    }
  };
  let cancel = schedule(0);
  return {
    async stop() {
      stopped = true;
      cancel();
      await current;
    },
  };
}
