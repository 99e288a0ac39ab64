import { type FollowedThread, FollowedThreadSchema, PageQuerySchema, pageOf } from '@tidewire/protocol';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage, TimePositionSchema } from '#web/lib/rest/paging.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { findSubject, UserParams } from '#web/lib/subject.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listFollowedThreads',
    summary: 'List the threads a person follows',
    description: 'Those they began or wrote in, of the rooms they are in; the latest answered first.',
    refusals: [],
    scope: 'messages:read',
    params: UserParams,
    query: PageQuerySchema,
    answers: { 200: pageOf(FollowedThreadSchema) },
    handle: async (asked) => {
      const { database } = asked.services;
      const subject = await findSubject(database, asked.caller, asked.params.userId);
      if ('refused' in subject) return subject;
      return listPage(asked, {
        position: TimePositionSchema,
        load: (page) => database.threads.list(subject.id, page),
        positionOf: ({ root }: FollowedThread) => ({ time: root.lastReplyAt ?? root.createdAt, id: root.id }),
      });
    },
  }),
});
