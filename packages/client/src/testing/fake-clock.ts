import type { Cancel, Clock } from '../platform/clock.ts';
import { settle } from './settle.ts';

type Timer = { dueAt: number; callback: () => void };

/** Time that passes only when a test says so. */
export class FakeClock implements Clock {
  #now = 1_790_000_000_000;
  /** How long the clock ran while no timer did: the machine slept. */
  #asleepMs = 0;
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now + this.#asleepMs;
  }

  setTimer(callback: () => void, ms: number): Cancel {
    if (!(ms >= 0 && ms <= 2 ** 31 - 1)) throw new RangeError(`a timer of ${ms} ms`);
    const timer = { dueAt: this.#now + ms, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  get pending(): number {
    return this.#timers.size;
  }

  /** Lets time pass, timer by timer, and everything settle after each. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (let next = this.#nextUntil(end); next !== undefined; next = this.#nextUntil(end)) {
      this.#now = next.dueAt;
      this.#timers.delete(next);
      next.callback();
      await settle();
    }
    this.#now = end;
  }

  /** The lid is closed and opened: the wall clock goes on, timers do not. */
  sleep(ms: number): void {
    this.#asleepMs += ms;
  }

  #nextUntil(end: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.dueAt <= end && (next === undefined || timer.dueAt < next.dueAt)) next = timer;
    }
    return next;
  }
}
