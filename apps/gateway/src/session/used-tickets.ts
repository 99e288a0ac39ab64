import type { Clock } from '../clock.ts';

/**
 * The tickets that were used and would still be good. A ticket's own expiry bounds how long it is remembered, `maxTickets` how
 * many: at the bound no further ticket is taken until old ones have expired, because forgetting one would let it be used twice.
 */
export class UsedTickets {
  readonly #clock: Clock;
  readonly #maxTickets: number;
  /** Ids with their expiry in Unix milliseconds, in the order of use. */
  readonly #expiries = new Map<string, number>();

  constructor(clock: Clock, maxTickets = 100_000) {
    this.#clock = clock;
    this.#maxTickets = maxTickets;
  }

  use(id: string, expiresAt: number): 'first' | 'again' | 'full' {
    if (this.#expiries.has(id)) return 'again';
    this.#forgetExpired();
    if (this.#expiries.size >= this.#maxTickets) return 'full';
    this.#expiries.set(id, expiresAt);
    return 'first';
  }

  /** Tickets live equally long, so the first that has not expired ends the search; when all seats are taken everything is looked at. */
  #forgetExpired(): void {
    const now = this.#clock.now();
    const isCrowded = this.#expiries.size >= this.#maxTickets;
    for (const [id, expiresAt] of this.#expiries) {
      if (expiresAt < now) this.#expiries.delete(id);
      else if (!isCrowded) return;
    }
  }
}
