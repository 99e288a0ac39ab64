import type { Cancel, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { FeedPublisher } from './feed-publisher.ts';
import type { RunningSource, Source, SourceHealth } from './source.ts';

const firstRetryMs = 1_000;
const longestRetryMs = 60_000;
/** Whoever asks to be left alone for longer is asked again after an hour. */
const longestAskedMs = 3_600_000;
/** A source that ran this long without failing is well again: its next failure begins with the shortest wait. */
const wellAfterMs = 60_000;

type State =
  | { word: 'starting'; started: Promise<void> }
  | { word: 'running'; source: RunningSource; since: number }
  | { word: 'waiting'; cancel: Cancel; stopping: Promise<void> }
  | { word: 'stopped' };

export type SupervisedSource = {
  readonly source: Source;
  health(): SourceHealth;
  rebuild(feedId: string): void;
  stop(): Promise<void>;
};

/**
 * Keeps one source going: a failure is logged and counted, and the source is started again after 1 s, 2 s, 4 s … up to a minute, or later
 * when the other side asked for it.
 */
export function superviseSource(options: {
  source: Source;
  publisher: FeedPublisher;
  clock: Clock;
  log: Log;
}): SupervisedSource {
  const { source, clock, log } = options;
  let failures = 0;
  let failuresInARow = 0;
  let lastError: string | undefined;
  let events = 0;
  let lastEventAt: number | undefined;
  let lagMs: number | undefined;
  let starts = 0;
  /** Of the runs that are over. */
  let malformed = 0;
  /** Feeds that came back to this source while it was not running. */
  const toRebuild = new Set<string>();
  /** When the source was last heard of, with something new or without. */
  let heardAt = clock.now();
  const publisher = countEvents(options.publisher, (time) => {
    heardAt = clock.now();
    if (time === 'nothing new') return;
    events += 1;
    lastEventAt = clock.now();
    if (time !== undefined && source.provenance !== 'replayed') lagMs = Math.max(0, lastEventAt - time);
  });

  let state: State = { word: 'stopped' };
  const start = (): void => {
    starts += 1;
    state = { word: 'starting', started: begin() };
  };
  const begin = async (): Promise<void> => {
    try {
      const running = await source.start(publisher, (error) => fail(error, running.stop()));
      if (state.word !== 'starting') return await running.stop();
      state = { word: 'running', source: running, since: clock.elapsed() };
      for (const feedId of toRebuild) running.rebuild(feedId);
      toRebuild.clear();
    } catch (error) {
      fail(error, Promise.resolve());
    }
  };
  const fail = (error: unknown, stopping: Promise<void>): void => {
    if (state.word === 'stopped') return;
    failures += 1;
    lastError = error instanceof Error ? error.message : String(error);
    const wasWell = state.word === 'running' && clock.elapsed() - state.since >= wellAfterMs;
    failuresInARow = wasWell ? 1 : failuresInARow + 1;
    const retryInMs = Math.max(
      askedToWait(error),
      Math.min(longestRetryMs, firstRetryMs * 2 ** (failuresInARow - 1)),
    );
    if (state.word === 'running') malformed += state.source.malformed?.() ?? 0;
    log.warn({ source: source.name, err: error, retryInMs }, 'a feed source failed');
    state = { word: 'waiting', cancel: clock.after(retryInMs, start), stopping };
  };
  const isStale = (): boolean => {
    if (state.word === 'stopped') return false;
    const { afterMs, expectedSince } = source.staleness;
    const now = clock.now();
    const expected = expectedSince === undefined ? 0 : expectedSince(now);
    if (expected === undefined) return false;
    return now - Math.max(heardAt, expected) > afterMs;
  };
  start();

  return {
    source,
    health: () => ({
      name: source.name,
      provenance: source.provenance,
      state: state.word,
      stale: isStale(),
      staleAfterMs: source.staleness.afterMs,
      events,
      lastEventAt,
      lagMs,
      reconnects: starts - 1,
      malformed: malformed + (state.word === 'running' ? (state.source.malformed?.() ?? 0) : 0),
      failures,
      lastError,
    }),
    rebuild(feedId) {
      if (state.word === 'running') state.source.rebuild(feedId);
      else toRebuild.add(feedId);
    },
    async stop() {
      const before = state;
      state = { word: 'stopped' };
      switch (before.word) {
        case 'starting':
          return before.started;
        case 'running':
          return before.source.stop();
        case 'waiting':
          before.cancel();
          return before.stopping;
        case 'stopped':
          return;
      }
    },
  };
}

/** Errors of sources and of what they are handed say it in the same field (`SourceError`, `DialError`). */
function askedToWait(error: unknown): number {
  if (!(error instanceof Error) || !('retryAfterMs' in error)) return 0;
  return typeof error.retryAfterMs === 'number' ? Math.min(error.retryAfterMs, longestAskedMs) : 0;
}

function countEvents(
  publisher: FeedPublisher,
  onEvent: (time?: number | 'nothing new') => void,
): FeedPublisher {
  return {
    declare: (feed) => publisher.declare(feed),
    history: (feedId, quotes) => publisher.history(feedId, quotes),
    restart: (feedId) => publisher.restart(feedId),
    recall: (feedId) => publisher.recall(feedId),
    alive() {
      publisher.alive();
      onEvent('nothing new');
    },
    quote(feedId, quote) {
      publisher.quote(feedId, quote);
      onEvent(quote.time);
    },
    match(feedId, state) {
      publisher.match(feedId, state);
      onEvent();
    },
    async timeline(feedId, data, lease) {
      await publisher.timeline(feedId, data, lease);
      onEvent();
    },
  };
}
