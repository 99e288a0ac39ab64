// Sources that publish by themselves. This room knows where numbers come from and how to keep a source going; it knows no sockets, no
// broker and no database: it is handed a `FeedPublisher`, and a `Dial` to reach other people's servers. Every value it publishes says where
// it comes from.
import {
  assertNever,
  type MatchState,
  type Quote,
  type SourceId,
  type SourceSettings,
} from '@tidewire/protocol';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { createCoinbase } from './coinbase/coinbase.ts';
import { createEspn } from './espn/espn.ts';
import type { FeedPublisher } from './feed-publisher.ts';
import { createFinnhub } from './finnhub/finnhub.ts';
import { HandedOver } from './handed-over.ts';
import { LeasedSources, type Plan } from './leased-sources.ts';
import { createLoad } from './load/load.ts';
import type { Dial, Get } from './outgoing.ts';
import { loadWorldCup } from './replay/load-matches.ts';
import { createWorldCupReplay } from './replay/world-cup.ts';
import { createSimulator } from './simulator/simulator.ts';
import type { Source, SourceHealth } from './source.ts';
import type { AskedSource, SourceBook, SourceFacts } from './source-book.ts';
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
  /** Without one, this node alone runs what the names say. */
  book?: SourceBook;
  /** As `initial`, at the moment of asking: a source that is taken over from another node goes on from there. */
  latest?: () => Promise<ReadonlyMap<string, Quote | MatchState>>;
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

/**
 * Starts the sources by name. Returns at once; a source that cannot start is logged and tried again, and disturbs nobody. With a book the
 * names are what is asked for until the book says otherwise, and of all nodes with the same book one runs each source.
 */
export function startFeeds(options: FeedsOptions): Feeds {
  const { publisher, clock, log, book } = options;
  const supervised: SupervisedSource[] = [];
  let leased: LeasedSources | undefined;
  const handedOver = new HandedOver(clock, (feedId) => {
    for (const one of supervised) one.rebuild(feedId);
    leased?.rebuild(feedId);
  });
  const guarded = handedOver.guard(publisher);
  const facts = factsOf(options);
  const named = createSources(options, facts, options.initial ?? new Map());
  for (const feedId of named.foreign) handedOver.add(feedId);
  const supervise = (source: Source, to: FeedPublisher): SupervisedSource =>
    superviseSource({ source, publisher: to, clock, log });
  if (book === undefined) {
    for (const source of named.sources) supervised.push(supervise(source, guarded));
  } else {
    // What only makes load is no source of anything, and is nobody's to lease.
    const load = named.sources.find(({ name }) => name === 'load');
    if (load !== undefined) supervised.push(supervise(load, guarded));
    leased = new LeasedSources({
      ...{ book, clock, log, publisher: guarded, facts },
      plan: (asked) => planSources(options, asked, supervise),
    });
  }
  return {
    handOver: (feedId) => handedOver.add(feedId),
    health: () => [...supervised.map((one) => one.health()), ...(leased?.health() ?? [])],
    async stop() {
      handedOver.stop();
      await Promise.all([...supervised.map((one) => one.stop()), leased?.stop()]);
    },
  };
}

/** What each source is to do as the environment says it. */
function factsOf({ names, matchSpeed, coinbase, espn, finnhub }: FeedsOptions): SourceFacts[] {
  const wanted = new Set(names.flatMap(sourcesOf));
  const fact = (
    id: SourceId,
    provenance: SourceFacts['provenance'],
    settings: SourceSettings,
    available = true,
  ): SourceFacts => ({ id, provenance, available, enabled: wanted.has(id), settings });
  return [
    fact('simulator', 'simulated', {}),
    fact('worldcup', 'replayed', { speed: matchSpeed, loop: true }),
    fact('coinbase', 'live', { symbols: [...coinbase.products] }),
    fact('espn', 'live', { leagues: [...espn.leagues] }),
    fact('finnhub', 'live', { symbols: [...finnhub.symbols] }, finnhub.token !== ''),
  ];
}

