import { IdSchema, MessageSchema } from '@tidewire/protocol';
import { ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { enterRoom, RoomParams } from '#web/lib/rooms/room-access.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'getMessage',
    summary: 'Get a message',
    refusals: [],
    scope: 'messages:read',
    params: RoomParams.extend({ messageId: IdSchema }),
    answers: { 200: MessageSchema },
    handle: async ({ caller, params: { roomId, messageId }, services: { database } }) => {
      const access = await enterRoom(database, caller, roomId, 'messages.read');
      if ('refused' in access) return access;
      const message = await database.messages.find(roomId, messageId);
      return message === undefined ? refuse('not_found') : ok(message);
    },
  }),
});
