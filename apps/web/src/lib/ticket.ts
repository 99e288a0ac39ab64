import { randomUUID } from 'node:crypto';
import { limits, type Ticket, type TicketClaims, ticketAudience } from '@tidewire/protocol';
import { SignJWT } from 'jose';
import type { Caller } from './caller.ts';
import type { Environment } from './environment.ts';

/**
 * Opens one socket, once, for the very credential that asked. The ids of used tickets are kept in the database until they expire, and closes the
 * socket when the credential ends.
 */
export async function issueTicket(
  caller: Caller,
  environment: Pick<Environment, 'authSecret' | 'gatewayUrl'>,
  now = Date.now(),
): Promise<Ticket> {
  const expiresAtSeconds = Math.floor((now + limits.ticketMs) / 1_000);
  const { type, id } = caller.credential;
  const { name, guest, admin } = caller;
  const claims: Omit<TicketClaims, 'jti' | 'sub' | 'exp'> = { name, guest, admin, credential: { type, id } };
  const ticket = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setJti(randomUUID())
    .setSubject(caller.id)
    .setAudience(ticketAudience)
    .setExpirationTime(expiresAtSeconds)
    .sign(new TextEncoder().encode(environment.authSecret));
  return {
    ticket,
    url: environment.gatewayUrl.href,
    expiresAt: new Date(expiresAtSeconds * 1_000).toISOString(),
  };
}
