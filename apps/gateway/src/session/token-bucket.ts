import type { Clock } from '../clock.ts';

/** Lets `ratePerSecond` through in the long run and `burst` at once. */
export class TokenBucket {
  readonly #clock: Clock;
  readonly #ratePerSecond: number;
  readonly #burst: number;
  #tokens: number;
  #filledAt: number;

  constructor(clock: Clock, ratePerSecond: number, burst: number) {
    this.#clock = clock;
    this.#ratePerSecond = ratePerSecond;
    this.#burst = burst;
    this.#tokens = burst;
    this.#filledAt = clock.elapsed();
  }

  /** Takes `cost` and gives 0, or takes nothing and says in how many milliseconds there will be enough. */
  take(cost = 1): number {
    this.#fill();
    if (this.#tokens >= cost) {
      this.#tokens -= cost;
      return 0;
    }
    return Math.ceil(((cost - this.#tokens) / this.#ratePerSecond) * 1_000);
  }

  /** Gives one back that was taken for nothing. */
  giveBack(): void {
    this.#tokens = Math.min(this.#burst, this.#tokens + 1);
  }

  #fill(): void {
    const now = this.#clock.elapsed();
    const added = ((now - this.#filledAt) / 1_000) * this.#ratePerSecond;
    this.#tokens = Math.min(this.#burst, this.#tokens + added);
    this.#filledAt = now;
  }
}
