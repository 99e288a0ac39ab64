const baseMs = 300;
const ceilingMs = 15_000;

/**
 * Full jitter (Brooker, "Exponential Backoff And Jitter"): anywhere between nothing and a ceiling that doubles from 0.3 s to 15 s, so
 * that a thousand clients cut at once do not come back at once.
 *
 * @param failures how many attempts failed in a row before this wait
 * @param roll a random number in [0, 1)
 */
export function backoffMs(failures: number, roll: number): number {
  return Math.round(roll * Math.min(ceilingMs, baseMs * 2 ** failures));
}
