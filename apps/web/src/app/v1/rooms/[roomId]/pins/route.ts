import { PageQuerySchema, type Pin, PinSchema, pageOf } from '@tidewire/protocol';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage, TimePositionSchema } from '#web/lib/rest/paging.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { enterRoom, RoomParams } from '#web/lib/rooms/room-access.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listPins',
    summary: 'List what a room has pinned',
    description: 'The latest pinned first; at most 50.',
    refusals: ['banned'],
    scope: 'messages:read',
    params: RoomParams,
    query: PageQuerySchema,
    answers: { 200: pageOf(PinSchema) },
    handle: async (asked) => {
      const { caller, params, services } = asked;
      const access = await enterRoom(services.database, caller, params.roomId, 'messages.read');
      if ('refused' in access) return access;
      return listPage(asked, {
        position: TimePositionSchema,
        load: (page) => services.database.messages.listPins(params.roomId, { ...page, viewerId: caller.id }),
        positionOf: ({ pinnedAt, message }: Pin) => ({ time: pinnedAt, id: message.id }),
      });
    },
  }),
});
