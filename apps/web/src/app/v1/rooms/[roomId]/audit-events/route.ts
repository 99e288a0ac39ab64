import { type AuditEvent, AuditEventSchema, PageQuerySchema, pageOf } from '@tidewire/protocol';
import { z } from 'zod';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage } from '#web/lib/rest/paging.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { enterRoom, RoomParams } from '#web/lib/rooms/room-access.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listRoomAuditEvents',
    summary: 'List what was done by those who keep a room',
    description: 'For those who keep it. Newest first: the rows of the audit log that are about this room.',
    refusals: [],
    scope: 'rooms:read',
    params: RoomParams,
    query: PageQuerySchema,
    answers: { 200: pageOf(AuditEventSchema) },
    handle: async (asked) => {
      const { database } = asked.services;
      const { roomId } = asked.params;
      const access = await enterRoom(database, asked.caller, roomId, 'audit.read');
      if ('refused' in access) return access;
      return listPage(asked, {
        position: z.int(),
        load: (page) => database.audit.list({ roomId }, page),
        positionOf: (event: AuditEvent) => event.seq,
      });
    },
  }),
});
