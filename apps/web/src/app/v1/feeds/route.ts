import {
  type Feed,
  FeedCreateSchema,
  FeedIdSchema,
  FeedSchema,
  PageQuerySchema,
  pageOf,
} from '@tidewire/protocol';
import { auditNote } from '#web/lib/audit/audit-note.ts';
import { onlySources } from '#web/lib/feeds/feed-rights.ts';
import { created } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage } from '#web/lib/rest/paging.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listFeeds',
    summary: 'List feeds',
    refusals: [],
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
  /** The id is the feed's own. One that is there is left as it is: PATCH changes it. */
  POST: operation({
    id: 'createFeed',
    summary: 'Create a feed',
    description: 'For services and administrators. A feed that is there is left as it is.',
    refusals: ['conflict'],
    scope: 'feeds:publish',
    admits: onlySources,
    body: FeedCreateSchema,
    answers: { 201: FeedSchema },
    entity: { kind: 'feed' },
    handle: async (asked) => {
      const { caller, body, services } = asked;
      const audit = caller.admin ? auditNote(asked, 'feed.created') : undefined;
      const made = await services.database.feeds.create(body, audit);
      const location = `/v1/feeds/${body.id}`;
      if ('refused' in made) return refuse('conflict', { detail: `There is a feed already at ${location}` });
      return created(location, made.feed);
    },
  }),
});
