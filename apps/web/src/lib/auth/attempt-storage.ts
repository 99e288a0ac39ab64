import { createRateLimiter, type RateLimiter } from '../rate-limit.ts';

type Rule = { window: number; max: number };

/**
 * Where better-auth counts requests by address and path: token buckets of ours instead of its own map, which looks at all of its entries
 * at each request and is shared by everything in the process. `window` is in seconds.
 */
export function attemptStorage() {
  const limiters = new Map<string, RateLimiter>();

  const limiterFor = ({ window, max }: Rule): RateLimiter => {
    const name = `${max}/${window}`;
    const limiter = limiters.get(name) ?? createRateLimiter({ perSecond: max / window, burst: max });
    limiters.set(name, limiter);
    return limiter;
  };

  return {
    consume: async (key: string, rule: Rule) => {
      const taken = limiterFor(rule).take(key);
      return taken.taken
        ? { allowed: true, retryAfter: null }
        : { allowed: false, retryAfter: Math.ceil(taken.retryAfterMs / 1_000) };
    },
  };
}
