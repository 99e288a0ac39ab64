import type { PresencePage } from '@tidewire/protocol';
import type { Outbox, Waiter } from '../outbox.ts';
import type { Prepared } from '../sink.ts';
import type { PresenceReader, RoomPresence } from './room-presence.ts';

export interface PresenceWatchPorts<P extends Prepared> {
  readonly room: RoomPresence<P>;
  readonly outbox: Outbox<P>;
  /** A newer version was passed over for the newest. */
  readonly onSkipped: () => void;
}

/**
 * One connection that is told who comes and goes. Nothing waits but its place: while the connection is full nothing is queued, and at its
 * turn it gets the newest change. If that does not continue what it had, it sees so by the version and asks for the window again.
 */
export class PresenceWatch<P extends Prepared> implements PresenceReader, Waiter {
  readonly #ports: PresenceWatchPorts<P>;
  #state: 'gated' | 'open' | 'ended' = 'gated';
  #sent: number;

  constructor(ports: PresenceWatchPorts<P>) {
    this.#ports = ports;
    this.#sent = ports.room.version;
    ports.room.watch(this);
  }

  /** The window that the changes continue from now on. */
  window(): PresencePage {
    this.#sent = this.#ports.room.version;
    return this.#ports.room.window();
  }

  /** Its first window has been sent. */
  open(): void {
    if (this.#state === 'gated') this.#state = 'open';
    this.flush();
  }

  changed(): void {
    this.flush();
  }

  flush(): void {
    const { room, outbox } = this.#ports;
    const { version, latest } = room;
    if (this.#state !== 'open' || version === this.#sent || latest === undefined) return;
    if (!outbox.isClear) {
      outbox.waitForStateTurn(this);
      return;
    }
    if (version > this.#sent + 1) this.#ports.onSkipped();
    this.#sent = version;
    outbox.sendPrepared(latest);
  }

  end(): void {
    this.#state = 'ended';
    this.#ports.room.unwatch(this);
    this.#ports.outbox.forget(this);
  }
}
