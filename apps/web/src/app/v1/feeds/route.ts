import {
  type Feed,
  FeedCreateSchema,
  FeedIdSchema,
  FeedSchema,
  PageQuerySchema,
  pageOf,
} from '@tidewire/protocol';
import { mayRunFeeds } from '#web/lib/feeds/feed-rights.ts';
import { createdOrFound } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage } from '#web/lib/rest/paging.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    scope: 'feeds:read',
    query: PageQuerySchema,
    answers: { 200: pageOf(FeedSchema) },
    handle: async (asked) =>
      listPage(asked, {
        position: FeedIdSchema,
        load: (page) => asked.services.database.feeds.list(page),
        positionOf: (feed: Feed) => feed.id,
      }),
  }),
  /** The id is the feed's own: the same one again brings its title, currency and provenance up to date. */
  POST: operation({
    scope: 'feeds:publish',
    body: FeedCreateSchema,
    answers: { 200: FeedSchema, 201: FeedSchema },
    handle: async ({ caller, body, services: { database } }) => {
      if (!mayRunFeeds(caller))
        return refuse('forbidden', { detail: 'Feeds are run by services and administrators' });
      const existing = await database.feeds.find(body.id);
      if (existing !== undefined && existing.kind !== body.kind) {
        return refuse('conflict', { detail: `This feed is a ${existing.kind}` });
      }
      const { feed, created } = await database.feeds.put(body);
      return createdOrFound(created, `/v1/feeds/${feed.id}`, feed);
    },
  }),
});
