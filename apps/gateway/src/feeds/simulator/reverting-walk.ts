import type { Random } from './random.ts';

/** A log price that has strayed comes back by half within so many simulated days: prices stay plausible for as long as the demo runs. */
const halfLifeDays = 20;
const pull = Math.LN2 / halfLifeDays;

/**
 * Moves a value of an Ornstein–Uhlenbeck process around 0 over `days`, which may be of any length: the exact transition (D. T. Gillespie,
 * Physical Review E 54, 1996), not an Euler step. `dailyVolatility` is the standard deviation of a short step, per square root of a day.
 */
export function walk(value: number, days: number, dailyVolatility: number, random: Random): number {
  const spread = dailyVolatility * Math.sqrt(-Math.expm1(-2 * pull * days) / (2 * pull));
  return value * Math.exp(-pull * days) + spread * random.normal();
}

/** How far values of `walk` stand from 0 in the long run (one standard deviation). */
export const longRunSpread = (dailyVolatility: number): number => dailyVolatility / Math.sqrt(2 * pull);
