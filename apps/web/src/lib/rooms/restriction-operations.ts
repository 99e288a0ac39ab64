import type { RestrictionKind } from '@tidewire/database';
import {
  type BanPutSchema,
  type MutePutSchema,
  PageQuerySchema,
  pageOf,
  ReasonQuerySchema,
  type Restriction,
  RestrictionSchema,
} from '@tidewire/protocol';
import { createdOrFound, noContent, ok } from '../rest/answer.ts';
import { operation } from '../rest/operation.ts';
import { listPage, TimePositionSchema } from '../rest/paging.ts';
import { refuse } from '../rest/refusal.ts';
import { resolveUserId } from '../subject.ts';
import { liftRestriction, RestrictionParams, restrictMember } from './restrict-member.ts';
import { enterRoom, RoomParams } from './room-access.ts';

/** Bans and mutes are the same four operations under two names. */
export function restrictionOperations(
  kind: RestrictionKind,
  Put: typeof BanPutSchema | typeof MutePutSchema,
) {
  const [name, plural, verb] = kind === 'ban' ? ['Ban', 'bans', 'Ban'] : ['Mute', 'mutes', 'Mute'];
  return {
    list: operation({
      id: `listRoom${name}s`,
      summary: `List the ${plural} of a room`,
      description: 'For those who keep the room. Oldest first; one that is over is not there any more.',
      refusals: [],
      scope: 'rooms:read',
      params: RoomParams,
      query: PageQuerySchema,
      answers: { 200: pageOf(RestrictionSchema) },
      handle: async (asked) => {
        const { database } = asked.services;
        const { roomId } = asked.params;
        const access = await enterRoom(database, asked.caller, roomId, 'members.restrict');
        if ('refused' in access) return access;
        return listPage(asked, {
          position: TimePositionSchema,
          load: (page) => database.restrictions.list(roomId, kind, page),
          positionOf: (row: Restriction) => ({ time: row.createdAt, id: row.user.id }),
        });
      },
    }),
    get: operation({
      id: `getRoom${name}`,
      summary: `Get a ${kind} in a room`,
      refusals: [],
      scope: 'rooms:read',
      params: RestrictionParams,
      answers: { 200: RestrictionSchema },
      entity: { kind, key: ({ params, caller }) => [params.roomId, resolveUserId(caller, params.userId)] },
      handle: async ({ caller, params: { roomId, userId: named }, services: { database } }) => {
        const userId = resolveUserId(caller, named);
        const access = await enterRoom(database, caller, roomId, 'members.restrict');
        if ('refused' in access) return access;
        const found = await database.restrictions.find(roomId, userId, kind);
        return found === undefined ? refuse('not_found') : ok(found);
      },
    }),
    put: operation({
      id: `putRoom${name}`,
      summary: `${verb} somebody in a room`,
      description:
        'Moderators restrict members, owners moderators too, and nobody an owner. It ends by itself at `until`. Again changes reason and end.',
      refusals: [],
      scope: 'rooms:write',
      params: RestrictionParams,
      body: Put,
      answers: { 200: RestrictionSchema, 201: RestrictionSchema },
      handle: async ({ caller, params, body, requestId, services }) => {
        const { roomId } = params;
        const place = { roomId, userId: resolveUserId(caller, params.userId) };
        const put = await restrictMember(services, { caller, requestId }, place, { kind, ...body });
        if ('refused' in put) return put;
        const location = `/v1/rooms/${roomId}/${plural}/${place.userId}`;
        return createdOrFound(put.created, location, put.restriction);
      },
    }),
    remove: operation({
      id: `deleteRoom${name}`,
      summary: `Take a ${kind} back`,
      refusals: [],
      scope: 'rooms:write',
      params: RestrictionParams,
      query: ReasonQuerySchema,
      answers: { 204: null },
      handle: async ({ caller, params, query, requestId, services }) => {
        const place = { roomId: params.roomId, userId: resolveUserId(caller, params.userId) };
        return (await liftRestriction(services, { caller, requestId, ...query }, place, kind)) ?? noContent;
      },
    }),
  };
}
