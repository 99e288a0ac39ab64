import type { PaceClock } from './pace.ts';

/** A clock that a sleep moves on at once; every sleep is kept. */
export class FakePaceClock implements PaceClock {
  readonly slept: number[] = [];
  #elapsedMs = 0;
  /** So much too early a sleep ends, as the machine's timers do. */
  wakesEarlyMs = 0;
  /** Called when somebody sleeps, before time moves. */
  onSleep: () => void = () => {};

  now(): number {
    return 1_790_000_000_000 + this.#elapsedMs;
  }

  elapsed(): number {
    return this.#elapsedMs;
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    this.slept.push(ms);
    this.onSleep();
    signal.throwIfAborted();
    this.#elapsedMs += ms > this.wakesEarlyMs ? ms - this.wakesEarlyMs : ms;
  }

  /** Time that something else takes. */
  pass(ms: number): void {
    this.#elapsedMs += ms;
  }
}
