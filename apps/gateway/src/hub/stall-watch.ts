import type { Cancel, Clock } from '../clock.ts';

type Step = { afterMs: number; act: () => void };

/**
 * Watches a blocked connection: each step is taken once when no byte has left for its time. Progress begins the count anew,
 * `disarm` ends it.
 */
export class StallWatch {
  readonly #clock: Clock;
  readonly #progressedAt: () => number;
  readonly #steps: readonly Step[];
  #state: { name: 'resting' } | { name: 'watching'; since: number; step: number; cancel: Cancel } = {
    name: 'resting',
  };

  /** `steps` in the order of their times. */
  constructor(clock: Clock, progressedAt: () => number, steps: readonly Step[]) {
    this.#clock = clock;
    this.#progressedAt = progressedAt;
    this.#steps = steps;
  }

  arm(): void {
    if (this.#state.name === 'watching') return;
    this.#watch(this.#clock.elapsed(), 0);
  }

  disarm(): void {
    if (this.#state.name === 'watching') this.#state.cancel();
    this.#state = { name: 'resting' };
  }

  #watch(since: number, step: number): void {
    const next = this.#steps[step];
    if (next === undefined) {
      this.#state = { name: 'resting' };
      return;
    }
    const delayMs = since + next.afterMs - this.#clock.elapsed();
    const cancel = this.#clock.after(Math.max(0, delayMs), () => this.#check(since, step, next));
    this.#state = { name: 'watching', since, step, cancel };
  }

  #check(since: number, step: number, due: Step): void {
    const lastMove = Math.max(since, this.#progressedAt());
    if (lastMove > since) {
      this.#watch(lastMove, 0);
      return;
    }
    this.#watch(since, step + 1);
    due.act();
  }
}
