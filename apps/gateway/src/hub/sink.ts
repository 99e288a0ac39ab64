import type { ServerMessage } from '@tidewire/protocol';

/** A message made ready once, however many read it. The hub only weighs it. */
export interface Prepared {
  /** What it takes on the wire. */
  readonly byteLength: number;
}

export type Prepare<P extends Prepared> = (message: ServerMessage) => P;

/** The far end of an outbox: one connection, as the hub sees it. */
export interface Sink<P extends Prepared> {
  /** False while the connection is above its high-water mark: nothing is written then. */
  readonly isWritable: boolean;
  /** Bytes handed over that have not left this process. */
  readonly bufferedBytes: number;
  /** `Clock.elapsed()` when bytes last left. */
  readonly progressedAt: number;
  write(message: P): void;
  /** Says goodbye with a close code; nothing is written afterwards. */
  close(code: number, reason: string): void;
}
