import { FeedPatchSchema, FeedSchema } from '@tidewire/protocol';
import { auditNote } from '#web/lib/audit/audit-note.ts';
import { FeedParams, onlySources } from '#web/lib/feeds/feed-rights.ts';
import { restartFeed } from '#web/lib/feeds/restart-feed.ts';
import { onlyAdmins } from '#web/lib/only-admins.ts';
import { noContent, ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'getFeed',
    summary: 'Get a feed',
    refusals: [],
    scope: 'feeds:read',
    params: FeedParams,
    answers: { 200: FeedSchema },
    entity: { kind: 'feed', key: ({ params }) => [params.feedId] },
    handle: async ({ params, services: { database } }) => {
      const feed = await database.feeds.find(params.feedId);
      return feed === undefined ? refuse('not_found') : ok(feed);
    },
  }),
  PATCH: operation({
    id: 'updateFeed',
    summary: 'Change a feed',
    description: 'For services and administrators. Its id and kind stay.',
    refusals: [],
    scope: 'feeds:publish',
    admits: onlySources,
    params: FeedParams,
    body: FeedPatchSchema,
    answers: { 200: FeedSchema },
    handle: async (asked) => {
      const { caller, params, body, services } = asked;
      const audit = caller.admin ? auditNote(asked, 'feed.updated') : undefined;
      const feed = await services.database.feeds.update(params.feedId, body, audit);
      return feed === undefined ? refuse('not_found') : ok(feed);
    },
  }),
  DELETE: operation({
    id: 'deleteFeed',
    summary: 'Delete a feed',
    description: 'Administrators only. Its history goes with it.',
    refusals: [],
    scope: 'feeds:write',
    admits: onlyAdmins,
    params: FeedParams,
    answers: { 204: null },
    handle: async (asked) => {
      const { services } = asked;
      const { feedId } = asked.params;
      const feed = await services.database.feeds.find(feedId);
      if (feed === undefined) return refuse('not_found');
      const isDeleted = await services.database.feeds.delete(feedId, auditNote(asked, 'feed.deleted'));
      if (!isDeleted) return refuse('not_found');
      // Its readers and the gateway's sources begin anew, with nothing.
      await restartFeed(services, feed);
      return noContent;
    },
  }),
});
