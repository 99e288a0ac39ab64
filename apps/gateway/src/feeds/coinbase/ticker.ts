import type { Quote } from '@tidewire/protocol';
import { z } from 'zod';

/** Coinbase writes numbers as decimal text, so that none is lost on the way. */
const Decimal = z
  .string()
  .regex(/^\d{1,30}(\.\d{1,30})?$/)
  .transform(Number);

const TickerSchema = z.object({
  type: z.literal('ticker'),
  sequence: z.int().min(0),
  product_id: z.string(),
  price: Decimal,
  open_24h: Decimal,
  volume_24h: Decimal,
  low_24h: Decimal,
  high_24h: Decimal,
  best_bid: Decimal,
  best_ask: Decimal,
  /** RFC 3339 with microseconds. */
  time: z.iso.datetime().transform((text) => Date.parse(text)),
});

/** What may come: they add fields and message types as they like, which are let pass. */
export const CoinbaseMessageSchema = z.discriminatedUnion('type', [
  TickerSchema,
  z.object({ type: z.literal('subscriptions') }),
  z.object({ type: z.literal('heartbeat') }),
  z.object({ type: z.literal('error'), message: z.string().max(200) }),
]);

/**
 * A tick as a quote. A market that never closes has no close of the day before: `previousClose` is the price 24 hours ago, and the day's
 * range and volume are those of the last 24 hours.
 */
export function quoteOf(ticker: z.output<typeof TickerSchema>): Quote {
  const { price, open_24h: dayAgo, best_bid: bid, best_ask: ask } = ticker;
  const change = Number((price - dayAgo).toPrecision(12));
  return {
    last: price,
    time: ticker.time,
    bid,
    ask,
    previousClose: dayAgo,
    change,
    ...(dayAgo > 0 && { changePercent: Number(((change / dayAgo) * 100).toFixed(3)) }),
    dayHigh: ticker.high_24h,
    dayLow: ticker.low_24h,
    volume: ticker.volume_24h,
    session: 'open',
    provenance: 'live',
  };
}
