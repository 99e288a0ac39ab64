/** What a client that tries again must know of answers, and of having none. */

/** Statuses after which the same request may succeed. */
export const passingStatuses: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** What a `Retry-After` field asks for (RFC 9110 §10.2.3): seconds, or a date. `now` is Unix milliseconds. */
export function retryAfterMs(field: string | null, now: number): number | undefined {
  if (field === null) return undefined;
  if (/^\d{1,9}$/.test(field)) return Number(field) * 1_000;
  const date = Date.parse(field);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Why `fetch` has no answer, in words: it says "fetch failed" itself, and the reason is its cause. */
export function fetchFailure(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1_000} s`;
  const { cause } = error;
  if (cause instanceof AggregateError && cause.errors.length > 0) {
    return fetchFailure(cause.errors[0], timeoutMs);
  }
  return cause instanceof Error ? cause.message : error.message;
}

/** `undefined` for what is not JSON, a proxy's own page for example: no schema takes that. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
