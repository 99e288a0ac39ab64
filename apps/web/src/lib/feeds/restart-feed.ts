import { randomUUID } from 'node:crypto';
import { type Feed, feedChannel, timelineChannel } from '@tidewire/protocol';
import type { Services } from '../services.ts';

/**
 * Forgets what a feed said so far; its channels begin anew, each with another epoch. The gateway hears of it before anything is
 * cleared: what it still had to record of its own source must not come into the new history.
 */
export async function restartFeed({ database, gateway }: Services, feed: Feed): Promise<void> {
  await gateway.publish([{ type: 'reset', channel: feedChannel(feed.id), epoch: randomUUID().slice(0, 8) }]);
  await database.feeds.clear(feed.id);
  if (feed.kind !== 'match') return;
  const channel = timelineChannel(feed.id);
  const { epoch } = await database.logs.reset(channel);
  await gateway.publish([{ type: 'reset', channel, epoch }]);
}
