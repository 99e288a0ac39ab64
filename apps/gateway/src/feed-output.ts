import type { Database } from '@tidewire/database';
import { feedChannel, type LogEventData, type TimelineData, timelineChannel } from '@tidewire/protocol';
import type { AlertWatch } from './alert-watch.ts';
import type { BarRecorder } from './bar-recorder.ts';
import type { Broker } from './broker/broker.ts';
import type { FeedRecorder } from './feed-recorder.ts';
import type { FeedPublisher } from './feeds/feed-publisher.ts';
import type { Lease } from './feeds/source-book.ts';
import type { Log } from './log.ts';

export interface FeedOutputParts {
  readonly database: Pick<Database, 'feeds' | 'logs' | 'sources'>;
  readonly broker: Pick<Broker, 'publish' | 'seed'>;
  readonly recorder: FeedRecorder;
  readonly bars: BarRecorder;
  /** Looks at each price and match on its way. */
  readonly alerts: Pick<AlertWatch, 'see'>;
  readonly log: Log;
  /** Who holds the leases of sources here. */
  readonly node: string;
}

const eventsPerRecord = 500;

/** What a feed's source says, on its way to the readers and into the history. */
export function createFeedOutput({
  database,
  broker,
  recorder,
  bars,
  alerts,
  log,
  node,
}: FeedOutputParts): FeedPublisher {
  const publishState = (event: Parameters<Broker['publish']>[0]): void => {
    broker.publish(event).catch((error: unknown) => log.warn({ err: error }, 'a value was not published'));
  };
  const appendUnder = async (lease: Lease, channel: string, data: TimelineData) => {
    const committed = await database.sources.tell({ ...lease, holder: node }, channel, data);
    if (committed === undefined) throw new Error(`another node runs ${lease.id} now`);
    const { epoch, seq, ts } = committed;
    return { epoch, seq, ts };
  };
  return {
    async declare(feed) {
      await database.feeds.put(feed);
    },
    async history(feedId, quotes) {
      for (let start = 0; start < quotes.length; start += eventsPerRecord) {
        const events = quotes
          .slice(start, start + eventsPerRecord)
          .map((quote) => ({ type: 'quote' as const, quote }));
        await database.feeds.record([{ feedId, events }]);
      }
      const last = quotes.at(-1);
      if (last !== undefined) await broker.seed([{ feedId, value: last }]);
    },
    quote(feedId, quote) {
      publishState({ type: 'state', feedId, value: quote });
      recorder.note(feedId, { type: 'quote', quote });
      bars.note(feedId, quote);
      alerts.see(feedId, { type: 'quote', quote });
    },
    match(feedId, match) {
      publishState({ type: 'state', feedId, value: match });
      recorder.note(feedId, { type: 'match', match });
      alerts.see(feedId, { type: 'match', match });
    },
    async timeline(feedId, data, lease) {
      const channel = timelineChannel(feedId);
      const place = await (lease === undefined
        ? database.logs.append(channel, data)
        : appendUnder(lease, channel, data));
      await broker.publish({ type: 'log', channel, ...place, data });
    },
    async recall(feedId) {
      const channel = timelineChannel(feedId);
      const told: TimelineData[] = [];
      for (let after = 0; ; ) {
        const { events, more } = await database.logs.read(channel, { after, limit: eventsPerRecord });
        for (const { data } of events) if (isTimeline(data)) told.push(data);
        after = events.at(-1)?.seq ?? after;
        if (!more) return told;
      }
    },
    alive() {},
    async restart(feedId) {
      await recorder.forget(feedId);
      await bars.forget(feedId);
      const { epoch } = await database.logs.reset(timelineChannel(feedId));
      await database.feeds.clear(feedId);
      await broker.publish({ type: 'reset', channel: timelineChannel(feedId), epoch });
      await broker.publish({ type: 'reset', channel: feedChannel(feedId), epoch });
    },
  };
}

/** A timeline's log holds nothing else; the log's type does not know that. */
const isTimeline = (data: LogEventData): data is TimelineData => data.kind.startsWith('match.');
