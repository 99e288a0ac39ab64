import type { PriceMove, Quote } from '@tidewire/protocol';

/** However long it is, a window is kept in so many pieces: a minute's is exact to a second, an hour's to a minute. */
const pieces = 60;

type Piece = { nth: number; low: number; high: number };

/**
 * The lowest and the highest price of the last while, by the source's own time. It begins with the first price, and anew whenever time goes
 * back, as when a replay starts over.
 */
export class PriceWindow {
  readonly #pieceMs: number;
  #pieces: Piece[] = [];

  constructor(windowMs: number) {
    this.#pieceMs = windowMs / pieces;
  }

  /** Takes a price in and says how far it is from the window's lowest and highest. */
  see({ last, time }: Pick<Quote, 'last' | 'time'>): PriceMove {
    const nth = Math.floor(time / this.#pieceMs);
    const newest = this.#pieces.at(-1);
    if (newest !== undefined && nth < newest.nth) this.#pieces = [];
    const piece = this.#pieces.at(-1);
    if (piece?.nth === nth) {
      piece.low = Math.min(piece.low, last);
      piece.high = Math.max(piece.high, last);
    } else this.#pieces.push({ nth, low: last, high: last });
    while ((this.#pieces[0]?.nth ?? nth) <= nth - pieces) this.#pieces.shift();
    const low = Math.min(...this.#pieces.map((one) => one.low));
    const high = Math.max(...this.#pieces.map((one) => one.high));
    return { rise: percentOf(last - low, low), fall: percentOf(high - last, high) };
  }

  /** From this price on, as if there had been none before. */
  restart(quote: Pick<Quote, 'last' | 'time'>): void {
    this.#pieces = [];
    this.see(quote);
  }
}

const percentOf = (by: number, of: number): number => (of > 0 ? (by / of) * 100 : 0);
