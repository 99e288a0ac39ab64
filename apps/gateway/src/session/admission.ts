import { closeCodes, type TicketClaims } from '@tidewire/protocol';
import type { Log } from '../log.ts';
import type { Services } from './services.ts';
import type { Seat, SessionHandle, Sessions } from './sessions.ts';
import type { Redeemed } from './tickets.ts';

/** Who was let in, or how the connection is closed. */
export type Admission = { ok: true; claims: TicketClaims; seat: Seat } | Refusal;

type Refusal = { ok: false; code: number; reason: string };

export interface AdmissionParts {
  readonly session: SessionHandle;
  readonly services: Services;
  readonly sessions: Sessions;
  readonly log: Log;
  /** The connection ended meanwhile: nothing more is taken for it. */
  readonly isGone: () => boolean;
  /** A place was taken; `leave` gives it back. */
  readonly onSeated: (leave: () => void) => void;
}

const refuse = (code: number, reason: string): Refusal => ({ ok: false, code, reason });

/** Checks a ticket, takes a place for its person, and asks whether what it was issued to still stands. */
export async function admit(ticket: string, parts: AdmissionParts): Promise<Admission> {
  const { services, sessions, session, log } = parts;
  const redeemed = await services.tickets.redeem(ticket);
  if (parts.isGone()) return refuse(closeCodes.goingAway, 'gone');
  if (!redeemed.ok) {
    log.info({ why: redeemed.why }, 'a ticket was refused');
    return explainRefusedTicket(redeemed);
  }
  const { claims } = redeemed;
  const { sub, credential } = claims;
  const seat = sessions.seat(session, sub, credential);
  if (seat === undefined) return refuse(closeCodes.tooManyConnections, 'too many connections');
  parts.onSeated(() => {
    seat.leave();
    services.memberships.release(sub);
  });
  return (await refuseCredential(claims, parts)) ?? { ok: true, claims, seat };
}

/** The ticket may be a minute old. The person's rooms are loaded meanwhile. */
async function refuseCredential(
  { sub, credential }: TicketClaims,
  { services: { memberships, database }, log }: AdmissionParts,
): Promise<Refusal | undefined> {
  try {
    const [, isGood] = await Promise.all([
      memberships.hold(sub),
      database.users.isCredentialGood(credential),
    ]);
    return isGood ? undefined : refuse(closeCodes.notSignedIn, 'signed out');
  } catch (error) {
    log.warn({ err: error }, 'a hello could not be checked');
    return refuse(closeCodes.overloaded, 'not available right now');
  }
}

function explainRefusedTicket({ reason }: Extract<Redeemed, { ok: false }>): Refusal {
  switch (reason) {
    case 'refused':
      return refuse(closeCodes.ticketRefused, 'ticket refused');
    case 'unavailable':
      return refuse(closeCodes.overloaded, 'not available right now');
  }
}
