// US shares from Finnhub's WebSocket, which needs a key. It knows their messages and when New York trades, and nothing of sockets.
// Format: https://finnhub.io/docs/api/websocket-trades. One key has one connection at a time; the key goes into the query, as they ask, and
// into no log.
import { nyseCalendar, type Quote, sessionAt, sessionEndAt } from '@tidewire/protocol';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { FeedPublisher } from '../feed-publisher.ts';
import type { Dial } from '../outgoing.ts';
import { parseJson } from '../parse-json.ts';
import { type RunningSource, type Source, SourceError } from '../source.ts';
import { startStepLoop } from '../step-loop.ts';
import { createStreamSource, type Dialect } from '../stream-source.ts';

export const finnhubUrl = 'wss://ws.finnhub.io';

/** Their own ping comes about once a minute. */
const silenceMs = 150_000;
const staleAfterMs = 60_000;
/** A session never lasts longer than the look at it, should the machine sleep meanwhile. */
const longestWaitMs = 60_000;

/** A share's symbol as Finnhub and the exchange name it: `AAPL` becomes the feed `stock.AAPL`. */
export const finnhubFeedId = (symbol: string): string => `stock.${symbol.replaceAll('.', '-')}`;

/** `initial` has the latest quotes by feed id, so that a closed market shows its last price from the first moment on. */
export function createFinnhub(options: {
  clock: Clock;
  dial: Dial;
  token: string;
  symbols: readonly string[];
  url?: string | undefined;
  initial: ReadonlyMap<string, Quote>;
}): Source {
  const { clock, dial, token, symbols, url = finnhubUrl } = options;
  const about = {
    name: 'finnhub',
    provenance: 'live',
    feedIds: symbols.map(finnhubFeedId),
    staleness: {
      afterMs: staleAfterMs,
      expectedSince(time: number) {
        const { session, since } = sessionAt(nyseCalendar, time);
        return session === 'open' ? since : undefined;
      },
    },
  } as const;
  const own = new Set<string>(about.feedIds);
  const latest = new Map(
    [...options.initial].filter(([feedId, { provenance }]) => own.has(feedId) && provenance === 'live'),
  );
  const dialect = createDialect({ url, token, symbols, clock, latest });
  const stream = createStreamSource({ about, dialect, dial, clock });
  return { ...stream, start: (publisher, onFailed) => start(stream, publisher, onFailed) };

  /** Beside the stream runs the clock of the exchange: it opens and closes also when nobody trades. */
  async function start(
    source: Source,
    publisher: FeedPublisher,
    onFailed: (error: unknown) => void,
  ): Promise<RunningSource> {
    const running = await source.start(publisher, onFailed);
    const bell = startStepLoop({
      clock,
      onFailed,
      step() {
        const { until } = sessionAt(nyseCalendar, clock.now());
        const present = presentSession(clock);
        for (const [feedId, quote] of latest) {
          if (quote.session === present.session && quote.sessionUntil === present.sessionUntil) continue;
          const rung = { ...quote, ...present };
          latest.set(feedId, rung);
          publisher.quote(feedId, rung);
        }
        return Math.min(longestWaitMs, until - clock.now());
      },
    });
    return {
      rebuild: (feedId) => running.rebuild(feedId),
      malformed: () => running.malformed?.() ?? 0,
      stop: async () => {
        await bell.stop();
        await running.stop();
      },
    };
  }
}

const TradeSchema = z.object({
  /** Symbol, price, Unix milliseconds, volume; a price update without a trade has volume 0. */
  s: z.string(),
  p: z.number().finite().positive(),
  t: z.int().positive(),
  v: z.number().finite().nonnegative(),
});

const MessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('trade'), data: z.array(z.unknown()).max(10_000) }),
  z.object({ type: z.literal('ping') }),
  z.object({ type: z.literal('error'), msg: z.string().max(200) }),
]);

function createDialect(parts: {
  url: string;
  token: string;
  symbols: readonly string[];
  clock: Clock;
  latest: Map<string, Quote>;
}): Dialect {
  const { url, token, symbols, clock, latest } = parts;
  const asked = new Set(symbols);
  const address = new URL(url);
  address.searchParams.set('token', token);
  return {
    url: address.href,
    silenceMs,
    greeting: symbols.map((symbol) => JSON.stringify({ type: 'subscribe', symbol })),
    async declare(publisher) {
      for (const symbol of symbols) {
        await publisher.declare({
          id: finnhubFeedId(symbol),
          kind: 'quote',
          title: symbol,
          currency: 'USD',
          provenance: 'live',
        });
      }
    },
    hear(text, publisher) {
      const message = MessageSchema.safeParse(parseJson(text));
      if (!message.success) return 'malformed';
      switch (message.data.type) {
        case 'error':
          throw new SourceError(`Finnhub refuses: ${message.data.msg}`);
        case 'ping':
          return 'understood';
        case 'trade': {
          const present = presentSession(clock);
          let isWhole = true;
          for (const item of message.data.data) {
            const trade = TradeSchema.safeParse(item);
            if (trade.success && asked.has(trade.data.s)) publish(trade.data, present, publisher);
            else isWhole = false;
          }
          return isWhole ? 'understood' : 'malformed';
        }
      }
    },
  };

  function publish(
    { s, p, t }: z.output<typeof TradeSchema>,
    present: PresentSession,
    publisher: FeedPublisher,
  ): void {
    const feedId = finnhubFeedId(s);
    // Trades of one message may come in any order; an older one never replaces a newer one.
    if (t < (latest.get(feedId)?.time ?? 0)) return;
    const quote: Quote = { last: p, time: t, ...present, provenance: 'live' };
    latest.set(feedId, quote);
    publisher.quote(feedId, quote);
  }
}

type PresentSession = Pick<Quote, 'session' | 'sessionUntil'>;

function presentSession(clock: Clock): PresentSession {
  const now = clock.now();
  return {
    session: sessionAt(nyseCalendar, now).session,
    sessionUntil: sessionEndAt(nyseCalendar, now),
  };
}
