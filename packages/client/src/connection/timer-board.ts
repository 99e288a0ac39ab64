import type { Cancel, Clock } from '../platform/clock.ts';
import type { TimerName, Timers } from './state.ts';

const names: readonly TimerName[] = ['deadline', 'retry', 'silence', 'stable', 'pong'];

/** Keeps real timers equal to those a state names: there is no other way to start one, and none can be forgotten. */
export class TimerBoard {
  readonly #clock: Clock;
  readonly #onDue: (name: TimerName) => void;
  readonly #running = new Map<TimerName, { dueAt: number; cancel: Cancel }>();

  constructor(clock: Clock, onDue: (name: TimerName) => void) {
    this.#clock = clock;
    this.#onDue = onDue;
  }

  follow(timers: Timers): void {
    for (const name of names) {
      const dueAt = timers[name];
      const running = this.#running.get(name);
      if (running?.dueAt === dueAt) continue;
      running?.cancel();
      this.#running.delete(name);
      if (dueAt === undefined) continue;
      const cancel = this.#clock.setTimer(
        () => {
          this.#running.delete(name);
          this.#onDue(name);
        },
        Math.max(0, dueAt - this.#clock.now()),
      );
      this.#running.set(name, { dueAt, cancel });
    }
  }
}
