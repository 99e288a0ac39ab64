import type { Client, StateSubscription, SyncState } from '@tidewire/client';
import { feedChannel, type MatchState, type Quote } from '@tidewire/protocol/wire';
import type { Arrival } from './freshness.ts';

/**
 * The latest quote of every feed somebody looks at, painted at most once per frame. It knows who wants which feed and which have
 * moved since the last frame; it refuses to know what a cell looks like, and React never hears of a tick.
 */
export type QuoteEntry = {
  readonly feedId: string;
  readonly quote: Quote;
  readonly arrival: Arrival;
  /** Another epoch is another history: a chart begins anew. */
  readonly epoch: string;
  /** Against the value painted before; `none` for the first and for a tick of the same price. */
  readonly direction: Direction;
  /** Values passed over since the page was opened. */
  readonly skipped: number;
};

export type Direction = 'up' | 'down' | 'none';

/** Writes one feed into its place on the page. `isTick: false` when only time has passed. */
export type Paint = (entry: QuoteEntry, about: { isTick: boolean }) => void;

export type QuoteReader = {
  paint: Paint;
  /** Every value, also those between two frames; for a chart. */
  onTick?: (entry: QuoteEntry) => void;
  onSync?: (sync: SyncState) => void;
  /** Values per second worth having. */
  maxRate: number;
};

export type Frames = {
  request(callback: () => void): number;
  cancel(handle: number): void;
};

type Watched = {
  entry: QuoteEntry | undefined;
  subscription: StateSubscription<Quote | MatchState>;
  reader: QuoteReader;
};

export class QuoteBoard {
  readonly #client: Pick<Client, 'state'>;
  readonly #frames: Frames;
  readonly #now: () => number;
  readonly #watched = new Set<Watched>();
  readonly #moved = new Set<Watched>();
  #frame: number | undefined;

  constructor(client: Pick<Client, 'state'>, frames: Frames, now: () => number) {
    this.#client = client;
    this.#frames = frames;
    this.#now = now;
  }

  /** Follows a feed for one reader until the returned function is called. */
  watch(feedId: string, reader: QuoteReader): () => void {
    const channel: `feed:${string}` = feedChannel(feedId);
    const watched: Watched = {
      entry: undefined,
      reader,
      subscription: this.#client.state(
        channel,
        {
          onValue: (value, about) => {
            if (value === null || !isQuote(value)) return;
            watched.entry = this.#next(feedId, watched.entry, value, about);
            reader.onTick?.(watched.entry);
            this.#moved.add(watched);
            this.#frame ??= this.#frames.request(this.#paint);
          },
          ...(reader.onSync === undefined ? {} : { onSync: reader.onSync }),
        },
        { maxRate: reader.maxRate },
      ),
    };
    this.#watched.add(watched);
    return () => {
      watched.subscription.close();
      this.#watched.delete(watched);
      this.#moved.delete(watched);
      if (this.#moved.size === 0 && this.#frame !== undefined) {
        this.#frames.cancel(this.#frame);
        this.#frame = undefined;
      }
    };
  }

  /** Paints everything again although nothing moved: ages grow and connections break without a tick. */
  repaint(): void {
    for (const { entry, reader } of this.#watched)
      if (entry !== undefined) reader.paint(entry, { isTick: false });
  }

  #next(
    feedId: string,
    before: QuoteEntry | undefined,
    quote: Quote,
    about: { epoch: string; skipped: number; ts?: number },
  ): QuoteEntry {
    const isContinued = before !== undefined && before.epoch === about.epoch;
    return {
      feedId,
      quote,
      arrival: { receivedAt: this.#now(), isSnapshot: about.ts === undefined },
      epoch: about.epoch,
      direction: isContinued ? directionOf(before.quote.last, quote.last) : 'none',
      skipped: (before?.skipped ?? 0) + about.skipped,
    };
  }

  #paint = (): void => {
    this.#frame = undefined;
    const moved = [...this.#moved];
    this.#moved.clear();
    for (const { entry, reader } of moved) if (entry !== undefined) reader.paint(entry, { isTick: true });
  };
}

export function directionOf(before: number, after: number): Direction {
  if (after > before) return 'up';
  return after < before ? 'down' : 'none';
}

const isQuote = (value: Quote | MatchState): value is Quote => 'last' in value;
