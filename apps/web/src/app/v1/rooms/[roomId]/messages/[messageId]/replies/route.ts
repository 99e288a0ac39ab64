import { type Message, MessageSchema, PageQuerySchema, pageOf } from '@tidewire/protocol';
import { z } from 'zod';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage } from '#web/lib/rest/paging.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { MessageParams, reachMessage } from '#web/lib/rooms/message-access.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listReplies',
    summary: 'List the replies to a message',
    description: 'Oldest first. A reply is posted as a message with `replyTo`.',
    refusals: ['banned'],
    scope: 'messages:read',
    params: MessageParams,
    query: PageQuerySchema,
    answers: { 200: pageOf(MessageSchema) },
    handle: async (asked) => {
      const { database } = asked.services;
      const reached = await reachMessage(database, asked.caller, asked.params, () => 'messages.read');
      if ('refused' in reached) return reached;
      return listPage(asked, {
        position: z.int(),
        load: (page) =>
          database.messages.listReplies(reached.message.id, { ...page, viewerId: asked.caller.id }),
        positionOf: ({ seq }: Message) => seq,
      });
    },
  }),
});
