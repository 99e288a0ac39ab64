/** Token buckets by key: each holds `burst` tokens and gains `perSecond`. */
export type RateLimiter = {
  take(key: string): Taken;
  /** What is in a bucket, and when it will be full if nothing is taken. */
  look(key: string): { tokens: number; fullInMs: number };
};

export type Taken = { taken: true } | { taken: false; retryAfterMs: number };

export type RateLimit = {
  perSecond: number;
  burst: number;
  /** Keys remembered at once. At the bound the longest unused is forgotten, which gives that key a full bucket. */
  maxKeys?: number;
  /** Unix milliseconds. */
  now?: () => number;
};

type Bucket = { tokens: number; at: number };

export function createRateLimiter({
  perSecond,
  burst,
  maxKeys = 10_000,
  now = Date.now,
}: RateLimit): RateLimiter {
  // A Map keeps the order of insertion, so its first key is the one unused for longest.
  const buckets = new Map<string, Bucket>();

  const refill = (bucket: Bucket, at: number): Bucket => ({
    tokens: Math.min(burst, bucket.tokens + (Math.max(0, at - bucket.at) / 1_000) * perSecond),
    at,
  });

  const forgetOldest = (): void => {
    const oldest = buckets.keys().next();
    if (!oldest.done) buckets.delete(oldest.value);
  };

  return {
    look(key) {
      const at = now();
      const { tokens } = refill(buckets.get(key) ?? { tokens: burst, at }, at);
      return { tokens, fullInMs: ((burst - tokens) / perSecond) * 1_000 };
    },
    take(key) {
      const at = now();
      const bucket = refill(buckets.get(key) ?? { tokens: burst, at }, at);
      const taken = bucket.tokens >= 1;
      if (taken) bucket.tokens -= 1;
      buckets.delete(key);
      if (buckets.size >= maxKeys) forgetOldest();
      buckets.set(key, bucket);
      return taken
        ? { taken }
        : { taken, retryAfterMs: Math.ceil(((1 - bucket.tokens) / perSecond) * 1_000) };
    },
  };
}
