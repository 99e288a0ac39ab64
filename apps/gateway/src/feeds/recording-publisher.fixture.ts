import type { FeedCreate, MatchState, Quote, TimelineData } from '@tidewire/protocol';
import type { FeedPublisher } from './feed-publisher.ts';

/** A publisher for tests: keeps what it was told, in order, and a log of each timeline as readers would see it. */
export class RecordingPublisher implements FeedPublisher {
  readonly feeds = new Map<string, FeedCreate>();
  readonly past = new Map<string, readonly Quote[]>();
  readonly quotes: { feedId: string; quote: Quote }[] = [];
  readonly states: { feedId: string; state: MatchState }[] = [];
  readonly timelines = new Map<string, TimelineData[]>();
  readonly restarts: string[] = [];
  /** Called before each timeline event; a throw is a database that cannot be written. */
  beforeTimeline: (feedId: string) => void = () => {};

  async declare(feed: FeedCreate): Promise<void> {
    this.feeds.set(feed.id, feed);
  }
  async history(feedId: string, quotes: readonly Quote[]): Promise<void> {
    this.past.set(feedId, quotes);
  }
  quote(feedId: string, quote: Quote): void {
    this.quotes.push({ feedId, quote });
  }
  match(feedId: string, state: MatchState): void {
    this.states.push({ feedId, state });
  }
  async timeline(feedId: string, data: TimelineData): Promise<void> {
    this.beforeTimeline(feedId);
    this.timelines.set(feedId, [...(this.timelines.get(feedId) ?? []), data]);
  }
  async recall(feedId: string): Promise<readonly TimelineData[]> {
    return this.timelines.get(feedId) ?? [];
  }
  alive(): void {}
  async restart(feedId: string): Promise<void> {
    this.restarts.push(feedId);
    this.timelines.set(feedId, []);
    this.past.delete(feedId);
  }

  /** The latest value of each feed, as a database would hand it to the next run. */
  latest(): Map<string, Quote | MatchState> {
    const latest = new Map<string, Quote | MatchState>();
    for (const { feedId, quote } of this.quotes) latest.set(feedId, quote);
    for (const { feedId, state } of this.states) latest.set(feedId, state);
    return latest;
  }

  quotesOf(feedId: string): Quote[] {
    return this.quotes.filter((entry) => entry.feedId === feedId).map(({ quote }) => quote);
  }
}
