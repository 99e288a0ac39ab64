import { type Favourite, FavouriteSchema, PageQuerySchema, pageOf } from '@tidewire/protocol';
import { z } from 'zod';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage } from '#web/lib/rest/paging.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { findSubject, UserParams } from '#web/lib/subject.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listFavourites',
    summary: 'List a person’s favourite teams and matches',
    description: 'The latest added first.',
    refusals: [],
    scope: 'feeds:read',
    params: UserParams,
    query: PageQuerySchema,
    answers: { 200: pageOf(FavouriteSchema) },
    handle: async (asked) => {
      const { database } = asked.services;
      const subject = await findSubject(database, asked.caller, asked.params.userId);
      if ('refused' in subject) return subject;
      const favourites = await database.sports.listFavourites(subject.id);
      return listPage(asked, {
        position: z.int(),
        load: async ({ after = 0, limit }) => favourites.slice(after, after + limit),
        positionOf: (favourite: Favourite) => favourites.indexOf(favourite) + 1,
      });
    },
  }),
});
