import type { Quote } from '@tidewire/protocol/wire';
import type { QuoteEntry } from '#web/realtime/quotes/quote-board.ts';
import { type Candle, CandleSeries, hasBars } from './chart-series.ts';

/**
 * What a chart is made of: history page by page from the newest backwards, and live ticks at its end. Subscribing comes first, so no tick
 * falls between the two. A feed that begins anew clears everything. A state may skip values, a chart of whole bars may not: what was
 * skipped is read from the history.
 */
export type PriceFeedState = {
  readonly candles: readonly Candle[];
  /** Length of a candle, milliseconds: the source's own, or the one asked for. */
  readonly candleMs: number;
  /** The source sends whole bars; their length is not ours to choose. */
  readonly isBars: boolean;
  /** Another number is another history: what was shown of the one before says nothing about it. */
  readonly turn: number;
  readonly history:
    | { word: 'loading' }
    | { word: 'ready'; hasMore: boolean }
    | { word: 'failed'; error: unknown };
};

export type PriceFeedListener = {
  /** Everything may have changed: draw it all. */
  onAll: (state: PriceFeedState) => void;
  /** Only the newest candle grew, or a new one began. */
  onCandle: (candle: Candle, quote: Quote) => void;
};

/** Where the past comes from. */
export type PriceHistory = {
  /** A page of what candles of this length are made of, newest first. */
  load(
    cursor: string | undefined,
    candleMs: number,
  ): Promise<{ quotes: Quote[]; nextCursor?: string | undefined }>;
  /** Whether candles of these two lengths are made of the same. */
  isSame(oneMs: number, otherMs: number): boolean;
};

/** Pages asked for at once: some hundreds of candles to begin with. */
const pagesAtOnce = 6;

/** A fast source skips again and again; the history is asked for all of it together, this often at most. */
const fillEveryMs = 1_000;

export class PriceFeed {
  readonly #past: PriceHistory;
  readonly #listener: PriceFeedListener;
  #bucketMs: number;
  #series: CandleSeries;
  #quotes: Quote[] = [];
  #heard: Quote[] = [];
  #cursor: string | undefined;
  #epoch: string | undefined;
  #history: PriceFeedState['history'] = { word: 'loading' };
  /** Which history the answers under way belong to; answers of another are dropped. */
  #turn = 0;
  #skipped = 0;
  #fillTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(past: PriceHistory, bucketMs: number, listener: PriceFeedListener) {
    this.#past = past;
    this.#listener = listener;
    this.#bucketMs = bucketMs;
    this.#series = new CandleSeries(bucketMs);
  }

  get state(): PriceFeedState {
    const bar = this.#quotes.find((quote) => quote.barMs !== undefined) ?? this.#heard[0];
    const isBars = hasBars(this.#quotes) || hasBars(this.#heard);
    return {
      candles: this.#series.candles,
      candleMs: isBars ? (bar?.barMs ?? this.#bucketMs) : this.#bucketMs,
      isBars,
      turn: this.#turn,
      history: this.#history,
    };
  }

  start(): Promise<void> {
    return this.#loadPages();
  }

  stop(): void {
    this.#turn += 1;
    clearTimeout(this.#fillTimer);
  }

  /** Older candles, if there are any and none are on their way. */
  loadOlder(): Promise<void> {
    if (this.#history.word !== 'ready' || !this.#history.hasMore) return Promise.resolve();
    return this.#loadPages();
  }

  retry(): Promise<void> {
    return this.#history.word === 'failed' ? this.#loadPages() : Promise.resolve();
  }

  /** Gathers ticks into candles of another length. */
  setBucket(bucketMs: number): void {
    if (bucketMs === this.#bucketMs) return;
    const isSame = this.#past.isSame(bucketMs, this.#bucketMs);
    this.#bucketMs = bucketMs;
    if (isSame) this.#rebuild();
    else this.#readAnew();
  }

  hear({ quote, epoch, arrival, skipped }: QuoteEntry): void {
    if (this.#epoch !== undefined && this.#epoch !== epoch) this.#beginAnew();
    this.#epoch = epoch;
    if (skipped > this.#skipped && quote.barMs !== undefined) this.#fillSoon();
    this.#skipped = skipped;
    // The latest value of before is in the history already.
    if (arrival.isSnapshot) return;
    this.#heard.push(quote);
    if (this.#heard.length > maxHeard) this.#heard.splice(0, this.#heard.length - maxHeard);
    const added = this.#series.add(quote);
    if (added !== undefined) this.#listener.onCandle(added.candle, quote);
  }

  #fillSoon(): void {
    this.#fillTimer ??= setTimeout(() => {
      this.#fillTimer = undefined;
      if (this.#history.word === 'loading') this.#fillSoon();
      else void this.#fill();
    }, fillEveryMs);
  }

  /** Reads the newest pages down to what the history had before. */
  async #fill(): Promise<void> {
    const turn = this.#turn;
    const known = newestTime(this.#quotes);
    const fresh: Quote[] = [];
    let cursor: string | undefined;
    try {
      for (let page = 0; page < pagesAtOnce; page += 1) {
        const { quotes, nextCursor } = await this.#past.load(cursor, this.#bucketMs);
        if (turn !== this.#turn) return;
        fresh.push(...quotes.filter(({ time }) => time > known));
        cursor = nextCursor;
        if (nextCursor === undefined || quotes.some(({ time }) => time <= known)) break;
      }
    } catch {
      // The chart stands as it is; the next bar that is skipped, or a reload, asks again.
      return;
    }
    this.#quotes.push(...fresh);
    const read = newestTime(this.#quotes);
    this.#heard = this.#heard.filter(({ time }) => time > read);
    this.#rebuild();
  }

  #beginAnew(): void {
    this.#heard = [];
    this.#readAnew();
  }

  #readAnew(): void {
    this.#turn += 1;
    clearTimeout(this.#fillTimer);
    this.#fillTimer = undefined;
    this.#quotes = [];
    this.#cursor = undefined;
    this.#history = { word: 'loading' };
    this.#rebuild();
    void this.#loadPages();
  }

  async #loadPages(): Promise<void> {
    const turn = this.#turn;
    this.#history = { word: 'loading' };
    try {
      for (let page = 0; page < pagesAtOnce; page += 1) {
        const { quotes, nextCursor } = await this.#past.load(this.#cursor, this.#bucketMs);
        if (turn !== this.#turn) return;
        this.#quotes.push(...quotes);
        this.#cursor = nextCursor;
        if (nextCursor === undefined) break;
        // The first page is drawn at once, the others together.
        if (page === 0) this.#rebuild();
      }
      this.#history = { word: 'ready', hasMore: this.#cursor !== undefined };
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#history = { word: 'failed', error };
    }
    this.#rebuild();
  }

  #rebuild(): void {
    this.#series = new CandleSeries(this.#bucketMs);
    this.#series.load([...this.#quotes, ...this.#heard]);
    this.#tell();
  }

  #tell(): void {
    this.#listener.onAll(this.state);
  }
}

/** Ticks kept so that candles of another length can be made of them. */
const maxHeard = 20_000;

const newestTime = (quotes: readonly Quote[]): number =>
  quotes.reduce((newest, { time }) => Math.max(newest, time), Number.NEGATIVE_INFINITY);
