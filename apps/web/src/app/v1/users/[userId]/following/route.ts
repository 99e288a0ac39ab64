import { type Followed, FollowedSchema, PageQuerySchema, pageOf } from '@tidewire/protocol';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage, TimePositionSchema } from '#web/lib/rest/paging.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { findSubject, UserParams } from '#web/lib/subject.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listFollowing',
    summary: 'List whom a person follows',
    description: 'The latest followed first.',
    refusals: [],
    scope: 'users:read',
    params: UserParams,
    query: PageQuerySchema,
    answers: { 200: pageOf(FollowedSchema) },
    handle: async (asked) => {
      const { database } = asked.services;
      const subject = await findSubject(database, asked.caller, asked.params.userId);
      if ('refused' in subject) return subject;
      return listPage(asked, {
        position: TimePositionSchema,
        load: (page) => database.following.list(subject.id, page),
        positionOf: ({ followedAt, person }: Followed) => ({ time: followedAt, id: person.id }),
      });
    },
  }),
});
