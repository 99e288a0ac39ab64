import { FeedEventSchema, FeedPublishSchema, PageQuerySchema, pageOf } from '@tidewire/protocol';
import { z } from 'zod';
import { FeedParams, onlySources } from '#web/lib/feeds/feed-rights.ts';
import { publishToFeed } from '#web/lib/feeds/publish-to-feed.ts';
import { created } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage } from '#web/lib/rest/paging.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listFeedEvents',
    summary: 'List what a feed said',
    description: 'Newest first.',
    refusals: [],
    scope: 'feeds:read',
    params: FeedParams,
    query: PageQuerySchema,
    answers: { 200: pageOf(FeedEventSchema) },
    handle: async (asked) => {
      const { database } = asked.services;
      const { feedId } = asked.params;
      if ((await database.feeds.find(feedId)) === undefined) return refuse('not_found');
      return listPage(asked, {
        position: z.object({ time: z.int(), id: z.string() }),
        load: ({ after, limit }) =>
          database.feeds.history(feedId, { limit, ...(after === undefined ? {} : { before: after }) }),
        positionOf: (event) => ({ time: Date.parse(event.time), id: event.id }),
      });
    },
  }),
  POST: operation({
    id: 'publishFeedEvents',
    summary: 'Publish to a feed',
    description:
      'For services and administrators. Up to 100 events, in order; `restart` first clears the feed’s history.',
    refusals: [],
    scope: 'feeds:publish',
    admits: onlySources,
    params: FeedParams,
    body: FeedPublishSchema,
    answers: { 201: z.object({ published: z.int() }) },
    handle: async ({ params, body, services }) => {
      const feed = await services.database.feeds.find(params.feedId);
      if (feed === undefined) return refuse('not_found');
      const refusal = await publishToFeed(services, feed, body);
      if (refusal !== undefined) return refusal;
      const location = `/v1/feeds/${feed.id}/events`;
      return created(location, { published: body.events.length });
    },
  }),
});
