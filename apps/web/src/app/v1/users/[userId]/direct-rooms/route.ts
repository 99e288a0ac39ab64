import { DirectRoomOpenSchema, MembershipSchema } from '@tidewire/protocol';
import { createdOrFound } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { openDirectRoom } from '#web/lib/rooms/open-direct-room.ts';
import { resolveUserId, UserParams } from '#web/lib/subject.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: operation({
    id: 'openDirectRoom',
    summary: 'Open a direct room or a group',
    description:
      'With one other person it finds or makes the one direct room of the two; with more it makes a group, or with an `id` of your own finds it. ' +
      'They are people you share a room with. Nobody opens one for somebody else.',
    refusals: ['conflict'],
    scope: 'rooms:write',
    params: UserParams,
    body: DirectRoomOpenSchema,
    answers: { 200: MembershipSchema, 201: MembershipSchema },
    entity: { kind: 'membership' },
    handle: async ({ caller, params, body, services }) => {
      if (resolveUserId(caller, params.userId) !== caller.id) return refuse('not_found');
      const opened = await openDirectRoom(services, caller, body);
      if ('refused' in opened) return opened;
      const location = `/v1/users/${caller.id}/rooms/${opened.membership.room.id}`;
      return createdOrFound(opened.created, location, opened.membership);
    },
  }),
});
