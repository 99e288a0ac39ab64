// The market simulator: exchanges that are never closed for long, so that Tidewire has something to show without an account anywhere.
// It knows the market and when to say something; it knows neither who listens nor how quotes are kept.
import type { Quote } from '@tidewire/protocol';
import type { Clock } from '../../clock.ts';
import type { FeedPublisher } from '../feed-publisher.ts';
import type { Source } from '../source.ts';
import { startStepLoop } from '../step-loop.ts';
import { instruments } from './instruments.ts';
import { Market } from './market.ts';
import { createRandom } from './random.ts';
import { Tape, tapeMs, tapeStepMs } from './tape.ts';
import { tradingMoment } from './trading-day.ts';

/**
 * `initial` has the latest quotes that were published before, by feed id: prices go on from there. What is not in it has no history and
 * is given the two hours before now. Nothing is said of the feeds in `except`, which have a source of real values.
 */
export function createSimulator(options: {
  clock: Clock;
  seed: string;
  initial: ReadonlyMap<string, Quote>;
  except?: ReadonlySet<string>;
}): Source {
  const { clock, seed, except = new Set() } = options;
  const latest = new Map(options.initial);
  return {
    name: 'simulator',
    provenance: 'simulated',
    // In the two minutes in which equities rest, currencies and coins are still traded.
    staleness: { afterMs: 15_000 },
    async start(everyone, onFailed) {
      const publisher = silentAbout(except, everyone);
      const startedAt = clock.now();
      const random = createRandom(`${seed}@${startedAt}`);
      const tape = new Tape();
      const past = new Market(random, startedAt - tapeMs);
      for (let time = startedAt - tapeMs; time < startedAt; time += tapeStepMs)
        tape.record(past.tradeAll(time));

      const known = new Map(latest);
      for (const { feedId, quote } of past.standing(startedAt))
        if (!known.has(feedId)) known.set(feedId, quote);
      for (const { id, title, currency } of instruments) {
        await publisher.declare({ id, kind: 'quote', title, currency, provenance: 'simulated' });
        if (latest.has(id)) tape.forget(id);
        else await publisher.history(id, tape.of(id));
      }
      const market = new Market(random, startedAt, known);
      return run({ clock, market, tape, publisher, latest, onFailed });
    },
  };
}

/** The market is simulated whole, so that each seed gives the same prices whatever is left out. */
function silentAbout(except: ReadonlySet<string>, publisher: FeedPublisher): FeedPublisher {
  return {
    match: (feedId, state) => publisher.match(feedId, state),
    timeline: (feedId, data, lease) => publisher.timeline(feedId, data, lease),
    recall: (feedId) => publisher.recall(feedId),
    alive: () => publisher.alive(),
    declare: async (feed) => (except.has(feed.id) ? undefined : publisher.declare(feed)),
    history: async (feedId, quotes) => (except.has(feedId) ? undefined : publisher.history(feedId, quotes)),
    quote: (feedId, quote) => (except.has(feedId) ? undefined : publisher.quote(feedId, quote)),
    restart: async (feedId) => (except.has(feedId) ? undefined : publisher.restart(feedId)),
  };
}

function run(parts: {
  clock: Clock;
  market: Market;
  tape: Tape;
  publisher: FeedPublisher;
  latest: Map<string, Quote>;
  onFailed: (error: unknown) => void;
}) {
  const { clock, market, tape, publisher, latest } = parts;
  const toRebuild = new Set<string>();
  let session: string | undefined;
  let nextSampleAt = clock.now() + tapeStepMs;
  const publish = (feedId: string, quote: Quote): void => {
    latest.set(feedId, quote);
    publisher.quote(feedId, quote);
  };
  const loop = startStepLoop({
    clock,
    onFailed: parts.onFailed,
    async step() {
      const now = clock.now();
      for (const feedId of toRebuild) {
        toRebuild.delete(feedId);
        await publisher.restart(feedId);
        await publisher.history(feedId, tape.of(feedId));
        // What is traded says its next price soon; a fund would say nothing until its next value.
        for (const one of market.standing(now))
          if (one.feedId === feedId && one.quote.nav !== undefined) publish(feedId, one.quote);
      }
      const present = tradingMoment('equities', now);
      if (session !== present.session) {
        // An opening and a close are news of everything at once.
        for (const { feedId, quote } of market.standing(now)) {
          // The value of a fund is said once, and again only by a new run.
          const isSaid = quote.nav !== undefined && latest.get(feedId)?.time === quote.time;
          if (session === undefined || !isSaid) publish(feedId, quote);
        }
        session = present.session;
      } else {
        const { feedId, quote } = market.tradeOne(now);
        publish(feedId, quote);
      }
      if (now >= nextSampleAt) {
        tape.record(market.standing(now));
        nextSampleAt = now + tapeStepMs;
      }
      return market.untilNext(now);
    },
  });
  return {
    rebuild: (feedId: string) => void toRebuild.add(feedId),
    stop: () => loop.stop(),
  };
}
