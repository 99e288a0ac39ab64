/**
 * One direction of one connection: what goes in comes out later, in the same order. It knows time, bandwidth and loss; it refuses to
 * know what it carries.
 */
import type { Cancel, Clock } from '../platform/clock.ts';
import type { NetworkConditions } from './conditions.ts';

/** A lost segment is sent again after a round trip, and not before this: the least that Linux waits (TCP_RTO_MIN). */
const leastTimeoutMs = 200;
/** Losses in a row after which a connection is taken for broken. */
export const maxTries = 6;
/** What one segment carries over Ethernet. */
const segmentBytes = 1_460;

/** What may be on its way in one direction. At the bound the connection breaks, as if the network had never come back. */
export const pipeLimits = { bytes: 1_048_576, texts: 4_096 };

type Parcel = { deliver: () => void; bytes: number; dueAt: number };

export type PipeParts = {
  clock: Clock;
  random: () => number;
  conditions: () => NetworkConditions;
  /** It cannot carry on. */
  onBroken: () => void;
};

export class Pipe {
  readonly #parts: PipeParts;
  #parcels: Parcel[] = [];
  #bytes = 0;
  /** When the sender is done with what it has been given. */
  #sentAt = 0;
  #lastDueAt = 0;
  #timer: Cancel | undefined;
  #isDelivering = false;

  constructor(parts: PipeParts) {
    this.#parts = parts;
  }

  /** Bytes on their way. */
  get bytes(): number {
    return this.#bytes;
  }

  /** @param roundTrips so many more go before it (a handshake) */
  push(bytes: number, deliver: () => void, { roundTrips = 0 } = {}): void {
    const { delayMs, jitterMs, bytesPerSecond } = this.#parts.conditions();
    const now = this.#parts.clock.now();
    const sendingMs = bytesPerSecond === undefined ? 0 : (bytes / bytesPerSecond) * 1_000;
    this.#sentAt = Math.max(this.#sentAt, now) + sendingMs;
    const jitter = jitterMs === 0 ? 0 : this.#parts.random() * jitterMs;
    const stallMs = this.#stall(bytes);
    const isFull = this.#bytes + bytes > pipeLimits.bytes || this.#parcels.length >= pipeLimits.texts;
    if (stallMs === 'broken' || isFull) {
      this.#parts.onBroken();
      return;
    }
    const dueAt = this.#sentAt + delayMs * (1 + 2 * roundTrips) + jitter + stallMs;
    this.#lastDueAt = Math.max(this.#lastDueAt, dueAt);
    this.#parcels.push({ deliver, bytes, dueAt: this.#lastDueAt });
    this.#bytes += bytes;
    this.flow();
  }

  /** Delivers what is due, and waits for the next. Called again when a silence ends. */
  flow(): void {
    if (this.#isDelivering) return;
    this.#timer?.();
    this.#timer = undefined;
    this.#isDelivering = true;
    try {
      for (let next = this.#parcels[0]; this.#isDue(next); next = this.#parcels[0]) {
        this.#parcels.shift();
        this.#bytes -= next.bytes;
        next.deliver();
      }
    } finally {
      this.#isDelivering = false;
    }
    const [next] = this.#parcels;
    if (next === undefined || this.#isSilent) return;
    // Never in the past, and timers take whole milliseconds: early is not allowed.
    const waitMs = Math.ceil(Math.max(0, next.dueAt - this.#parts.clock.now()));
    this.#timer = this.#parts.clock.setTimer(() => this.flow(), waitMs);
  }

  /** What is on its way is gone. */
  clear(): void {
    this.#timer?.();
    this.#timer = undefined;
    this.#parcels = [];
    this.#bytes = 0;
  }

  get #isSilent(): boolean {
    return this.#parts.conditions().offline === 'silent';
  }

  #isDue(parcel: Parcel | undefined): parcel is Parcel {
    return parcel !== undefined && !this.#isSilent && parcel.dueAt <= this.#parts.clock.now();
  }

  /** How much later it comes because something of it was lost on the way. */
  #stall(bytes: number): number | 'broken' {
    const { loss, delayMs } = this.#parts.conditions();
    if (loss === 0) return 0;
    // Segments of one text travel together, and the slowest of them decides; the first loss is that of any of them.
    const segments = Math.max(1, Math.ceil(bytes / segmentBytes));
    let chance = 1 - (1 - loss) ** segments;
    let timeoutMs = Math.max(leastTimeoutMs, 2 * delayMs);
    let stallMs = 0;
    for (let tries = 0; this.#parts.random() < chance; tries += 1) {
      if (tries + 1 >= maxTries) return 'broken';
      stallMs += timeoutMs;
      timeoutMs *= 2;
      chance = loss;
    }
    return stallMs;
  }
}
