import type { Provenance } from '@tidewire/protocol';
import type { FeedPublisher } from './feed-publisher.ts';

/**
 * Something that publishes by itself. A source knows its data and its pace; it never restarts itself, never counts its own health and
 * never looks at who reads it: `supervise-source.ts` does the first two, the publisher the third.
 */
export type Source = {
  readonly name: string;
  /** What its values say of themselves; a feed whose latest value says otherwise is somebody else's for now. */
  readonly provenance: Provenance;
  readonly staleness: Staleness;
  /** Feeds that nobody but this source has values of: what they said before a restart is not a stranger's. */
  readonly feedIds?: readonly string[];
  /**
   * Declares its feeds and begins to publish. A failure before the promise settles rejects it, one afterwards is told to `onFailed`,
   * once; the source is then stopped and may be started again, and goes on from where it was.
   */
  start(publisher: FeedPublisher, onFailed: (error: unknown) => void): Promise<RunningSource>;
};

/** A source's own rule for how long it may say nothing before what it said last is not to be taken for the present. */
export type Staleness = {
  readonly afterMs: number;
  /**
   * Since when something has been expected without interruption at `time` (both Unix ms), or `undefined` while nothing is: a closed
   * exchange is silent and not stale, and at the opening the silence of the night does not count. Left out: always.
   */
  expectedSince?(time: number): number | undefined;
};

export type RunningSource = {
  /** Says everything about one feed again from a clean history, after somebody else has published to it. */
  rebuild(feedId: string): void;
  /** What came from outside and could not be understood; it was left out, and the rest was published. */
  malformed?(): number;
  /** Resolves when nothing more will be published and no timer is left. */
  stop(): Promise<void>;
};

/** A failure that says how long to leave the other side alone, for example a 429 with `Retry-After`. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly retryAfterMs: number | undefined;

  constructor(message: string, retryAfterMs?: number) {
    super(message);
    this.retryAfterMs = retryAfterMs;
  }
}

/** A source's health as operators see it. Times are Unix milliseconds. */
export type SourceHealth = {
  name: string;
  provenance: Provenance;
  state: 'starting' | 'running' | 'waiting' | 'stopped';
  /** It is expected to say something, and has not for longer than its own rule allows. */
  stale: boolean;
  staleAfterMs: number;
  events: number;
  lastEventAt: number | undefined;
  /** From the source's own time of its last quote to when it came here; of a replay that means nothing. */
  lagMs: number | undefined;
  /** Starts after the first. */
  reconnects: number;
  malformed: number;
  failures: number;
  lastError: string | undefined;
};
