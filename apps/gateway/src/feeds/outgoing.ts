/**
 * How sources reach other people's servers: what `main.ts` hands them, made in `net/`. A source never sees a socket.
 */

/** An open WebSocket to somebody else's server. Pings, deadlines and the closing handshake are its own business. */
export type OutgoingSocket = {
  /** Does nothing once it began to close. */
  send(text: string): void;
  close(): void;
};

export type OutgoingListener = {
  /** In the order of arrival. Binary messages do not come here: they end the connection. */
  onMessage(text: string): void;
  /** Once, when nothing will come any more; not after `close()`. */
  onClosed(why: string): void;
};

/** Rejects with an error whose `retryAfterMs`, if it has one, says how long a 429 or 503 asked to be left alone. */
export type Dial = (url: string, listener: OutgoingListener) => Promise<OutgoingSocket>;

export type Download = {
  status: number;
  /** Lower-case names. */
  headers: ReadonlyMap<string, string>;
  /** Empty when the status has no body. */
  text: string;
};

/** One GET with a deadline and a bounded body; rejects when there was no whole answer. Any status is an answer. */
export type Get = (url: string, headers: Readonly<Record<string, string>>) => Promise<Download>;
