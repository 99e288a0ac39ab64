import type { Database } from '@tidewire/database';
import {
  assertNever,
  type Feed,
  type FeedEventInput,
  type FeedKind,
  type FeedPublish,
  type NodeEvent,
  timelineChannel,
} from '@tidewire/protocol';
import { type FieldError, type Refusal, refuse } from '../rest/refusal.ts';
import type { Services } from '../services.ts';
import { restartFeed } from './restart-feed.ts';

/** What each kind of feed can say. */
const sayable: Record<FeedKind, readonly FeedEventInput['type'][]> = {
  quote: ['quote'],
  match: ['match', 'timeline'],
};

/**
 * Records events of a feed and tells the gateway, in their order. Values go into the feed's history in one commit; each thing that
 * happened in a match takes its place in the timeline's log.
 */
export async function publishToFeed(
  services: Services,
  feed: Feed,
  { events, restart = false }: FeedPublish,
): Promise<Refusal | undefined> {
  const errors = findForeignEvents(feed.kind, events);
  if (errors.length > 0) return refuse('invalid', { errors });
  const { database, gateway } = services;
  if (restart) await restartFeed(services, feed);
  const values = events.filter((event) => event.type !== 'timeline');
  if (values.length > 0) await database.feeds.record([{ feedId: feed.id, events: values }]);
  const told: NodeEvent[] = [];
  for (const event of events) told.push(await toNodeEvent(database, feed.id, event));
  await gateway.publish(told);
  return undefined;
}

const findForeignEvents = (kind: FeedKind, events: FeedEventInput[]): FieldError[] =>
  events.flatMap(({ type }, index) =>
    sayable[kind].includes(type)
      ? []
      : [
          {
            pointer: `/events/${index}/type`,
            code: 'invalid',
            message: `A ${kind} feed does not say ${type}`,
          },
        ],
  );

async function toNodeEvent(database: Database, feedId: string, event: FeedEventInput): Promise<NodeEvent> {
  switch (event.type) {
    case 'quote':
      return { type: 'state', feedId, value: event.quote };
    case 'match':
      return { type: 'state', feedId, value: event.match };
    case 'timeline': {
      const channel = timelineChannel(feedId);
      const appended = await database.logs.append(channel, event.data);
      return { type: 'log', channel, ...appended, data: event.data };
    }
    default:
      return assertNever(event);
  }
}
