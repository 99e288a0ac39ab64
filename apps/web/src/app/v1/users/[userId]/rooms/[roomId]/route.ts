import {
  IdSchema,
  MemberSchema,
  MembershipPatchSchema,
  MembershipPutSchema,
  MembershipSchema,
  ReasonQuerySchema,
} from '@tidewire/protocol';
import { z } from 'zod';
import { createdOrFound, noContent, ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { changeMembership } from '#web/lib/rooms/change-membership.ts';
import { endMembership } from '#web/lib/rooms/end-membership.ts';
import { findMembership } from '#web/lib/rooms/find-membership.ts';
import { putMembership } from '#web/lib/rooms/put-membership.ts';
import { resolveUserId, UserParams } from '#web/lib/subject.ts';

const Params = UserParams.extend({ roomId: IdSchema });

/**
 * A person sees the whole of their own membership. Those who keep a room see of others what every member sees: neither what they have
 * read nor what they want to be told.
 */
const SeenMembershipSchema = z.union([MembershipSchema, MemberSchema]);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'getMembership',
    summary: 'Get a membership',
    refusals: [],
    scope: 'rooms:read',
    params: Params,
    answers: { 200: SeenMembershipSchema },
    entity: {
      kind: 'membership',
      key: ({ params, caller }) => [resolveUserId(caller, params.userId), params.roomId],
    },
    handle: async ({ caller, params, services: { database } }) => {
      const userId = resolveUserId(caller, params.userId);
      const seen = await findMembership(database, caller, { userId, roomId: params.roomId });
      return 'refused' in seen ? seen : ok(seen);
    },
  }),
  PUT: operation({
    id: 'putMembership',
    summary: 'Join a room or add somebody to it',
    description:
      'Joins a public room oneself, or adds somebody as one who keeps the room. Without a `role`, one that is there stays.',
    refusals: ['banned', 'conflict'],
    scope: 'rooms:write',
    params: Params,
    body: MembershipPutSchema,
    bodyOptional: true,
    answers: { 200: SeenMembershipSchema, 201: SeenMembershipSchema },
    handle: async (asked) => {
      const { caller, params, body, services } = asked;
      const userId = resolveUserId(caller, params.userId);
      const put = await putMembership(services, asked, { userId, roomId: params.roomId }, body.role);
      if ('refused' in put) return put;
      const location = `/v1/users/${userId}/rooms/${params.roomId}`;
      return createdOrFound(put.created, location, put.seen);
    },
  }),
  PATCH: operation({
    id: 'updateMembership',
    summary: 'Change a membership',
    description:
      'Owners change roles; notifications and the read position are each person’s own. The read position only moves forward.',
    refusals: ['conflict'],
    scope: 'rooms:write',
    params: Params,
    body: MembershipPatchSchema,
    answers: { 200: SeenMembershipSchema },
    handle: async (asked) => {
      const { caller, params, body, services } = asked;
      const userId = resolveUserId(caller, params.userId);
      const changed = await changeMembership(services, asked, { userId, roomId: params.roomId }, body);
      return 'refused' in changed ? changed : ok(changed.seen);
    },
  }),
  DELETE: operation({
    id: 'deleteMembership',
    summary: 'Leave a room or remove somebody from it',
    refusals: [],
    scope: 'rooms:write',
    params: Params,
    query: ReasonQuerySchema,
    answers: { 204: null },
    handle: async ({ caller, params, query, requestId, services }) => {
      const userId = resolveUserId(caller, params.userId);
      const ended = await endMembership(
        services,
        { caller, requestId, ...query },
        { userId, roomId: params.roomId },
      );
      return ended ?? noContent;
    },
  }),
});
