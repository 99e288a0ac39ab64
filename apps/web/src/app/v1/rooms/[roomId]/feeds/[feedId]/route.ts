import { FeedIdSchema, limitsOfRoomFeeds, RoomFeedPutSchema, RoomFeedSchema } from '@tidewire/protocol';
import { toNodeEvents } from '#web/lib/node-events.ts';
import { createdOrFound, noContent } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { refuseMuted } from '#web/lib/rooms/post-message.ts';
import { enterRoom, RoomParams } from '#web/lib/rooms/room-access.ts';

const Params = RoomParams.extend({ feedId: FeedIdSchema });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  PUT: operation({
    id: 'putRoomFeed',
    summary: 'Add a live feed to a room, or change what it tells',
    description:
      'For moderators and owners. Adding writes one message, its card: it shows the latest value wherever it is read. Each rule turns what happens into a message, once; several in a minute are one. They are counted as unread only with `unread`.',
    refusals: ['banned', 'muted', 'conflict'],
    scope: 'messages:write',
    params: Params,
    body: RoomFeedPutSchema,
    rateLimit: 'publish',
    answers: { 200: RoomFeedSchema, 201: RoomFeedSchema },
    handle: async ({ caller, params: { roomId, feedId }, body, services }) => {
      const { database, gateway, newId } = services;
      const access = await enterRoom(database, caller, roomId, 'feeds.change');
      if ('refused' in access) return access;
      const author = { id: caller.id, name: caller.name, guest: caller.guest };
      const put = await database.roomFeeds.put({ roomId, feedId, messageId: newId(), author, ...body });
      if ('refused' in put) {
        switch (put.refused) {
          case 'full':
            return refuse('conflict', { detail: `A room has at most ${limitsOfRoomFeeds.feeds} feeds` });
          case 'other_kind':
            return refuse('conflict', { detail: `${feedId} has nothing of what a rule waits for` });
          case 'muted':
            return refuseMuted(put);
          default:
            return refuse('not_found', { detail: `There is no feed ${feedId}` });
        }
      }
      await gateway.publish([...toNodeEvents(put.committed), { type: 'alerts.changed', feedId }]);
      return createdOrFound(put.created, `/v1/rooms/${roomId}/feeds/${feedId}`, put.roomFeed);
    },
  }),
  DELETE: operation({
    id: 'removeRoomFeed',
    summary: 'Remove a live feed from a room',
    description:
      'For moderators and owners. Its card stays where it was written, and nothing more is told of it.',
    refusals: ['banned'],
    scope: 'messages:write',
    params: Params,
    rateLimit: 'publish',
    answers: { 204: null },
    handle: async ({ caller, params: { roomId, feedId }, services: { database, gateway } }) => {
      const access = await enterRoom(database, caller, roomId, 'feeds.change');
      if ('refused' in access) return access;
      if (!(await database.roomFeeds.remove(roomId, feedId))) return refuse('not_found');
      await gateway.publish([{ type: 'alerts.changed', feedId }]);
      return noContent;
    },
  }),
});
