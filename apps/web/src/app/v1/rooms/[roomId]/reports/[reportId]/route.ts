import { IdSchema, ReasonQuerySchema, ReportPatchSchema, ReportSchema } from '@tidewire/protocol';
import { auditNote } from '#web/lib/audit/audit-note.ts';
import { ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { enterRoom, RoomParams } from '#web/lib/rooms/room-access.ts';

const Params = RoomParams.extend({ reportId: IdSchema });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'getRoomReport',
    summary: 'Get a report',
    description: 'For those who keep the room.',
    refusals: [],
    scope: 'rooms:read',
    params: Params,
    answers: { 200: ReportSchema },
    entity: { kind: 'report', key: ({ params }) => [params.roomId, params.reportId] },
    handle: async ({ caller, params: { roomId, reportId }, services: { database } }) => {
      const access = await enterRoom(database, caller, roomId, 'reports.decide');
      if ('refused' in access) return access;
      const report = await database.reports.find(roomId, reportId);
      return report === undefined ? refuse('not_found') : ok(report);
    },
  }),
  PATCH: operation({
    id: 'updateRoomReport',
    summary: 'Decide about a report',
    description:
      'For those who keep the room. The audit log says who decided, and why when a `reason` is given.',
    refusals: [],
    scope: 'rooms:write',
    params: Params,
    query: ReasonQuerySchema,
    body: ReportPatchSchema,
    answers: { 200: ReportSchema },
    handle: async ({ caller, params: { roomId, reportId }, query, body, requestId, services }) => {
      const { database } = services;
      const access = await enterRoom(database, caller, roomId, 'reports.decide');
      if ('refused' in access) return access;
      const found = await database.reports.find(roomId, reportId);
      if (found === undefined) return refuse('not_found');
      const decision = { state: body.state ?? found.state, resolvedById: caller.id };
      const note = auditNote({ caller, requestId, ...query }, 'report.resolved');
      const report = await database.reports.resolve(roomId, reportId, decision, note);
      return report === undefined ? refuse('not_found') : ok(report);
    },
  }),
});
