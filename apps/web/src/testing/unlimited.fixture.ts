import { createRateLimiter } from '../lib/rate-limit.ts';

/** For tests that publish faster than any person may. */
export const unlimited = () => ({ publish: createRateLimiter({ perSecond: 1_000_000, burst: 1_000_000 }) });
