import { z } from 'zod';
import { TimeSchema } from '../ids.ts';

/** Answer of `POST /v1/tickets`: bound to the session, good for one use within 60 s. */
export const TicketSchema = z.object({ ticket: z.string(), url: z.string(), expiresAt: TimeSchema });
export type Ticket = z.infer<typeof TicketSchema>;

/**
 * What a ticket's signed payload (JWT, HS256 with AUTH_SECRET, audience `live`) says. `credential` is the session or API key it was
 * issued to: when that one ends, so does the connection.
 */
export const TicketClaimsSchema = z.object({
  jti: z.string(),
  sub: z.string(),
  name: z.string(),
  guest: z.boolean(),
  admin: z.boolean(),
  credential: z.object({ type: z.enum(['session', 'key']), id: z.string() }),
  exp: z.int(),
});
export type TicketClaims = z.infer<typeof TicketClaimsSchema>;
export const ticketAudience = 'live';
