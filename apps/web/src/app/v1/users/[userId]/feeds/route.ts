import { type Feed, FeedSchema, PageQuerySchema, pageOf } from '@tidewire/protocol';
import { z } from 'zod';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage } from '#web/lib/rest/paging.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { findSubject, UserParams } from '#web/lib/subject.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listWatchedFeeds',
    summary: 'List the feeds that a person watches',
    description: 'In the person’s own order.',
    refusals: [],
    scope: 'feeds:read',
    params: UserParams,
    query: PageQuerySchema,
    answers: { 200: pageOf(FeedSchema) },
    handle: async (asked) => {
      const { database } = asked.services;
      const subject = await findSubject(database, asked.caller, asked.params.userId);
      if ('refused' in subject) return subject;
      const watched = await database.feeds.listWatchlist(subject.id);
      return listPage(asked, {
        position: z.int(),
        load: async ({ after = 0, limit }) => watched.slice(after, after + limit),
        positionOf: (feed: Feed) => watched.indexOf(feed) + 1,
      });
    },
  }),
});
