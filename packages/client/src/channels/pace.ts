import type { Clock } from '../platform/clock.ts';

/** What a gateway lets through of subscribe and unsubscribe on one connection is 50 a second and 250 at once; this stays below. */
const perSecond = 40;
const burst = 200;
/** So many at once is a page that opens; more is one that is scrolled. */
const calm = 60;

/** Keeps a page that is scrolled through hundreds of symbols from asking faster than the server likes. */
export class Pace {
  readonly #clock: Clock;
  #turns = burst;
  #countedAt: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#countedAt = clock.now();
  }

  /** Turns are taken faster than a page that stands still takes them. */
  get isHurried(): boolean {
    this.#count();
    return this.#turns <= burst - calm;
  }

  /** Takes one turn and gives 0, or takes none and gives the milliseconds until there is one. */
  take(): number {
    this.#count();
    if (this.#turns < 1) return Math.ceil((1 - this.#turns) / (perSecond / 1_000));
    this.#turns -= 1;
    return 0;
  }

  #count(): void {
    const now = this.#clock.now();
    this.#turns = Math.min(burst, this.#turns + Math.max(0, now - this.#countedAt) * (perSecond / 1_000));
    this.#countedAt = now;
  }
}
