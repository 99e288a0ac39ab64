// The simulated exchanges' calendar. A simulated day lasts one real hour and begins with every hour of UTC, so that the demo moves at
// any time of any day: 4 minutes before the opening, 50 open, 4 after the close, 2 closed. Currencies and coins trade through.
import type { MarketSession } from '@tidewire/protocol';

export type MarketName = 'equities' | 'fx' | 'crypto';

/** How long a simulated day lasts in real milliseconds. */
export const simulatedDayMs = 3_600_000;

type SessionSpan = {
  session: MarketSession;
  startMs: number;
  endMs: number;
  /** Share of the day's variance that falls into the session. */
  varianceShare: number;
};

const minutes = (count: number): number => count * 60_000;

const equitySpans: readonly SessionSpan[] = [
  { session: 'pre', startMs: 0, endMs: minutes(4), varianceShare: 0.05 },
  { session: 'open', startMs: minutes(4), endMs: minutes(54), varianceShare: 0.85 },
  { session: 'after', startMs: minutes(54), endMs: minutes(58), varianceShare: 0.05 },
  { session: 'closed', startMs: minutes(58), endMs: minutes(60), varianceShare: 0.05 },
];
const roundTheClock: readonly SessionSpan[] = [
  { session: 'open', startMs: 0, endMs: simulatedDayMs, varianceShare: 1 },
];
const spansOf = (market: MarketName): readonly SessionSpan[] =>
  market === 'equities' ? equitySpans : roundTheClock;

export type TradingMoment = {
  /** Which simulated day, counted from 1970. */
  day: number;
  session: MarketSession;
  /** How much of the session is over, 0 to 1. */
  progress: number;
  /** When the session ends (Unix ms). */
  endsAt: number;
};

/** Where a market stands at `time` (Unix ms). */
export function tradingMoment(market: MarketName, time: number): TradingMoment {
  const day = Math.floor(time / simulatedDayMs);
  const intoDay = time - day * simulatedDayMs;
  const span = spanAt(market, intoDay);
  return {
    day,
    session: span.session,
    progress: (intoDay - span.startMs) / (span.endMs - span.startMs),
    endsAt: day * simulatedDayMs + span.endMs,
  };
}

/** When equities last closed at `time` or before (Unix ms). */
export function lastCloseAt(time: number): number {
  const intoDay = equitySpans.find(({ session }) => session === 'open')?.endMs ?? 0;
  return Math.floor((time - intoDay) / simulatedDayMs) * simulatedDayMs + intoDay;
}

/**
 * Time as volatility feels it, in simulated days since 1970 (a subordinated process: P. K. Clark, Econometrica 41, 1973). It runs fast
 * around the opening and the close, slowly at midday and outside of hours; steps of equal variance are equal steps of this clock.
 */
export function varianceTime(market: MarketName, time: number): number {
  const day = Math.floor(time / simulatedDayMs);
  const intoDay = time - day * simulatedDayMs;
  let total = day;
  for (const span of spansOf(market)) {
    if (intoDay >= span.endMs) total += span.varianceShare;
    else if (intoDay > span.startMs) {
      const progress = (intoDay - span.startMs) / (span.endMs - span.startMs);
      total +=
        span.varianceShare * (market === 'equities' && span.session === 'open' ? busy(progress) : progress);
    }
  }
  return total;
}

/**
 * How busy a market is at a point of its open session, 1 on average: the U shape of volatility and volume within a day
 * (R. A. Wood, T. H. McInish, J. K. Ord, Journal of Finance 40, 1985).
 */
export const activity = (progress: number): number => 0.6 + 1.2 * (2 * progress - 1) ** 2;

/** The integral of `activity` from 0: 0 at the opening, 1 at the close. */
const busy = (progress: number): number => 0.6 * progress + 0.2 * ((2 * progress - 1) ** 3 + 1);

function spanAt(market: MarketName, intoDay: number): SessionSpan {
  const span = spansOf(market).find(({ endMs }) => intoDay < endMs);
  if (span === undefined) throw new RangeError(`${intoDay} ms is beyond a simulated day`);
  return span;
}
