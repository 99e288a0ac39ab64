import {
  type Membership,
  MembershipSchema,
  PageQuerySchema,
  pageOf,
  RoomCreateSchema,
} from '@tidewire/protocol';
import { createdOrFound } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage, TimePositionSchema } from '#web/lib/rest/paging.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { createRoom } from '#web/lib/rooms/create-room.ts';
import { findSubject, UserParams } from '#web/lib/subject.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listMemberships',
    summary: 'List a person’s rooms',
    description:
      'With the number of unread messages in each. Direct rooms and groups are listed to the person alone.',
    refusals: [],
    scope: 'rooms:read',
    params: UserParams,
    query: PageQuerySchema,
    answers: { 200: pageOf(MembershipSchema) },
    handle: async (asked) => {
      const { database } = asked.services;
      const subject = await findSubject(database, asked.caller, asked.params.userId);
      if ('refused' in subject) return subject;
      return listPage(asked, {
        position: TimePositionSchema,
        load: (page) =>
          database.rooms.listMemberships(subject.id, { ...page, keptOnly: subject.id !== asked.caller.id }),
        positionOf: (membership: Membership) => ({ time: membership.joinedAt, id: membership.room.id }),
      });
    },
  }),
  POST: operation({
    id: 'createRoomForUser',
    summary: 'Create a room owned by this person',
    description: 'With an `id` of your own a retry gives the room that is there: 200.',
    refusals: ['conflict'],
    scope: 'rooms:write',
    params: UserParams,
    body: RoomCreateSchema,
    answers: { 200: MembershipSchema, 201: MembershipSchema },
    entity: { kind: 'membership' },
    handle: async ({ caller, params, body, services }) => {
      const subject = await findSubject(services.database, caller, params.userId);
      if ('refused' in subject) return subject;
      const made = await createRoom(services, subject.id, body);
      if ('refused' in made) return made;
      const location = `/v1/users/${subject.id}/rooms/${made.membership.room.id}`;
      return createdOrFound(made.created, location, made.membership);
    },
  }),
});
