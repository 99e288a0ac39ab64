import { type Bar, BarQuerySchema, BarSchema, pageOf } from '@tidewire/protocol';
import { z } from 'zod';
import { FeedParams } from '#web/lib/feeds/feed-rights.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage } from '#web/lib/rest/paging.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listBars',
    summary: 'List a feed’s bars',
    description:
      'Open, high, low and close over a second, a minute, an hour or a day; newest first, also those that are not over yet. The newest 7,200, 10,080, 17,520 and 20,000 are kept.',
    refusals: [],
    scope: 'feeds:read',
    params: FeedParams,
    query: BarQuerySchema,
    answers: { 200: pageOf(BarSchema) },
    handle: async (asked) => {
      const { database } = asked.services;
      const { feedId } = asked.params;
      const { interval, before } = asked.query;
      if ((await database.feeds.find(feedId)) === undefined) return refuse('not_found');
      return listPage(
        { ...asked, filters: ['interval', 'before'] },
        {
          position: z.int(),
          load: ({ after = before === undefined ? undefined : Date.parse(before), limit }) =>
            database.feeds.bars(feedId, interval, {
              limit,
              ...(after === undefined ? {} : { before: after }),
            }),
          positionOf: (bar: Bar) => Date.parse(bar.time),
        },
      );
    },
  }),
});
