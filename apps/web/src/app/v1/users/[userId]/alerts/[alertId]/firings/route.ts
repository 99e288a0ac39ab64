import { type AlertFiring, AlertFiringSchema, IdSchema, PageQuerySchema, pageOf } from '@tidewire/protocol';
import { z } from 'zod';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage } from '#web/lib/rest/paging.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { findSubject, UserParams } from '#web/lib/subject.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listAlertFirings',
    summary: 'List when an alert fired',
    description: 'Latest first, each with the tick that fired it.',
    refusals: [],
    scope: 'feeds:read',
    params: UserParams.extend({ alertId: IdSchema }),
    query: PageQuerySchema,
    answers: { 200: pageOf(AlertFiringSchema) },
    handle: async (asked) => {
      const { database } = asked.services;
      const subject = await findSubject(database, asked.caller, asked.params.userId);
      if ('refused' in subject) return subject;
      const alert = await database.alerts.find(subject.id, asked.params.alertId);
      if (alert === undefined) return refuse('not_found');
      return listPage(asked, {
        position: z.int(),
        load: ({ after, limit }) =>
          database.alerts.log(alert.id, { limit, ...(after === undefined ? {} : { before: after }) }),
        positionOf: ({ nth }: AlertFiring) => nth,
      });
    },
  }),
});
