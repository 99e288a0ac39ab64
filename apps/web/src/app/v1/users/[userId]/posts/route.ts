import { PageQuerySchema, type Post, PostSchema, pageOf } from '@tidewire/protocol';
import { z } from 'zod';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage } from '#web/lib/rest/paging.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { findSubject, UserParams } from '#web/lib/subject.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listPosts',
    summary: 'List what the people somebody follows post',
    description:
      'Their messages in public rooms since they are followed, the latest first, as they are now: without what was deleted, and without rooms that are not public any more or from which the reader is banned. The `stream:` channel says when there is more.',
    refusals: [],
    scope: 'messages:read',
    params: UserParams,
    query: PageQuerySchema,
    answers: { 200: pageOf(PostSchema) },
    handle: async (asked) => {
      const { database } = asked.services;
      const subject = await findSubject(database, asked.caller, asked.params.userId);
      if ('refused' in subject) return subject;
      return listPage(asked, {
        position: z.int(),
        load: ({ after, limit }) => database.following.posts(subject.id, { before: after, limit }),
        positionOf: ({ seq }: Post) => seq,
      });
    },
  }),
});
