import { type TicketClaims, TicketClaimsSchema, ticketAudience } from '@tidewire/protocol';
import { errors, jwtVerify } from 'jose';
import type { Clock } from '../clock.ts';
import { UsedTickets } from './used-tickets.ts';

export type Redeemed =
  | { ok: true; claims: TicketClaims }
  /** `why` is for the log. */
  | { ok: false; reason: 'refused' | 'full'; why: string };

/** Checks tickets and lets each be used once. */
export class TicketGate {
  readonly #key: Uint8Array;
  readonly #clock: Clock;
  readonly #used: UsedTickets;

  /** `secret` is AUTH_SECRET, which the web app signs with. */
  constructor(secret: string, clock: Clock, used = new UsedTickets(clock)) {
    this.#key = new TextEncoder().encode(secret);
    this.#clock = clock;
    this.#used = used;
  }

  async redeem(ticket: string): Promise<Redeemed> {
    const verified = await this.#verify(ticket);
    if (!verified.ok) return verified;
    const { jti, exp } = verified.claims;
    switch (this.#used.use(jti, exp * 1_000)) {
      case 'first':
        return verified;
      case 'again':
        return { ok: false, reason: 'refused', why: 'used before' };
      case 'full':
        return { ok: false, reason: 'full', why: 'too many tickets in use' };
    }
  }

  async #verify(ticket: string): Promise<Redeemed> {
    try {
      const { payload } = await jwtVerify(ticket, this.#key, {
        algorithms: ['HS256'],
        audience: ticketAudience,
        currentDate: new Date(this.#clock.now()),
      });
      const claims = TicketClaimsSchema.safeParse(payload);
      if (claims.success) return { ok: true, claims: claims.data };
      return { ok: false, reason: 'refused', why: 'claims are missing' };
    } catch (error) {
      if (error instanceof errors.JOSEError) return { ok: false, reason: 'refused', why: error.code };
      throw error;
    }
  }
}