type Asked = Pick<AskedSource, 'id' | 'enabled' | 'settings'>;

/** What is to run, each with what must be different for it to be started anew. */
function planSources(
  options: FeedsOptions,
  asked: readonly AskedSource[],
  supervise: (source: Source, publisher: FeedPublisher) => SupervisedSource,
): Plan {
  const ownFeeds = [...ownFeedsOf(options, asked)].sort();
  const enabled = asked.filter((one) => one.enabled);
  return new Map(
    enabled.map(({ id, settings }) => [
      id,
      {
        signature: JSON.stringify([settings, id === 'simulator' ? ownFeeds : []]),
        async start(publisher, seekTo) {
          const values = await (options.latest?.() ?? new Map());
          const { sources } = createSources(options, asked, values, seekTo);
          const source = sources.find(({ name }) => name === id);
          if (source === undefined) throw new RangeError(`there is no source ${id}`);
          return supervise(source, publisher);
        },
      },
    ]),
  );
}

const ownFeedsOf = (options: FeedsOptions, asked: readonly Asked[]): ReadonlySet<string> =>
  new Set(createLiveSources(options, asked, new Map()).flatMap(({ feedIds }) => feedIds ?? []));

function createSources(
  options: FeedsOptions,
  asked: readonly Asked[],
  values: ReadonlyMap<string, Quote | MatchState>,
  seekTo?: number,
): { sources: Source[]; foreign: string[] } {
  const live = createLiveSources(options, asked, values);
  const ownFeeds = new Set(live.flatMap(({ feedIds }) => feedIds ?? []));
  const initial = splitInitial(values, ownFeeds);
  return {
    sources: [...live, ...createDemoSources(options, asked, { initial, ownFeeds, seekTo })],
    foreign: initial.foreign,
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

const askedFor = (asked: readonly Asked[], id: SourceId): SourceSettings | undefined =>
  asked.find((one) => one.id === id && one.enabled)?.settings;

/** Sources of real values: of a feed that one of them has, the simulator makes none up. */
function createLiveSources(
  { clock, dial, get, ...options }: FeedsOptions,
  asked: readonly Asked[],
  values: ReadonlyMap<string, Quote | MatchState>,
): Source[] {
  const sources: Source[] = [];
  const coinbase = askedFor(asked, 'coinbase');
  if (coinbase !== undefined) {
    const { products, url } = options.coinbase;
    sources.push(createCoinbase({ clock, dial, products: coinbase.symbols ?? products, url }));
  }
  const espn = askedFor(asked, 'espn');
  if (espn !== undefined) {
    const { leagues, url } = options.espn;
    sources.push(createEspn({ clock, get, leagues: espn.leagues ?? leagues, url }));
  }
  const finnhub = askedFor(asked, 'finnhub');
  if (finnhub !== undefined) {
    const initial = new Map<string, Quote>();
    for (const [feedId, value] of values) if ('last' in value) initial.set(feedId, value);
    const { symbols = options.finnhub.symbols } = finnhub;
    sources.push(createFinnhub({ clock, dial, ...options.finnhub, symbols, initial }));
  }
  return sources;
}

function createDemoSources(
  { clock, seed, matchSpeed, names, load }: FeedsOptions,
  asked: readonly Asked[],
  given: { initial: Initial; ownFeeds: ReadonlySet<string>; seekTo: number | undefined },
): Source[] {
  const { initial, ownFeeds, seekTo } = given;
  const sources: Source[] = [];
  if (askedFor(asked, 'simulator') !== undefined) {
    sources.push(createSimulator({ clock, seed, initial: initial.quotes, except: ownFeeds }));
  }
  if (names.includes('load')) sources.push(createLoad({ clock, ...load }));
  const worldCup = askedFor(asked, 'worldcup');
  if (worldCup !== undefined) {
    sources.push(
      createWorldCupReplay({
        clock,
        speed: worldCup.speed ?? matchSpeed,
        loop: worldCup.loop ?? true,
        load: () => loadWorldCup(2026),
        initial: initial.matches,
        seekTo,
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
