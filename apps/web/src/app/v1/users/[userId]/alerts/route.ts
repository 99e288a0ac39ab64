import {
  type Alert,
  AlertCreateSchema,
  AlertSchema,
  alertsPerUser,
  PageQuerySchema,
  pageOf,
} from '@tidewire/protocol';
import { tellAlertsChanged } from '#web/lib/feeds/tell-alerts-changed.ts';
import { createdOrFound } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { listPage, TimePositionSchema } from '#web/lib/rest/paging.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { findSubject, UserParams } from '#web/lib/subject.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'listAlerts',
    summary: 'List a person’s alerts',
    description: 'Latest first.',
    refusals: [],
    scope: 'feeds:read',
    params: UserParams,
    query: PageQuerySchema,
    answers: { 200: pageOf(AlertSchema) },
    handle: async (asked) => {
      const { database } = asked.services;
      const subject = await findSubject(database, asked.caller, asked.params.userId);
      if ('refused' in subject) return subject;
      return listPage(asked, {
        position: TimePositionSchema,
        load: (page) => database.alerts.list(subject.id, page),
        positionOf: (alert: Alert) => ({ time: alert.createdAt, id: alert.id }),
      });
    },
  }),
  POST: operation({
    id: 'createAlert',
    summary: 'Create an alert',
    description:
      'It fires when the price of the feed reaches its line from the other side, and again, if it repeats, once the price has been back by `hysteresis`; when a price moves by a percentage; or when a match has a goal, starts or ends. A goal that is cancelled is told, too (`alert.corrected`). Who it is for is told on their `user:` log. With an `id` of your own a repeat makes no second one.',
    refusals: ['conflict'],
    scope: 'feeds:write',
    params: UserParams,
    body: AlertCreateSchema,
    answers: { 200: AlertSchema, 201: AlertSchema },
    entity: { kind: 'alert' },
    handle: async ({ caller, params, body, services }) => {
      const { database } = services;
      const subject = await findSubject(database, caller, params.userId);
      if ('refused' in subject) return subject;
      const made = await database.alerts.create(subject.id, body);
      if ('refused' in made) {
        switch (made.refused) {
          case 'gone':
            return refuse('not_found', { detail: `There is no feed ${body.feedId}` });
          case 'taken':
            return refuse('conflict', { detail: 'This id belongs to something else' });
          case 'other_kind':
            return refuse('conflict', { detail: `${body.feedId} is no feed that has a ${body.kind}` });
          case 'full':
            return refuse('conflict', { detail: `One person has at most ${alertsPerUser} alerts` });
        }
      }
      if (made.created) await tellAlertsChanged(services, subject.id, body.feedId);
      return createdOrFound(made.created, `/v1/users/${subject.id}/alerts/${made.alert.id}`, made.alert);
    },
  }),
});
