import { ScoreHoldSchema } from '@tidewire/protocol';
import { toNodeEvents } from '#web/lib/node-events.ts';
import { ok } from '#web/lib/rest/answer.ts';
import { operation } from '#web/lib/rest/operation.ts';
import { refuse } from '#web/lib/rest/refusal.ts';
import { resource } from '#web/lib/rest/resource.ts';
import { findSubject, resolveUserId, UserParams } from '#web/lib/subject.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: operation({
    id: 'getScoreHold',
    summary: 'Read how long scores are kept from a person',
    description:
      'It is about what their pages show, for whoever watches a match later than it is played; feeds say what is.',
    refusals: [],
    scope: 'feeds:read',
    params: UserParams,
    answers: { 200: ScoreHoldSchema },
    entity: { kind: 'score_hold', key: ({ params, caller }) => [resolveUserId(caller, params.userId)] },
    handle: async ({ caller, params, services: { database } }) => {
      const subject = await findSubject(database, caller, params.userId);
      if ('refused' in subject) return subject;
      const hold = await database.sports.findScoreHold(subject.id);
      return hold === undefined ? refuse('not_found') : ok(hold);
    },
  }),
  PUT: operation({
    id: 'putScoreHold',
    summary: 'Set how long scores are kept from a person',
    refusals: [],
    scope: 'feeds:write',
    params: UserParams,
    body: ScoreHoldSchema,
    answers: { 200: ScoreHoldSchema },
    entity: { kind: 'score_hold' },
    handle: async ({ caller, params, body, services: { database, gateway } }) => {
      const subject = await findSubject(database, caller, params.userId);
      if ('refused' in subject) return subject;
      const put = await database.sports.putScoreHold(subject.id, body);
      if ('refused' in put) return refuse('not_found');
      await gateway.publish(toNodeEvents(put.committed));
      return ok(put.hold);
    },
  }),
});
