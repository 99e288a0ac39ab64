import { describe, expect, test } from 'vitest';
import { QuoteSchema } from './quote.ts';

describe('a quote’s time', () => {
  test.each([0, 1_790_000_000_000, 253_402_300_799_999])('%d is a moment', (time) => {
    expect(QuoteSchema.safeParse({ last: 1, time, provenance: 'live' }).success).toBe(true);
  });

  test.each([-1, 0.5, 8_640_000_000_000_001, Number.NaN, Number.POSITIVE_INFINITY])('%d is none', (time) => {
    expect(QuoteSchema.safeParse({ last: 1, time, provenance: 'live' }).success).toBe(false);
  });
});
