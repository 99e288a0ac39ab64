import { PageQuerySchema, pageOf, type RoomFeed, RoomFeedSchema } from '@tidewire/protocol';
import { z } from 'zod';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage } from '#web/lib/rest/paging.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { enterRoom, RoomParams } from '#web/lib/rooms/room-access.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listRoomFeeds',
    summary: 'List the live feeds of a room',
    description: 'In the order in which they were added, each with what of it becomes a message.',
    refusals: ['banned'],
    scope: 'rooms:read',
    params: RoomParams,
    query: PageQuerySchema,
    answers: { 200: pageOf(RoomFeedSchema) },
    handle: async (asked) => {
      const { caller, params, services } = asked;
      const access = await enterRoom(services.database, caller, params.roomId, 'messages.read');
      if ('refused' in access) return access;
      const feeds = await services.database.roomFeeds.list(params.roomId);
      return listPage(asked, {
        position: z.int(),
        load: async ({ after = 0, limit }) => feeds.slice(after, after + limit),
        positionOf: (feed: RoomFeed) => feeds.indexOf(feed) + 1,
      });
    },
  }),
});
