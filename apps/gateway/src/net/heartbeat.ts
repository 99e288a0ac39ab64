import type { Cancel, Clock } from '../clock.ts';

export interface HeartbeatPorts {
  readonly clock: Clock;
  /** 0 ≤ x < 1 */
  readonly random: () => number;
  readonly pingMs: number;
  readonly pongMs: number;
  /** False while the connection is full: a ping would wait behind everything else and prove nothing. */
  canPing(): boolean;
  ping(): void;
  /** `Clock.elapsed()` when bytes last left. */
  progressedAt(): number;
  onDead(): void;
}

/**
 * Finds peers that are gone without having said so. Whatever comes from the peer proves that it lives; while the connection is too
 * full to ping, bytes that leave do. A dead one is found at most `pingMs + pongMs` after it died, 33 s by default.
 */
export class Heartbeat {
  readonly #ports: HeartbeatPorts;
  #heardAt: number;
  #cancel: Cancel = () => {};

  constructor(ports: HeartbeatPorts) {
    this.#ports = ports;
    this.#heardAt = ports.clock.elapsed();
    this.#rest();
  }

  /** Something came from the peer. */
  heard(): void {
    this.#heardAt = this.#ports.clock.elapsed();
  }

  stop(): void {
    this.#cancel();
  }

  #rest(): void {
    const { clock, random, pingMs } = this.#ports;
    this.#cancel = clock.after(pingMs * (1 - random() / 10), () => this.#ask());
  }

  #ask(): void {
    const { clock, pongMs } = this.#ports;
    const askedAt = clock.elapsed();
    const hasPinged = this.#ports.canPing();
    if (hasPinged) this.#ports.ping();
    this.#cancel = clock.after(pongMs, () => this.#judge(askedAt, hasPinged));
  }

  #judge(askedAt: number, hasPinged: boolean): void {
    if (this.#heardAt >= askedAt) this.#rest();
    else if (!hasPinged && this.#ports.progressedAt() >= askedAt) this.#ask();
    else this.#ports.onDead();
  }
}
