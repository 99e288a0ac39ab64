import type { Clock } from './platform/clock.ts';

const everyMs = 2_000;
const maxChannels = 256;

/** Lets one signal of a channel through every two seconds; the others would say nothing new. */
export class SignalThrottle {
  readonly #clock: Clock;
  readonly #lastAt = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  allows(channel: string): boolean {
    const now = this.#clock.now();
    if (now - (this.#lastAt.get(channel) ?? Number.NEGATIVE_INFINITY) < everyMs) return false;
    // Forgetting costs a signal too many, once in a while.
    if (this.#lastAt.size >= maxChannels) this.#lastAt.clear();
    this.#lastAt.set(channel, now);
    return true;
  }
}
