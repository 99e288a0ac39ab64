import { pageOf, type Report, ReportCreateSchema, ReportQuerySchema, ReportSchema } from '@tidewire/protocol';
import { createdOrFound } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage, TimePositionSchema } from '#web/lib/rest/paging.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { enterRoom, RoomParams } from '#web/lib/rooms/room-access.ts';

const noMessage = {
  pointer: '/messageId',
  code: 'unknown',
  message: 'There is no such message in this room',
};

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listRoomReports',
    summary: 'List the reports of a room',
    description: 'For those who keep the room. Oldest first; with `state` only those in it.',
    refusals: [],
    scope: 'rooms:read',
    params: RoomParams,
    query: ReportQuerySchema,
    answers: { 200: pageOf(ReportSchema) },
    handle: async (asked) => {
      const { database } = asked.services;
      const { roomId } = asked.params;
      const access = await enterRoom(database, asked.caller, roomId, 'reports.decide');
      if ('refused' in access) return access;
      const { state } = asked.query;
      return listPage(
        { ...asked, filters: ['state'] },
        {
          position: TimePositionSchema,
          load: (page) => database.reports.list(roomId, { ...page, ...(state !== undefined && { state }) }),
          positionOf: (report: Report) => ({ time: report.createdAt, id: report.id }),
        },
      );
    },
  }),
  POST: operation({
    id: 'createRoomReport',
    summary: 'Report a message',
    description:
      'For members. What the message says now is kept for those who keep the room. Again gives the report that is there.',
    refusals: ['banned'],
    scope: 'messages:write',
    params: RoomParams,
    body: ReportCreateSchema,
    answers: { 200: ReportSchema, 201: ReportSchema },
    entity: { kind: 'report' },
    handle: async ({ caller, params: { roomId }, body, services: { database, newId } }) => {
      const access = await enterRoom(database, caller, roomId, 'reports.make');
      if ('refused' in access) return access;
      const made = await database.reports.create({ id: newId(), roomId, reporterId: caller.id, ...body });
      if ('refused' in made) return refuse('invalid', { errors: [noMessage] });
      return createdOrFound(made.created, `/v1/rooms/${roomId}/reports/${made.report.id}`, made.report);
    },
  }),
});
