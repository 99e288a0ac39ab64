import { randomUUID } from 'node:crypto';
import type { Database } from '@tidewire/database';
import { type Feed, feedChannel, type NodeEvent, timelineChannel } from '@tidewire/protocol';

/** Forgets what a feed said so far. Returns what other nodes must hear: its channels begin anew, each with another epoch. */
export async function restartFeed(database: Database, feed: Feed): Promise<NodeEvent[]> {
  await database.feeds.clear(feed.id);
  const state: NodeEvent = { type: 'reset', channel: feedChannel(feed.id), epoch: randomUUID().slice(0, 8) };
  switch (feed.kind) {
    case 'quote':
      return [state];
    case 'match': {
      const channel = timelineChannel(feed.id);
      const { epoch } = await database.logs.reset(channel);
      return [state, { type: 'reset', channel, epoch }];
    }
  }
}
