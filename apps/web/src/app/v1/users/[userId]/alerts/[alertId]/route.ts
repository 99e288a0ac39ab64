import { AlertPatchSchema, AlertSchema, IdSchema } from '@tidewire/protocol';
import { tellAlertsChanged } from '#web/lib/feeds/tell-alerts-changed.ts';
import { noContent, ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { findSubject, resolveUserId, UserParams } from '#web/lib/subject.ts';

const Params = UserParams.extend({ alertId: IdSchema });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'getAlert',
    summary: 'Read an alert',
    refusals: [],
    scope: 'feeds:read',
    params: Params,
    answers: { 200: AlertSchema },
    entity: {
      kind: 'alert',
      key: ({ params, caller }) => [resolveUserId(caller, params.userId), params.alertId],
    },
    handle: async ({ caller, params, services: { database } }) => {
      const subject = await findSubject(database, caller, params.userId);
      if ('refused' in subject) return subject;
      const alert = await database.alerts.find(subject.id, params.alertId);
      return alert === undefined ? refuse('not_found') : ok(alert);
    },
  }),
  PATCH: operation({
    id: 'updateAlert',
    summary: 'Change an alert',
    description:
      'Another line, percentage or window begins it anew: the next price only says on which side it is. What it waits for, and of which feed, cannot be changed.',
    refusals: [],
    scope: 'feeds:write',
    params: Params,
    body: AlertPatchSchema,
    answers: { 200: AlertSchema },
    handle: async ({ caller, params, body, services }) => {
      const subject = await findSubject(services.database, caller, params.userId);
      if ('refused' in subject) return subject;
      const alert = await services.database.alerts.update(subject.id, params.alertId, body);
      if (alert === undefined) return refuse('not_found');
      await tellAlertsChanged(services, subject.id, alert.feedId);
      return ok(alert);
    },
  }),
  DELETE: operation({
    id: 'deleteAlert',
    summary: 'Delete an alert',
    description: 'Its log goes with it.',
    refusals: [],
    scope: 'feeds:write',
    params: Params,
    answers: { 204: null },
    handle: async ({ caller, params, services }) => {
      const subject = await findSubject(services.database, caller, params.userId);
      if ('refused' in subject) return subject;
      const alert = await services.database.alerts.delete(subject.id, params.alertId);
      if (alert === undefined) return refuse('not_found');
      await tellAlertsChanged(services, subject.id, alert.feedId);
      return noContent;
    },
  }),
});
