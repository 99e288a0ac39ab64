// Sources that publish by themselves. This room knows where numbers come from and how to keep a source going; it knows no sockets, no
// broker and no database: it is handed a `FeedPublisher`, and a `Dial` to reach other people's servers. Every value it publishes says where
// it comes from.
import { assertNever, type MatchState, type Quote } from '@tidewire/protocol';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { createCoinbase } from './coinbase/coinbase.ts';
import { createEspn } from './espn/espn.ts';
import type { FeedPublisher } from './feed-publisher.ts';
import { createFinnhub } from './finnhub/finnhub.ts';
import { HandedOver } from './handed-over.ts';
import { createLoad } from './load/load.ts';
import type { Dial, Get } from './outgoing.ts';
import { loadWorldCup } from './replay/load-matches.ts';
import { createWorldCupReplay } from './replay/world-cup.ts';
import { createSimulator } from './simulator/simulator.ts';
import type { Source, SourceHealth } from './source.ts';
import { type SupervisedSource, superviseSource } from './supervise-source.ts';

/** What may stand in the list FEEDS: `demo` is the simulator and the World Cup, `none` is nothing. */
export const feedNames = [
  'demo',
  'simulator',
  'worldcup',
  'coinbase',
  'espn',
  'finnhub',
  'load',
  'none',
] as const;
export type FeedName = (typeof feedNames)[number];

/** Match time over real time: a half lasts 45 s, and of four matches together one scores about every 10 s. */
export const defaultMatchSpeed = 60;

export type FeedsOptions = {
  names: readonly FeedName[];
  publisher: FeedPublisher;
  clock: Clock;
  /** Two gateways with the same seed, started at the same millisecond, simulate the same prices. */
  seed: string;
  /** Match time over real time, more than 0. */
  matchSpeed: number;
  log: Log;
  dial: Dial;
  get: Get;
  coinbase: { products: readonly string[]; url: string | undefined };
  espn: { leagues: readonly string[]; url: string | undefined };
  finnhub: { token: string; symbols: readonly string[]; url: string | undefined };
  load: { symbols: number; perSecond: number };
  /** The latest value of each feed as an earlier run left it: prices and matches go on from there. */
  initial?: ReadonlyMap<string, Quote | MatchState>;
};

export type Feeds = {
  /**
   * Somebody else published to this feed (over REST, say): until they have been silent for five minutes our own source says nothing
   * about it, and then it begins the feed's history anew. Of a feed that is not ours it changes nothing.
   */
  handOver(feedId: string): void;
  health(): SourceHealth[];
  /** Resolves when nothing more will be published and no timer is left. */
  stop(): Promise<void>;
};

/** Starts the sources by name. Returns at once; a source that cannot start is logged and tried again, and disturbs nobody. */
export function startFeeds(options: FeedsOptions): Feeds {
  const { publisher, clock, log } = options;
  const supervised: SupervisedSource[] = [];
  const handedOver = new HandedOver(clock, (feedId) => {
    for (const one of supervised) one.rebuild(feedId);
  });
  const live = createLiveSources(options);
  const ownFeeds = new Set(live.flatMap(({ feedIds }) => feedIds ?? []));
  const initial = splitInitial(options.initial ?? new Map(), ownFeeds);
  for (const feedId of initial.foreign) handedOver.add(feedId);
  const guarded = handedOver.guard(publisher);
  for (const source of [...live, ...createDemoSources(options, initial, ownFeeds)]) {
    supervised.push(superviseSource({ source, publisher: guarded, clock, log }));
  }
  return {
    handOver: (feedId) => handedOver.add(feedId),
    health: () => supervised.map((one) => one.health()),
    async stop() {
      handedOver.stop();
      await Promise.all(supervised.map((one) => one.stop()));
    },
  };
}

type Initial = { quotes: Map<string, Quote>; matches: Map<string, MatchState>; foreign: string[] };

/** Quotes that are neither simulated nor of a feed of our own were published by somebody else, whose feed it still is for now. */
function splitInitial(
  values: ReadonlyMap<string, Quote | MatchState>,
  ownFeeds: ReadonlySet<string>,
): Initial {
  const initial: Initial = { quotes: new Map(), matches: new Map(), foreign: [] };
  for (const [feedId, value] of values) {
    if ('status' in value) initial.matches.set(feedId, value);
    else if (value.provenance === 'simulated') initial.quotes.set(feedId, value);
    else if (!ownFeeds.has(feedId)) initial.foreign.push(feedId);
  }
  return initial;
}

/** Sources of real values: of a feed that one of them has, the simulator makes none up. */
function createLiveSources(options: FeedsOptions): Source[] {
  const { clock, dial, get, coinbase, espn, finnhub } = options;
  const wanted = new Set(options.names.flatMap(sourcesOf));
  const sources: Source[] = [];
  if (wanted.has('coinbase')) sources.push(createCoinbase({ clock, dial, ...coinbase }));
  if (wanted.has('espn')) sources.push(createEspn({ clock, get, ...espn }));
  if (wanted.has('finnhub')) {
    const initial = new Map<string, Quote>();
    for (const [feedId, value] of options.initial ?? []) if ('last' in value) initial.set(feedId, value);
    sources.push(createFinnhub({ clock, dial, ...finnhub, initial }));
  }
  return sources;
}

function createDemoSources(options: FeedsOptions, initial: Initial, ownFeeds: ReadonlySet<string>): Source[] {
  const { clock, seed, matchSpeed } = options;
  const wanted = new Set(options.names.flatMap(sourcesOf));
  const sources: Source[] = [];
  if (wanted.has('simulator')) {
    sources.push(createSimulator({ clock, seed, initial: initial.quotes, except: ownFeeds }));
  }
  if (wanted.has('load')) sources.push(createLoad({ clock, ...options.load }));
  if (wanted.has('worldcup')) {
    sources.push(
      createWorldCupReplay({
        clock,
        speed: matchSpeed,
        load: () => loadWorldCup(2026),
        initial: initial.matches,
      }),
    );
  }
  return sources;
}

function sourcesOf(name: FeedName): readonly Exclude<FeedName, 'demo' | 'none'>[] {
  switch (name) {
    case 'demo':
      return ['simulator', 'worldcup'];
    case 'simulator':
    case 'worldcup':
    case 'coinbase':
    case 'espn':
    case 'finnhub':
    case 'load':
      return [name];
    case 'none':
      return [];
    default:
      return assertNever(name);
  }
}
