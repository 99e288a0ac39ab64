import { limits, ticketAudience } from '@tidewire/protocol';
import { SignJWT } from 'jose';
import { v7 } from 'uuid';
import { sessionOf } from './town.ts';

/** A ticket as the web app signs them, for a person of the town. */
export function signTicket(person: string, authSecret: string): Promise<string> {
  const credential = { type: 'session', id: sessionOf(person) };
  return new SignJWT({ name: person, guest: false, admin: false, credential })
    .setProtectedHeader({ alg: 'HS256' })
    .setJti(v7())
    .setSubject(person)
    .setAudience(ticketAudience)
    .setExpirationTime(Math.floor((Date.now() + limits.ticketMs) / 1_000))
    .sign(new TextEncoder().encode(authSecret));
}
