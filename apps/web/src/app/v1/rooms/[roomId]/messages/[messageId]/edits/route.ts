import { MessageEditSchema, PageQuerySchema, pageOf } from '@tidewire/protocol';
import { z } from 'zod';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage } from '#web/lib/rest/paging.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { MessageParams, reachMessage } from '#web/lib/rooms/message-access.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listMessageEdits',
    summary: 'List what a message said before',
    description: 'The latest replaced first. A deleted message has none.',
    refusals: ['banned'],
    scope: 'messages:read',
    params: MessageParams,
    query: PageQuerySchema,
    answers: { 200: pageOf(MessageEditSchema) },
    handle: async (asked) => {
      const { database } = asked.services;
      const reached = await reachMessage(database, asked.caller, asked.params, () => 'messages.read');
      if ('refused' in reached) return reached;
      return listPage(asked, {
        position: z.int(),
        load: ({ after, limit }) =>
          database.messages.listEdits(asked.params.messageId, {
            limit,
            ...(after === undefined ? {} : { before: after }),
          }),
        positionOf: ({ seq }) => seq,
      });
    },
  }),
});
