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
  /**
   * Declares its feeds and begins to publish. A failure before the promise settles rejects it, one afterwards is told to `onFailed`,
   * once; the source is then stopped and may be started again, and goes on from where it was.
   */
  start(publisher: FeedPublisher, onFailed: (error: unknown) => void): Promise<RunningSource>;
};

export type RunningSource = {
  /** Says everything about one feed again from a clean history, after somebody else has published to it. */
  rebuild(feedId: string): void;
  /** Resolves when nothing more will be published and no timer is left. */
  stop(): Promise<void>;
};

/** A source's health as operators see it. Times are Unix milliseconds. */
export type SourceHealth = {
  name: string;
  provenance: Provenance;
  state: 'starting' | 'running' | 'waiting' | 'stopped';
  events: number;
  lastEventAt: number | undefined;
  failures: number;
  lastError: string | undefined;
};
