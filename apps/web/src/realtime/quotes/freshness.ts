import type { Provenance, Quote } from '@tidewire/protocol/wire';
import { assertNever } from '@tidewire/protocol/wire';

/**
 * How much a number can be trusted to be the present one.
 * `closed` is not stale: nothing is traded, so nothing is missing.
 */
export type Freshness =
  | { word: 'fresh' }
  /** The last value there was; nothing newer has come since this page asked, and nobody says how old it is. */
  | { word: 'waiting' }
  | { word: 'delayed' }
  | { word: 'closed'; why: 'closed' | 'holiday' | 'halted' }
  /** A fund's net asset value, of a day (`YYYY-MM-DD`): until the next is due it is the present one. */
  | { word: 'valued'; date: string }
  | { word: 'stale'; ageMs: number }
  /** This page has no connection: the number may be anything by now. */
  | { word: 'cut_off'; ageMs: number };

/** A price without a newer one for this long is stale. A fund that publishes no net asset value is still valued more seldom than traded. */
export const staleAfterMs = (feedId: string): number => (feedId.startsWith('fund.') ? 90_000 : 15_000);

export type Arrival = {
  /** When this page received the value, Unix milliseconds of its own clock. */
  receivedAt: number;
  /** It was the channel's latest when this page subscribed; how old it was then, nobody said. */
  isSnapshot: boolean;
};

/** From where and when a number is looked at. */
export type Viewing = {
  /** Unix milliseconds of this page's clock. */
  now: number;
  /** The server's clock minus this one. */
  clockOffsetMs: number;
  isConnected: boolean;
};

export function freshnessOf(
  feedId: string,
  quote: Pick<Quote, 'time' | 'session' | 'provenance' | 'nav'>,
  arrival: Arrival,
  { now, clockOffsetMs, isConnected }: Viewing,
): Freshness {
  const ageMs = ageOf(quote, arrival, now, clockOffsetMs);
  if (!isConnected) return { word: 'cut_off', ageMs };
  if (quote.nav !== undefined) {
    if (isOverdue(quote, now + clockOffsetMs)) return { word: 'stale', ageMs };
    return { word: 'valued', date: quote.nav.date };
  }
  const { session } = quote;
  if (session === 'closed' || session === 'holiday' || session === 'halted')
    return { word: 'closed', why: session };
  if (ageMs > staleAfterMs(feedId)) return { word: 'stale', ageMs };
  switch (quote.provenance) {
    case 'live':
    case 'simulated':
      return { word: 'fresh' };
    case 'delayed':
      return { word: 'delayed' };
    case 'replayed':
      return { word: arrival.isSnapshot ? 'waiting' : 'fresh' };
    default:
      return assertNever(quote.provenance);
  }
}

/** Where nobody says when the next value of a fund is due: a weekend with a holiday, and the day after. */
const navWithinMs = 5 * 86_400_000;

/** A replayed value is of another year; its date says so itself. */
const isOverdue = ({ nav, time, provenance }: Pick<Quote, 'nav' | 'time' | 'provenance'>, now: number) =>
  nav !== undefined && provenance !== 'replayed' && now > (nav.nextBy ?? time + navWithinMs);

/**
 * A live source's own time says how old its number is. A replayed or simulated number carries another year's time, or the simulator's:
 * for those it is the arrival that counts. A delayed one is late by design, so it too is measured from its arrival.
 */
export function ageOf(
  quote: Pick<Quote, 'time' | 'provenance'>,
  arrival: Arrival,
  now: number,
  clockOffsetMs: number,
): number {
  return Math.max(now - startOfAge(quote, arrival, clockOffsetMs), 0);
}

function startOfAge(
  quote: Pick<Quote, 'time' | 'provenance'>,
  arrival: Arrival,
  clockOffsetMs: number,
): number {
  switch (quote.provenance) {
    case 'live':
      return quote.time - clockOffsetMs;
    case 'simulated':
      return arrival.isSnapshot
        ? Math.min(quote.time - clockOffsetMs, arrival.receivedAt)
        : arrival.receivedAt;
    case 'delayed':
    case 'replayed':
      return arrival.receivedAt;
    default:
      return assertNever(quote.provenance);
  }
}

const labels: Record<Provenance, { label: string; explanation: string }> = {
  live: { label: 'Live', explanation: 'Straight from the source as it happens' },
  delayed: { label: 'Delayed', explanation: 'The source passes this on some minutes late' },
  simulated: { label: 'Simulated', explanation: 'Made up by a simulator, for trying things out' },
  replayed: { label: 'Replayed', explanation: 'Real data of the past, played again; its dates are its own' },
};

export const provenanceLabel = (provenance: Provenance): string => labels[provenance].label;
export const provenanceExplanation = (provenance: Provenance): string => labels[provenance].explanation;
