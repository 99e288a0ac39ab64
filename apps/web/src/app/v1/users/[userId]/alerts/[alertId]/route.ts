import { AlertSchema, IdSchema } from '@tidewire/protocol';
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
  DELETE: operation({
    id: 'deleteAlert',
    summary: 'Delete an alert',
    description: 'Its log goes with it.',
    refusals: [],
    scope: 'feeds:write',
    params: Params,
    answers: { 204: null },
    handle: async ({ caller, params, services: { database, gateway } }) => {
      const subject = await findSubject(database, caller, params.userId);
      if ('refused' in subject) return subject;
      const alert = await database.alerts.delete(subject.id, params.alertId);
      if (alert === undefined) return refuse('not_found');
      await gateway.publish([{ type: 'alerts.changed', feedId: alert.feedId }]);
      return noContent;
    },
  }),
});
