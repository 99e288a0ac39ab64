/**
 * TCP connections before anybody knows what they want: counted, and under a deadline of our own. Node's HTTP timeouts close neither a
 * silent connection nor one whose headers come a byte at a time soon enough, and know nothing of addresses.
 */
import type { Socket } from 'node:net';
import type { Cancel, Clock } from '../clock.ts';
import { addressKey } from './address.ts';
import type { ArrivalSettings } from './net-settings.ts';
import { Seats } from './seats.ts';

type Arrival = { socket: Socket; cancelDeadline: Cancel; isCounted: boolean; release: () => void };

export interface ArrivalsParts {
  readonly clock: Clock;
  readonly settings: ArrivalSettings;
  /** False when addresses are counted later, by what is asked for. */
  readonly countsOnArrival: boolean;
}

export class Arrivals {
  readonly #parts: ArrivalsParts;
  readonly #seats: Seats;
  readonly #trusted: ReadonlySet<string>;
  /** By remote end: behind TLS a request comes on another socket object, with the same remote end. */
  readonly #arrivals = new Map<string, Arrival>();

  constructor(parts: ArrivalsParts) {
    this.#parts = parts;
    this.#seats = new Seats(parts.settings.maxConnectionsPerAddress);
    this.#trusted = new Set(parts.settings.trustedProxies.map(addressKey));
  }

  get trustedProxies(): ReadonlySet<string> {
    return this.#trusted;
  }

  get size(): number {
    return this.#arrivals.size;
  }

  /** Why there is no room for this connection; undefined when there is, and then its deadline runs. */
  admit(socket: Socket): 'full' | 'too many from this address' | undefined {
    const { settings } = this.#parts;
    if (this.#arrivals.size >= settings.maxConnections) return 'full';
    const key = addressKey(socket.remoteAddress ?? '');
    const isCounted = this.#parts.countsOnArrival && !this.#trusted.has(key);
    const release = isCounted ? this.#seats.take(key) : () => {};
    if (release === undefined) return 'too many from this address';
    const arrival: Arrival = { socket, isCounted, release, cancelDeadline: () => {} };
    const end = remoteEnd(socket);
    this.#arrivals.set(end, arrival);
    this.#giveTime(arrival, settings.handshakeMs);
    socket.once('close', () => {
      arrival.cancelDeadline();
      arrival.release();
      this.#arrivals.delete(end);
    });
    return undefined;
  }

  /** A request's headers are here: it has `requestMs` for its body and its answer. */
  requestBegan(socket: Socket): void {
    this.#renewDeadline(socket, this.#parts.settings.requestMs);
  }

  /** The answer is out: the next request's headers must be here in time. */
  requestEnded(socket: Socket): void {
    this.#renewDeadline(socket, 2 * this.#parts.settings.handshakeMs);
  }

  /** The connection was upgraded and has deadlines of its own from now on. */
  settle(socket: Socket): void {
    this.#arrivals.get(remoteEnd(socket))?.cancelDeadline();
  }

  /** Counts an upgraded connection by the address it really came from; false when that has too many. */
  countAs(socket: Socket, address: string): boolean {
    const arrival = this.#arrivals.get(remoteEnd(socket));
    if (arrival === undefined || arrival.isCounted) return true;
    const release = this.#seats.take(addressKey(address));
    if (release === undefined) return false;
    arrival.isCounted = true;
    arrival.release = release;
    return true;
  }

  destroyAll(): void {
    for (const { socket } of this.#arrivals.values()) socket.destroy();
  }

  #renewDeadline(socket: Socket, ms: number): void {
    const arrival = this.#arrivals.get(remoteEnd(socket));
    if (arrival === undefined) return;
    arrival.cancelDeadline();
    this.#giveTime(arrival, ms);
  }

  #giveTime(arrival: Arrival, ms: number): void {
    arrival.cancelDeadline = this.#parts.clock.after(ms, () => arrival.socket.destroy());
  }
}

const remoteEnd = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;
