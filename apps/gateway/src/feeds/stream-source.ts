import type { Cancel, Clock } from '../clock.ts';
import type { FeedPublisher } from './feed-publisher.ts';
import type { Dial, OutgoingSocket } from './outgoing.ts';
import { type RunningSource, type Source, SourceError } from './source.ts';

/** What one provider says over its WebSocket. */
export type Dialect = {
  url: string;
  /** Sent when the socket is open. */
  greeting: readonly string[];
  declare(publisher: FeedPublisher): Promise<void>;
  /**
   * Publishes what a message says. `malformed`: it could not be understood, and is left out.
   *
   * @throws {SourceError} when the other side refuses to serve us
   */
  hear(text: string, publisher: FeedPublisher): 'understood' | 'malformed';
  /** A connection over which nothing at all has come for this long is given up, although TCP has not ended. */
  silenceMs: number;
};

/** So many messages in a row that nobody understands are another protocol, not a slip. */
const mostMalformedInARow = 100;

/** A source that listens to a provider's WebSocket: one connection for each run, and its end is the run's failure. */
export function createStreamSource(options: {
  about: Pick<Source, 'name' | 'provenance' | 'staleness' | 'feedIds'>;
  dialect: Dialect;
  dial: Dial;
  clock: Clock;
}): Source {
  const { about, dialect, dial, clock } = options;
  return {
    ...about,
    async start(publisher, onFailed) {
      await dialect.declare(publisher);
      const stream = new Stream(dialect, publisher, clock, onFailed);
      await stream.open(dial);
      return stream;
    },
  };
}

class Stream implements RunningSource {
  readonly #dialect: Dialect;
  readonly #publisher: FeedPublisher;
  readonly #clock: Clock;
  readonly #onFailed: (error: unknown) => void;
  #state: { word: 'opening' } | { word: 'open'; socket: OutgoingSocket } | { word: 'over' } = {
    word: 'opening',
  };
  /** What ends before the greeting is this start's failure, not a run's. */
  #endedEarly: unknown;
  #malformed = 0;
  #malformedInARow = 0;
  #heardAt: number;
  #cancel: Cancel = () => {};

  constructor(dialect: Dialect, publisher: FeedPublisher, clock: Clock, onFailed: (error: unknown) => void) {
    this.#dialect = dialect;
    this.#publisher = publisher;
    this.#clock = clock;
    this.#onFailed = onFailed;
    this.#heardAt = clock.elapsed();
  }

  async open(dial: Dial): Promise<void> {
    const socket = await dial(this.#dialect.url, {
      onMessage: (text) => this.#hear(text),
      onClosed: (why) => this.#fail(new SourceError(`the connection ended: ${why}`)),
    });
    if (this.#endedEarly !== undefined) {
      socket.close();
      throw this.#endedEarly;
    }
    this.#state = { word: 'open', socket };
    for (const text of this.#dialect.greeting) socket.send(text);
    this.#heardAt = this.#clock.elapsed();
    this.#watch(this.#dialect.silenceMs);
  }

  /** The other side has its own history; ours goes on with the next value. */
  rebuild(): void {}

  malformed(): number {
    return this.#malformed;
  }

  async stop(): Promise<void> {
    this.#end();
  }

  #hear(text: string): void {
    if (this.#state.word === 'over') return;
    this.#heardAt = this.#clock.elapsed();
    try {
      if (this.#dialect.hear(text, this.#publisher) === 'understood') {
        this.#malformedInARow = 0;
        return;
      }
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#malformed += 1;
    this.#malformedInARow += 1;
    if (this.#malformedInARow >= mostMalformedInARow) {
      this.#fail(new SourceError(`${mostMalformedInARow} messages in a row could not be understood`));
    }
  }

  #watch(delayMs: number): void {
    this.#cancel = this.#clock.after(delayMs, () => {
      const left = this.#heardAt + this.#dialect.silenceMs - this.#clock.elapsed();
      if (left > 0) this.#watch(left);
      else this.#fail(new SourceError(`nothing was heard for ${this.#dialect.silenceMs / 1_000} s`));
    });
  }

  #fail(error: unknown): void {
    switch (this.#state.word) {
      case 'opening':
        this.#endedEarly ??= error;
        return;
      case 'open':
        this.#end();
        this.#onFailed(error);
        return;
      case 'over':
        return;
    }
  }

  #end(): void {
    const before = this.#state;
    this.#state = { word: 'over' };
    this.#cancel();
    if (before.word === 'open') before.socket.close();
  }
}
