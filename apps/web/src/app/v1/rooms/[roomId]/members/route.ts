import { type Member, MemberSchema, PageQuerySchema, pageOf } from '@tidewire/protocol';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage, TimePositionSchema } from '#web/lib/rest/paging.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { enterRoom, RoomParams } from '#web/lib/rooms/room-access.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listMembers',
    summary: 'List the members of a room',
    refusals: ['banned'],
    scope: 'rooms:read',
    params: RoomParams,
    query: PageQuerySchema,
    answers: { 200: pageOf(MemberSchema) },
    handle: async (asked) => {
      const { database } = asked.services;
      const { roomId } = asked.params;
      const access = await enterRoom(database, asked.caller, roomId, 'members.list');
      if ('refused' in access) return access;
      return listPage(asked, {
        position: TimePositionSchema,
        load: (page) => database.rooms.listMembers(roomId, page),
        positionOf: (member: Member) => ({ time: member.joinedAt, id: member.user.id }),
      });
    },
  }),
});
