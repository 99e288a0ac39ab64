import { PageQuerySchema, pageOf, type Room, RoomCreateSchema, RoomSchema } from '@tidewire/protocol';
import { createdOrFound } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage, TimePositionSchema } from '#web/lib/rest/paging.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { createRoom } from '#web/lib/rooms/create-room.ts';
import { unauthenticated } from '#web/lib/with-session.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listRooms',
    summary: 'List public rooms',
    refusals: [],
    scope: 'rooms:read',
    query: PageQuerySchema,
    answers: { 200: pageOf(RoomSchema) },
    handle: async (asked) =>
      listPage(asked, {
        position: TimePositionSchema,
        load: (page) => asked.services.database.rooms.listPublic(page),
        positionOf: (room: Room) => ({ time: room.createdAt, id: room.id }),
      }),
  }),
  POST: operation({
    id: 'createRoom',
    summary: 'Create a room',
    description:
      'The caller becomes its owner. With an `id` of your own a retry gives the room that is there: 200.',
    refusals: ['conflict'],
    scope: 'rooms:write',
    body: RoomCreateSchema,
    answers: { 200: RoomSchema, 201: RoomSchema },
    entity: { kind: 'room' },
    handle: async ({ caller, body, services }) => {
      const made = await createRoom(services, caller.id, body);
      if ('refused' in made) return made.refused === 'not_found' ? unauthenticated : made;
      const { room } = made.membership;
      return createdOrFound(made.created, `/v1/rooms/${room.id}`, room);
    },
  }),
});
