// Invented symbols that all move at one steady pace, for measuring what so many cost. It knows nothing of markets: a price goes round a
// circle, so that the same price comes again and every tick changes something.
import type { Quote } from '@tidewire/protocol';
import type { Clock } from '../../clock.ts';
import type { FeedPublisher } from '../feed-publisher.ts';
import type { Source } from '../source.ts';
import { startStepLoop } from '../step-loop.ts';

/** Between steps: each moves its share of the symbols, so that the ticks of a second are spread over it. */
const stepMs = 5;
/** After a pause of the machine so much is made up for, and not more. */
const mostBehindMs = 1_000;

export const loadFeedId = (nth: number): string => `stock.LOAD${String(nth).padStart(4, '0')}`;

/** `perSecond` is of each symbol. */
export function createLoad(options: { clock: Clock; symbols: number; perSecond: number }): Source {
  const { clock, symbols, perSecond } = options;
  return {
    name: 'load',
    provenance: 'simulated',
    staleness: { afterMs: 15_000 },
    async start(publisher, onFailed) {
      for (let nth = 0; nth < symbols; nth += 1) {
        await publisher.declare({
          id: loadFeedId(nth),
          kind: 'quote',
          title: `Load ${nth}`,
          currency: 'USD',
          provenance: 'simulated',
        });
      }
      const loop = startStepLoop({
        clock,
        onFailed,
        step: startTicking(publisher, clock, symbols, perSecond),
      });
      return { rebuild: () => {}, stop: () => loop.stop() };
    },
  };
}

function startTicking(publisher: FeedPublisher, clock: Clock, symbols: number, perSecond: number) {
  const perMs = (symbols * perSecond) / 1_000;
  let from = clock.elapsed();
  let told = 0;
  let owed = 0;
  return (): number => {
    const now = clock.elapsed();
    owed += Math.min(now - from, mostBehindMs) * perMs;
    from = now;
    for (; owed >= 1; owed -= 1) {
      const nth = told % symbols;
      publisher.quote(loadFeedId(nth), quoteOf(nth, Math.floor(told / symbols), clock.now()));
      told += 1;
    }
    return stepMs;
  };
}

function quoteOf(symbol: number, tick: number, time: number): Quote {
  const previousClose = 100 + symbol;
  const angle = (tick / 97) * 2 * Math.PI + symbol;
  const change = Math.round(Math.sin(angle) * 300) / 100;
  const last = Math.round((previousClose + change) * 100) / 100;
  return {
    last,
    time,
    bid: Math.round(last * 100 - 1) / 100,
    ask: Math.round(last * 100 + 1) / 100,
    previousClose,
    change,
    changePercent: Math.round((change / previousClose) * 100_000) / 1_000,
    dayHigh: previousClose + 3,
    dayLow: previousClose - 3,
    volume: 1_000 + tick,
    session: 'open',
    provenance: 'simulated',
  };
}
