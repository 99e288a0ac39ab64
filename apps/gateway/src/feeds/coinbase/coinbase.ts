// Coins from Coinbase Exchange's public WebSocket: the `ticker` channel for prices, the `heartbeat` channel to know that it lives. It knows
// their messages and nothing of sockets. No key is needed.
// Format: https://docs.cdp.coinbase.com/exchange/websocket-feed/channels (ticker, heartbeat), …/websocket-feed/errors.
import type { Clock } from '../../clock.ts';
import type { Dial } from '../outgoing.ts';
import { parseJson } from '../parse-json.ts';
import { type Source, SourceError } from '../source.ts';
import { createStreamSource, type Dialect } from '../stream-source.ts';
import { CoinbaseMessageSchema, quoteOf } from './ticker.ts';

export const coinbaseUrl = 'wss://ws-feed.exchange.coinbase.com';

/** Heartbeats come once a second for each product. */
const silenceMs = 15_000;
/** Coins are traded at all hours; a quiet pair has a trade every few seconds. */
const staleAfterMs = 60_000;

/** `products` as Coinbase names them: `BTC-USD`. Each becomes the feed `crypto.BTCUSD`. */
export function createCoinbase(options: {
  clock: Clock;
  dial: Dial;
  products: readonly string[];
  url?: string | undefined;
}): Source {
  const { clock, dial, products, url = coinbaseUrl } = options;
  return createStreamSource({
    about: {
      name: 'coinbase',
      provenance: 'live',
      staleness: { afterMs: staleAfterMs },
      feedIds: products.map(coinbaseFeedId),
    },
    dialect: createDialect(url, products),
    dial,
    clock,
  });
}

export const coinbaseFeedId = (product: string): string => `crypto.${product.replaceAll('-', '')}`;

function createDialect(url: string, products: readonly string[]): Dialect {
  const asked = new Set(products);
  /** The exchange's own number of the last tick of each product: after a reconnect an older one may come again. */
  const sequences = new Map<string, number>();
  return {
    url,
    silenceMs,
    greeting: [
      JSON.stringify({ type: 'subscribe', product_ids: products, channels: ['ticker', 'heartbeat'] }),
    ],
    async declare(publisher) {
      for (const product of products) {
        const [base = product, currency = 'USD'] = product.split('-');
        await publisher.declare({
          id: coinbaseFeedId(product),
          kind: 'quote',
          title: `${base} / ${currency} on Coinbase`,
          currency: /^[A-Z]{3}$/.test(currency) ? currency : null,
          provenance: 'live',
        });
      }
    },
    hear(text, publisher) {
      const message = CoinbaseMessageSchema.safeParse(parseJson(text));
      if (!message.success) return 'malformed';
      switch (message.data.type) {
        case 'error':
          throw new SourceError(`Coinbase refuses: ${message.data.message}`);
        case 'ticker': {
          const { product_id: product, sequence } = message.data;
          if (!asked.has(product)) return 'malformed';
          if (sequence <= (sequences.get(product) ?? -1)) return 'understood';
          sequences.set(product, sequence);
          publisher.quote(coinbaseFeedId(product), quoteOf(message.data));
          return 'understood';
        }
        default:
          return 'understood';
      }
    },
  };
}
