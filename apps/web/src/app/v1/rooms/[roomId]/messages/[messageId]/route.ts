import { MessagePatchSchema, MessageSchema, ReasonQuerySchema } from '@tidewire/protocol';
import { noContent, ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { deleteMessage, editMessage } from '#web/lib/rooms/change-message.ts';
import { MessageParams, reachMessage } from '#web/lib/rooms/message-access.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'getMessage',
    summary: 'Get a message',
    refusals: ['banned'],
    scope: 'messages:read',
    params: MessageParams,
    answers: { 200: MessageSchema },
    entity: { kind: 'message', key: ({ params }) => [params.roomId, params.messageId] },
    handle: async ({ caller, params, services: { database } }) => {
      const reached = await reachMessage(database, caller, params, () => 'messages.read');
      return 'refused' in reached ? reached : ok(reached.message);
    },
  }),
  PATCH: operation({
    id: 'editMessage',
    summary: 'Give a message other words',
    description: 'For its author. The former words stay readable as edits. The same words again are no edit.',
    refusals: ['banned', 'muted', 'conflict'],
    scope: 'messages:write',
    params: MessageParams,
    body: MessagePatchSchema,
    rateLimit: 'publish',
    answers: { 200: MessageSchema },
    handle: async ({ caller, params, body, services }) => {
      const edited = await editMessage(services, caller, params, body);
      return 'refused' in edited ? edited : ok(edited.message);
    },
  }),
  DELETE: operation({
    id: 'deleteMessage',
    summary: 'Delete a message',
    description:
      'For its author, and for moderators and owners of the room. A tombstone without words stays in its place.',
    refusals: ['banned'],
    scope: 'messages:write',
    params: MessageParams,
    query: ReasonQuerySchema,
    rateLimit: 'publish',
    answers: { 204: null },
    handle: async ({ caller, params, query, requestId, services }) =>
      (await deleteMessage(services, { caller, requestId, ...query }, params)) ?? noContent,
  }),
});
