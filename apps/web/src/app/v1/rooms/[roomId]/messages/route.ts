import { MessageCreateSchema, MessageQuerySchema, MessageSchema, pageOf } from '@tidewire/protocol';
import { createdOrFound } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { listMessages } from '#web/lib/rooms/list-messages.ts';
import { postMessage } from '#web/lib/rooms/post-message.ts';
import { enterRoom, RoomParams } from '#web/lib/rooms/room-access.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listMessages',
    summary: 'List messages of a room',
    description:
      'Newest first. Give at most one of `before`, `after`, `around`, `at` and `cursor`; with `after`, pages go towards the present.',
    refusals: ['banned'],
    scope: 'messages:read',
    params: RoomParams,
    query: MessageQuerySchema,
    answers: { 200: pageOf(MessageSchema) },
    handle: async (asked) => {
      const { caller, params, services } = asked;
      const access = await enterRoom(services.database, caller, params.roomId, 'messages.read');
      return 'refused' in access ? access : listMessages(asked, params.roomId);
    },
  }),
  POST: operation({
    id: 'createMessage',
    summary: 'Write a message',
    description:
      'Acknowledged only when it is on the disk. With an `id` of your own a retry gives the first message: 200.',
    refusals: ['banned', 'muted', 'conflict'],
    scope: 'messages:write',
    params: RoomParams,
    body: MessageCreateSchema,
    rateLimit: 'publish',
    answers: { 200: MessageSchema, 201: MessageSchema },
    entity: { kind: 'message' },
    handle: async ({ caller, params: { roomId }, body, services }) => {
      const access = await enterRoom(services.database, caller, roomId, 'messages.write');
      if ('refused' in access) return access;
      const posted = await postMessage(services, caller, roomId, body);
      if ('refused' in posted) return posted;
      const location = `/v1/rooms/${roomId}/messages/${posted.message.id}`;
      return createdOrFound(!posted.duplicate, location, posted.message);
    },
  }),
});
