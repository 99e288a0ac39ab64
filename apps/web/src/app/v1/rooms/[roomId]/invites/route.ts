import {
  type Invite,
  InviteCreateSchema,
  InviteMadeSchema,
  InviteSchema,
  PageQuerySchema,
  pageOf,
} from '@tidewire/protocol';
import { auditNote } from '#web/lib/audit/audit-note.ts';
import { created } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage, TimePositionSchema } from '#web/lib/rest/paging.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { hashInviteCode, newInviteCode } from '#web/lib/rooms/invite-code.ts';
import { enterRoom, RoomParams } from '#web/lib/rooms/room-access.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listRoomInvites',
    summary: 'List the invites of a room',
    description: 'For those who keep the room. Newest first; only those that still let somebody in.',
    refusals: [],
    scope: 'rooms:read',
    params: RoomParams,
    query: PageQuerySchema,
    answers: { 200: pageOf(InviteSchema) },
    handle: async (asked) => {
      const { database } = asked.services;
      const { roomId } = asked.params;
      const access = await enterRoom(database, asked.caller, roomId, 'members.add');
      if ('refused' in access) return access;
      return listPage(asked, {
        position: TimePositionSchema,
        load: (page) => database.invites.list(roomId, page),
        positionOf: (invite: Invite) => ({ time: invite.createdAt, id: invite.id }),
      });
    },
  }),
  POST: operation({
    id: 'createRoomInvite',
    summary: 'Invite people into a room',
    description: 'For those who keep the room. The answer is the only place where the code is ever shown.',
    refusals: [],
    scope: 'rooms:write',
    params: RoomParams,
    body: InviteCreateSchema,
    bodyOptional: true,
    answers: { 201: InviteMadeSchema },
    handle: async (asked) => {
      const { caller, body, services } = asked;
      const { roomId } = asked.params;
      const access = await enterRoom(services.database, caller, roomId, 'members.add');
      if ('refused' in access) return access;
      if (body.expiresAt !== null && Date.parse(body.expiresAt) <= Date.now()) {
        const error = { pointer: '/expiresAt', code: 'past', message: 'This time has passed' };
        return refuse('invalid', { errors: [error] });
      }
      const code = newInviteCode();
      const given = { ...body, roomId, createdById: caller.id, codeHash: hashInviteCode(code) };
      const audit = access.asAdmin ? auditNote(asked, 'invite.created') : undefined;
      const made = await services.database.invites.create(given, audit);
      if ('refused' in made) return refuse('not_found');
      return created(`/v1/rooms/${roomId}/invites/${made.invite.id}`, { ...made.invite, code });
    },
  }),
});
