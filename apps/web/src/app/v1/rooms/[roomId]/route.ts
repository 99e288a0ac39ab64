import { ReasonQuerySchema, RoomPatchSchema, RoomSchema } from '@tidewire/protocol';
import { auditNote, refuseWithoutReason } from '#web/lib/audit/audit-note.ts';
import { toNodeEvents } from '#web/lib/node-events.ts';
import { noContent, ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { enterRoom, RoomParams } from '#web/lib/rooms/room-access.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'getRoom',
    summary: 'Get a room',
    description: 'A private room is there for its members and administrators only.',
    refusals: [],
    scope: 'rooms:read',
    params: RoomParams,
    answers: { 200: RoomSchema },
    entity: { kind: 'room', key: ({ params }) => [params.roomId] },
    handle: async ({ caller, params, services: { database } }) => {
      const access = await enterRoom(database, caller, params.roomId, 'room.see');
      if ('refused' in access) return access;
      const room = await database.rooms.find(params.roomId);
      return room === undefined ? refuse('not_found') : ok(room);
    },
  }),
  PATCH: operation({
    id: 'updateRoom',
    summary: 'Change a room',
    description: 'Owners and moderators may; only owners change who can see the room.',
    refusals: [],
    scope: 'rooms:write',
    params: RoomParams,
    body: RoomPatchSchema,
    answers: { 200: RoomSchema },
    handle: async (asked) => {
      const { caller, params, body } = asked;
      const { database, gateway } = asked.services;
      const access = await enterRoom(database, caller, params.roomId, 'room.update');
      if ('refused' in access) return access;
      if (body.visibility !== undefined && body.visibility !== access.visibility) {
        const owned = await enterRoom(database, caller, params.roomId, 'room.changeVisibility');
        if ('refused' in owned) return owned;
      }
      const audit = access.asAdmin ? auditNote(asked, 'room.updated') : undefined;
      const updated = await database.rooms.update(params.roomId, body, audit);
      if (updated === undefined) return refuse('not_found');
      await gateway.publish(toNodeEvents(updated.committed));
      return ok(updated.room);
    },
  }),
  DELETE: operation({
    id: 'deleteRoom',
    summary: 'Delete a room',
    description:
      'For owners. Its members are told, and its messages are gone. An administrator who does not own it says a `reason`.',
    refusals: [],
    scope: 'rooms:write',
    params: RoomParams,
    query: ReasonQuerySchema,
    answers: { 204: null },
    handle: async ({ caller, params: { roomId }, query, requestId, services: { database, gateway } }) => {
      const access = await enterRoom(database, caller, roomId, 'room.delete');
      if ('refused' in access) return access;
      const cause = { caller, requestId, ...query };
      const unexplained = access.asAdmin ? refuseWithoutReason(cause) : undefined;
      if (unexplained !== undefined) return unexplained;
      const deleted = await database.rooms.delete(roomId, auditNote(cause, 'room.deleted'));
      if (deleted === undefined) return refuse('not_found');
      // The room's readers are told before the room is forgotten.
      await gateway.publish([...toNodeEvents(deleted.committed), { type: 'room.deleted', roomId }]);
      return noContent;
    },
  }),
});
