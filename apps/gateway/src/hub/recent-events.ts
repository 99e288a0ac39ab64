import type { LogEntry } from './log-entry.ts';
import type { Prepared } from './sink.ts';

/**
 * The newest events of a log, without a gap: everything after `floor` up to the newest. Bounded by count and by bytes; the
 * oldest leave first and are read from the log when somebody still wants them.
 */
export class RecentEvents<P extends Prepared> {
  readonly #maxEvents: number;
  readonly #maxBytes: number;
  #entries: LogEntry<P>[] = [];
  #bytes = 0;
  #floor: number;

  constructor(floor: number, bounds: { maxEvents: number; maxBytes: number }) {
    this.#floor = floor;
    this.#maxEvents = bounds.maxEvents;
    this.#maxBytes = bounds.maxBytes;
  }

  push(entry: LogEntry<P>): void {
    this.#entries.push(entry);
    this.#bytes += entry.prepared.byteLength;
    while (this.#entries.length > this.#maxEvents || this.#bytes > this.#maxBytes) {
      const oldest = this.#entries.shift();
      if (oldest === undefined) return;
      this.#bytes -= oldest.prepared.byteLength;
      this.#floor = oldest.seq;
    }
  }

  /** What is kept becomes what the log gives out now. */
  amend(change: (entry: LogEntry<P>) => LogEntry<P>): void {
    for (const [at, entry] of this.#entries.entries()) {
      const changed = change(entry);
      if (changed === entry) continue;
      this.#entries[at] = changed;
      this.#bytes += changed.prepared.byteLength - entry.prepared.byteLength;
    }
  }

  /** Everything after `seq`, ascending; undefined when memory does not reach back so far. */
  after(seq: number): LogEntry<P>[] | undefined {
    return seq < this.#floor ? undefined : this.#entries.slice(this.#indexAfter(seq));
  }

  /** The one that follows `seq`; undefined when there is none or memory does not reach back so far. */
  next(seq: number): LogEntry<P> | undefined {
    return seq < this.#floor ? undefined : this.#entries[this.#indexAfter(seq)];
  }

  newest(count: number): LogEntry<P>[] {
    return this.#entries.slice(-count);
  }

  #indexAfter(seq: number): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = this.#entries[middle];
      if (entry !== undefined && entry.seq > seq) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
