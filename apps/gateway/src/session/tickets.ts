import type { TicketStore } from '@tidewire/database';
import { type TicketClaims, TicketClaimsSchema, ticketAudience } from '@tidewire/protocol';
import { errors, jwtVerify } from 'jose';
import type { Clock } from '../clock.ts';
import { isRetryable } from './failure.ts';

export type Redeemed =
  | { ok: true; claims: TicketClaims }
  /** `why` is for the log. */
  | { ok: false; reason: 'refused' | 'unavailable'; why: string };

/** Checks tickets and lets each be used once: the database decides, so that a restart or another node forgets none. */
export class TicketGate {
  readonly #key: Uint8Array;
  readonly #clock: Clock;
  readonly #used: TicketStore;

  /** `secret` is AUTH_SECRET, which the web app signs with. */
  constructor(secret: string, clock: Clock, used: TicketStore) {
    this.#key = new TextEncoder().encode(secret);
    this.#clock = clock;
    this.#used = used;
  }

  async redeem(ticket: string): Promise<Redeemed> {
    const verified = await this.#verify(ticket);
    if (!verified.ok) return verified;
    const { jti, exp } = verified.claims;
    try {
      const use = await this.#used.use(jti, exp * 1_000);
      return use === 'first' ? verified : { ok: false, reason: 'refused', why: 'used before' };
    } catch (error) {
      if (!isRetryable(error)) throw error;
      return { ok: false, reason: 'unavailable', why: String(error) };
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
