import type { LogHubEvent } from './hub-event.ts';

/** Events heard before their turn, by sequence number. At the bound an event is only remembered as `highest`: the log has it. */
export class AheadEvents {
  readonly #maxEvents: number;
  readonly #events = new Map<number, LogHubEvent>();
  #highest = 0;

  constructor(maxEvents: number) {
    this.#maxEvents = maxEvents;
  }

  /** The highest number heard of, kept or not. */
  get highest(): number {
    return this.#highest;
  }

  put(event: LogHubEvent): void {
    this.#highest = Math.max(this.#highest, event.seq);
    if (this.#events.size < this.#maxEvents) this.#events.set(event.seq, event);
  }

  take(seq: number): LogHubEvent | undefined {
    const event = this.#events.get(seq);
    this.#events.delete(seq);
    return event;
  }

  takeAll(): LogHubEvent[] {
    const events = [...this.#events.values()].sort((a, b) => a.seq - b.seq);
    this.#events.clear();
    return events;
  }

  /** These were never committed: neither they nor their numbers count. */
  disbelieve(seq: number): void {
    this.dropUpTo(seq);
    this.#highest = Math.max(0, ...this.#events.keys());
  }

  dropUpTo(seq: number): void {
    for (const known of this.#events.keys()) if (known <= seq) this.#events.delete(known);
  }
}
