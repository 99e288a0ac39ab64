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
  /** Also while nobody sees the page: a chart that would have a hole otherwise. */
  isNeededUnseen?: boolean;
};

/** One reader's end of the board. */
export type Watching = {
  /** Out of sight nothing is painted; back in sight at once. In sight to begin with. */
  show(isInSight: boolean): void;
  close(): void;
};

export type Frames = {
  request(callback: () => void): number;
  cancel(handle: number): void;
};

type Watched = {
  readonly feedId: string;
  readonly reader: QuoteReader;
  entry: QuoteEntry | undefined;
  isInSight: boolean;
  /** Absent while the page rests. */
  subscription: StateSubscription<Quote | MatchState> | undefined;
};

export class QuoteBoard {
  readonly #client: Pick<Client, 'state'>;
  readonly #frames: Frames;
  readonly #now: () => number;
  readonly #watched = new Set<Watched>();
  readonly #moved = new Set<Watched>();
  #frame: number | undefined;
  #isResting = false;

  constructor(client: Pick<Client, 'state'>, frames: Frames, now: () => number) {
    this.#client = client;
    this.#frames = frames;
    this.#now = now;
  }

  /** Follows a feed for one reader until it is closed. */
  watch(feedId: string, reader: QuoteReader): Watching {
    const watched: Watched = { feedId, reader, entry: undefined, isInSight: true, subscription: undefined };
    this.#watched.add(watched);
    if (this.#isWanted(watched)) this.#open(watched);
    return {
      show: (isInSight) => {
        const wasInSight = watched.isInSight;
        watched.isInSight = isInSight;
        if (isInSight && !wasInSight && watched.entry !== undefined) this.#paintSoon(watched);
      },
      close: () => {
        watched.subscription?.close();
        this.#watched.delete(watched);
        this.#moved.delete(watched);
        if (this.#moved.size > 0 || this.#frame === undefined) return;
        this.#frames.cancel(this.#frame);
        this.#frame = undefined;
      },
    };
  }

  /** Paints everything in sight again although nothing moved: ages grow and connections break without a tick. */
  repaint(): void {
    for (const { entry, reader, isInSight } of this.#watched)
      if (entry !== undefined && isInSight) reader.paint(entry, { isTick: false });
  }

  /** Nobody sees the page: what is only painted is not asked for any more. */
  rest(): void {
    this.#isResting = true;
    for (const watched of this.#watched) {
      if (this.#isWanted(watched)) continue;
      watched.subscription?.close();
      watched.subscription = undefined;
    }
  }

  /** It is seen again; what is in sight is asked for first. */
  wake(): void {
    this.#isResting = false;
    const resting = [...this.#watched].filter(({ subscription }) => subscription === undefined);
    resting.sort((one, other) => Number(other.isInSight) - Number(one.isInSight));
    for (const watched of resting) this.#open(watched);
  }

  #isWanted({ reader }: Watched): boolean {
    return !this.#isResting || reader.isNeededUnseen === true;
  }

  #open(watched: Watched): void {
    const { feedId, reader } = watched;
    watched.subscription = this.#client.state(
      feedChannel(feedId),
      {
        onValue: (value, about) => {
          if (value === null || !isQuote(value)) return;
          watched.entry = this.#next(feedId, watched.entry, value, about);
          reader.onTick?.(watched.entry);
          if (watched.isInSight) this.#paintSoon(watched);
        },
        ...(reader.onSync === undefined ? {} : { onSync: reader.onSync }),
      },
      { maxRate: reader.maxRate },
    );
  }

  #paintSoon(watched: Watched): void {
    this.#moved.add(watched);
    this.#frame ??= this.#frames.request(this.#paint);
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
