import { IdSchema, InviteSchema } from '@tidewire/protocol';
import { auditNote } from '#web/lib/audit/audit-note.ts';
import { noContent, ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { enterRoom, RoomParams } from '#web/lib/rooms/room-access.ts';

const Params = RoomParams.extend({ inviteId: IdSchema });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'getRoomInvite',
    summary: 'Get an invite of a room',
    description: 'Without its code, which is kept nowhere.',
    refusals: [],
    scope: 'rooms:read',
    params: Params,
    answers: { 200: InviteSchema },
    entity: { kind: 'invite', key: ({ params }) => [params.roomId, params.inviteId], isOptional: true },
    handle: async ({ caller, params: { roomId, inviteId }, services: { database } }) => {
      const access = await enterRoom(database, caller, roomId, 'members.add');
      if ('refused' in access) return access;
      const invite = await database.invites.find(roomId, inviteId);
      return invite === undefined ? refuse('not_found') : ok(invite);
    },
  }),
  DELETE: operation({
    id: 'deleteRoomInvite',
    summary: 'Take an invite back',
    description: 'Its code lets nobody in any more; who came by it stays.',
    refusals: [],
    scope: 'rooms:write',
    params: Params,
    answers: { 204: null },
    handle: async (asked) => {
      const { database } = asked.services;
      const { roomId, inviteId } = asked.params;
      const access = await enterRoom(database, asked.caller, roomId, 'members.add');
      if ('refused' in access) return access;
      const removed = await database.invites.remove(roomId, inviteId, auditNote(asked, 'invite.deleted'));
      return removed ? noContent : refuse('not_found');
    },
  }),
});
